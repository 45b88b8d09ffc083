import type { components } from '../api/schema'

type SimilarPetition = components['schemas']['SimilarPetition']

/** How many have the same trouble, beside the enterprise that filed. */
export function joinedWords(count: number): string {
  return count === 0 ? '还没有其他企业附议' : `${count} 家企业也有同样的问题`
}

/** Why it is shown, on one line. */
export function reasonWords(petition: Pick<SimilarPetition, 'reasons'>): string {
  return petition.reasons.map((reason) => reason.text).join(' · ')
}

/** Instead of the button, where there is nothing to join: it is the own one, or the enterprise said so before. */
export function settledWords(petition: Pick<SimilarPetition, 'joinable' | 'reasons'>): string {
  if (petition.joinable) {
    return ''
  }
  return petition.reasons.some((reason) => reason.code === 'OWN_ENTERPRISE') ? '点开看进度，不用再提一次' : '您的企业已附议，有进展会通知您'
}

/** Until when a policy holds. */
export function untilWords(validTo: string | null): string {
  return validTo === null ? '长期有效' : `${validTo} 前有效`
}

/** What stands below the title, always on one line of the same height. */
export function similarLine(answered: boolean, open: number, answers: number, policies: number): string {
  const kinds = [
    { count: open, short: '件在办', alone: '件相似的诉求正在办' },
    { count: answers, short: '份答复', alone: '份相似的公开答复' },
    { count: policies, short: '项政策', alone: '项相关的政策' },
  ].filter((kind) => kind.count > 0)
  if (kinds.length > 1) {
    return `相似的有 ${kinds.map((kind) => `${kind.count} ${kind.short}`).join('、')}`
  }
  if (kinds[0] !== undefined) {
    return `有 ${kinds[0].count} ${kinds[0].alone}`
  }
  return answered ? '没有看到相似的诉求，请接着写' : '相似的诉求会列在这里'
}
