import type { PublicationDraftPart } from '@/api/types'

/** The text with all suggestions but the refused ones; places are counted in code points. */
export function withTaken({ original, suggestions }: PublicationDraftPart, refused: ReadonlySet<number>): string {
  const points = [...original]
  let at = 0
  const parts = suggestions.flatMap(({ from, to, replacement }, index) => {
    if (refused.has(index)) return []
    const before = points.slice(at, from).join('')
    at = to
    return [before, replacement]
  })
  return [...parts, points.slice(at).join('')].join('')
}

/**
 * The text after one suggestion was taken or refused. As long as nobody wrote in it, it is made anew; afterwards only the words
 * themselves change, at the first place where they stand.
 */
export function afterToggle(text: string, part: PublicationDraftPart, refused: ReadonlySet<number>, index: number): { text: string; refused: Set<number> } {
  const next = new Set(refused)
  const refusing = !next.delete(index)
  if (refusing) next.add(index)
  const suggestion = part.suggestions[index]
  if (text === withTaken(part, refused)) return { text: withTaken(part, next), refused: next }
  if (!suggestion) return { text, refused: next }
  const [was, becomes] = refusing ? [suggestion.replacement, suggestion.words] : [suggestion.words, suggestion.replacement]
  return { text: text.replace(was, () => becomes), refused: next }
}

/** The original in pieces, each with the suggestion that it is. */
export function pieces({ original, suggestions }: PublicationDraftPart): { words: string; index: number | null }[] {
  const points = [...original]
  let at = 0
  const cut = suggestions.flatMap(({ from, to, words }, index) => {
    const before = points.slice(at, from).join('')
    at = to
    return [{ words: before, index: null }, { words, index }]
  })
  return [...cut, { words: points.slice(at).join(''), index: null }].filter(({ words }) => words !== '')
}
