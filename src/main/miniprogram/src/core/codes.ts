import { decoded } from './address'

/** The short code beside the QR: six characters of Crockford's alphabet, in which no letter looks like a digit. */
export const CODE_LENGTH = 6

const NOT_A_CODE_CHARACTER = /[^0-9A-HJKMNP-TV-Z]/g

/** What was meant by what was typed: any case, with or without blanks and hyphens, O for 0, I and L for 1, full-width forms. */
export function normaliseCode(typed: string): string {
  return narrow(typed)
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(NOT_A_CODE_CHARACTER, '')
    .slice(0, CODE_LENGTH)
}

/** A Chinese keyboard may write "Ｋ７" where "K7" was meant. */
function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

export interface VenueLink {
  activityId: string
  code: string
}

/** The activity and the code in a QR's link, wherever the link points; null when it is another link. */
export function venueLinkOf(link: string): VenueLink | null {
  const activityId = queryOf(link, 'a')
  const code = normaliseCode(queryOf(link, 'c'))
  return activityId === '' || code.length !== CODE_LENGTH ? null : { activityId, code }
}

function queryOf(link: string, name: string): string {
  const found = new RegExp(`[?&]${name}=([^&#]*)`).exec(link)
  return found?.[1] === undefined ? '' : decoded(found[1])
}
