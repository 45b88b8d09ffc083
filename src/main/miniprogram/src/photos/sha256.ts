import { SHA256 } from '@stablelib/sha256'
import { hex } from '../core/uuidv7'

const SLICE = 512 * 1024

/** Hashes in slices and lets the screen breathe between them: a cheap phone needs seconds for a large photo. */
export async function sha256Hex(bytes: Uint8Array, breathe: () => Promise<void>): Promise<string> {
  const hash = new SHA256()
  for (let start = 0; start < bytes.length; start += SLICE) {
    hash.update(bytes.subarray(start, start + SLICE))
    await breathe()
  }
  return hex(hash.digest())
}
