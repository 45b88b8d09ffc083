import { bytesToHex } from '@noble/hashes/utils.js'

/** Lower-case hex SHA-256 of a file. WebCrypto is missing on plain http outside localhost; then a library computes it. */
export async function sha256Hex(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (globalThis.crypto?.subtle) {
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  }
  const { sha256 } = await import('@noble/hashes/sha2.js')
  return bytesToHex(sha256(bytes))
}
