import type { components } from '../api/schema'
import type { Tone } from './labels'

type Schemas = components['schemas']

/** How a policy fits an enterprise, in a word. */
export const FITS: Record<Schemas['PolicyFit'], { label: string; tone: Tone }> = {
  FITS: { label: '符合条件', tone: 'live' },
  MAY_FIT: { label: '可能符合', tone: 'mine' },
  DOES_NOT_FIT: { label: '不符合', tone: 'done' },
}

type Condition = Schemas['PolicyMatch']['conditions'][number]

/** What stands in front of a condition's sentence; it is read aloud too. */
export const RESULTS: Record<Condition['result'], string> = {
  FITS: '符合',
  DOES_NOT_FIT: '不符合',
  UNKNOWN: '待确认',
}

/** Until when it holds. */
export function validWords(content: Pick<Schemas['PolicyContent'], 'validFrom' | 'validTo'>, expired: boolean): string {
  if (expired) {
    return `已于 ${content.validTo} 到期`
  }
  return content.validTo === null ? `${content.validFrom} 起长期有效` : `${content.validFrom} 至 ${content.validTo}`
}
