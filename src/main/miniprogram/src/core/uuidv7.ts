/**
 * UUIDv7 made on the phone: what is sent twice carries the same id, so the service keeps it once.
 *
 * The caller passes time and randomness in, because the mini-program has no WebCrypto and tests want neither.
 */
export function uuidv7(now: number, random: Uint8Array): string {
  if (random.length < 10) {
    throw new RangeError('a UUIDv7 needs 10 random bytes')
  }
  const bytes = new Uint8Array(16)
  let time = now
  for (let index = 5; index >= 0; index--) {
    bytes[index] = time % 256
    time = Math.floor(time / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return hyphenated(hex(bytes))
}

export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    text += (byte < 16 ? '0' : '') + byte.toString(16)
  }
  return text
}

function hyphenated(digits: string): string {
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-')
}
