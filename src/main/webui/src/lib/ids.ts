/** `crypto.randomUUID` needs a secure context, `getRandomValues` does not; the township's network may be plain http. */
function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A key for one attempt to do something, sent again with every retry of that attempt. */
export function randomKey(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)))
}

/** A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance. */
export function uuidv7(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(now / 2 ** 32))
  view.setUint32(2, now % 2 ** 32)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const text = hex(bytes)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
