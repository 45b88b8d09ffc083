import { flushOutbox } from './drafts'
import { flushScans } from './scans'

/** Sends everything that waits on the phone: at start, when the network returns, after signing in. */
export async function sendWaiting(): Promise<void> {
  await Promise.all([flushScans(), flushOutbox()])
}
