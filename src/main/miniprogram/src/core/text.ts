/** Length as the service counts it: code points, so an emoji or a rare character is one, not two. */
export function codePoints(text: string): number {
  return Array.from(text).length
}

/** Cuts after so many code points, never through the middle of a character. */
export function cut(text: string, limit: number): string {
  const points = Array.from(text)
  return points.length <= limit ? text : points.slice(0, limit).join('')
}

export function isBlank(text: string | null | undefined): boolean {
  return !text || text.trim() === ''
}
