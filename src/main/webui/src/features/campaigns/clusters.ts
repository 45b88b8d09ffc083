import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { PetitionCluster } from '@/api/types'

/** A group is told by its first petition; it has no id of its own. */
export const keyOf = ({ petitions }: PetitionCluster) => petitions[0]?.id ?? ''

export async function loadClusters(): Promise<PetitionCluster[]> {
  return (await unwrap(api.GET('/petition-clusters'))).items
}

export const reasonsOf = ({ reasons }: PetitionCluster) => reasons.map(({ text }) => text).join(' · ')
