import type { components } from '../api/schema'

type Schemas = components['schemas']

/** How somebody was recognised: the venue's code, a card, or by hand. */
export type Proof = { code: string } | { cardToken: string } | { memberId: string }

/**
 * One check-in on its way to the service, written down before it is sent. WAITING: it goes out by itself; REFUSED: the
 * service said no, and the person has not seen it yet.
 */
export interface Scan {
  /** Made for this scan, so that the service answers a repeated request with the first result. */
  nonce: string
  activityId: string
  /** What the person calls it, for times without a network. */
  title: string
  proof: Proof
  /** Epoch milliseconds on the phone's clock: code and window are judged at this moment. */
  scannedAt: number
  deviceId: string
  place: Schemas['CheckInPlace'] | null
  refusal: string | null
}

/** The body of a check-in; `sentAt` tells the service how long it lay on the phone. */
export function scanBody(scan: Scan, sentAt: number): Schemas['NewCheckIn'] {
  return {
    ...scan.proof,
    scannedAt: new Date(scan.scannedAt).toISOString(),
    sentAt: new Date(sentAt).toISOString(),
    nonce: scan.nonce,
    deviceId: scan.deviceId,
    ...(scan.place === null ? {} : { place: scan.place }),
  }
}
