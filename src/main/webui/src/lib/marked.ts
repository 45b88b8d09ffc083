/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string
  hit: boolean
}

/** A text in pieces, those that are the words apart, whichever case they are written in. */
export function marked(text: string, words: string): Piece[] {
  const sought = words.trim().toLowerCase()
  const whole = text.toLowerCase()
  // where lower case has another length, places would be wrong
  if (sought === '' || whole.length !== text.length) return [{ text, hit: false }]
  const pieces: Piece[] = []
  let done = 0
  for (let at = whole.indexOf(sought); at >= 0; at = whole.indexOf(sought, done)) {
    if (at > done) pieces.push({ text: text.slice(done, at), hit: false })
    done = at + sought.length
    pieces.push({ text: text.slice(at, done), hit: true })
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false })
  return pieces
}
