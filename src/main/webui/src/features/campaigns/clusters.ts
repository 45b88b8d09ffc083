import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PetitionCluster } from '@/api/types'

/** A group has no id of its own: it is told by its oldest petition, which comes last, as it grows with new ones. */
export const keyOf = ({ petitions }: PetitionCluster) => petitions.at(-1)?.id ?? ''

/** A group that has lost its oldest is found by any other. */
export const isIn = (id: string | null, { petitions }: PetitionCluster) => petitions.some((petition) => petition.id === id)

export async function loadClusters(): Promise<PetitionCluster[]> {
  return (await unwrap(api.GET('/petition-clusters'))).items
}

export const reasonsOf = ({ reasons }: PetitionCluster) => reasons.map(({ text }) => text).join(' · ')
