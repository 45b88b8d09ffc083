import type { components } from './v1'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type Role = Schemas['Role']
export type Ref = Schemas['Ref']
export type Organisation = Schemas['Organisation']

export type PetitionStatus = Schemas['PetitionStatus']
export type PetitionCategoryCode = Schemas['PetitionCategoryCode']
export type PetitionRow = Schemas['PetitionRow']
export type Petition = Schemas['Petition']
export type PetitionClock = Schemas['PetitionClock']
export type TimelineItem = Schemas['PetitionTimelineItem']

export type Evidence = Schemas['Evidence']
export type EvidenceView = Schemas['EvidenceView']
export type EvidencePurpose = Schemas['EvidencePurpose']
export type EvidenceContentType = Schemas['EvidenceContentType']
export type Rendition = Schemas['Rendition']
