/**
 * Words as part of an address of a page. WeChat hands them over as they were written, a browser decodes them once and uni-app there
 * a second time: so that all read the same, none of it is what decoding would touch.
 */
export function inAddress(words: string): string {
  return encodeURIComponent(words).replace(/~/g, '%7E').replace(/%/g, '~')
}

export function fromAddress(part: string): string {
  return decoded(part.replace(/~/g, '%'))
}

/** What somebody else wrote may be no encoding at all: then it means what it says. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
