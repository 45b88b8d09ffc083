import { session } from './session'
import type { PetitionRow } from './api'

/** Which of several enterprises joins; null where the person thought better of it. The one that filed says so already. */
export async function whoJoins(petition: Pick<PetitionRow, 'enterprise'> | null): Promise<{ enterpriseId?: string } | null> {
  const firms = (session.user?.enterprises ?? []).filter((one) => one.id !== petition?.enterprise?.id)
  if (firms.length < 2) {
    return {}
  }
  try {
    const { tapIndex } = await uni.showActionSheet({ title: '哪家企业也有同样的问题？', itemList: firms.map((one) => one.name) })
    return { enterpriseId: firms[tapIndex]!.id }
  } catch {
    return null // the sheet was dismissed
  }
}
