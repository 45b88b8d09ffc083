import { Problem } from '../api/problem'
import type { KeyValues } from '../api/session'
import type { components } from '../api/schema'
import type { Scan } from './scan'

type Schemas = components['schemas']

export type Answered = Schemas['CheckIn'] | Schemas['CheckInRefused']

/** What became of a scan. */
export type Outcome =
  | { type: 'done'; checkIn: Schemas['CheckIn'] }
  | { type: 'waiting'; why: string }
  | { type: 'refused'; message: string }

export interface QueuePorts {
  /** Sends one scan while the person waits. */
  one(scan: Scan): Promise<Schemas['CheckIn']>
  /** Brings in scans that waited, and answers for each in their order. */
  batch(scans: readonly Scan[]): Promise<readonly Answered[]>
}

/** The service takes this many at once. */
const SLICE = 500

/**
 * The scans of one user on this phone. Each is written down before it is sent and leaves only with the service's answer, so a
 * dead network or a closed app loses none; its nonce makes sending it twice count once.
 */
export class ScanQueue {
  private scans: Scan[]
  private readonly key: string
  private readonly sending = new Set<string>()
  private readonly listeners = new Set<() => void>()
  private flushing: Promise<Schemas['CheckIn'][]> | null = null

  constructor(private readonly values: KeyValues, userId: string, private readonly ports: QueuePorts) {
    this.key = `qs.scans.${userId}`
    this.scans = (values.get(this.key) as Scan[] | undefined) ?? []
  }

  all(): readonly Scan[] {
    return this.scans
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener)
  }

  /** Checks in now, or keeps the scan until that is possible. A refusal is told here and need not be kept. */
  async checkIn(scan: Scan): Promise<Outcome> {
    this.replace([...this.scans, scan])
    this.sending.add(scan.nonce)
    try {
      const checkIn = await this.ports.one(scan)
      this.remove(scan.nonce)
      return { type: 'done', checkIn }
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error
      }
      if (!error.final) {
        return { type: 'waiting', why: error.message }
      }
      this.remove(scan.nonce)
      return { type: 'refused', message: error.message }
    } finally {
      this.sending.delete(scan.nonce)
    }
  }

  /** Brings in everything that waits, in one run at a time, and answers what was taken. */
  flush(): Promise<Schemas['CheckIn'][]> {
    this.flushing ??= this.run().finally(() => {
      this.flushing = null
    })
    return this.flushing
  }

  /** The person has seen why it was refused. */
  remove(nonce: string): void {
    this.replace(this.scans.filter((scan) => scan.nonce !== nonce))
  }

  private async run(): Promise<Schemas['CheckIn'][]> {
    const waiting = this.scans.filter((scan) => scan.refusal === null && !this.sending.has(scan.nonce))
    const taken: Schemas['CheckIn'][] = []
    for (let from = 0; from < waiting.length; from += SLICE) {
      const slice = waiting.slice(from, from + SLICE)
      const answers = await this.bring(slice)
      if (answers === null) {
        break
      }
      slice.forEach((scan, index) => this.settle(scan, answers[index]))
      taken.push(...answers.filter((answer): answer is Schemas['CheckIn'] => answer.result !== 'REFUSED'))
    }
    return taken
  }

  /** Null when the service can't be reached now, or refused them all together: each then stays where it is. */
  private async bring(slice: readonly Scan[]): Promise<readonly Answered[] | null> {
    try {
      return await this.ports.batch(slice)
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error
      }
      return null
    }
  }

  private settle(scan: Scan, answer: Answered | undefined): void {
    if (answer === undefined) {
      return
    }
    if (answer.result === 'REFUSED') {
      this.replace(this.scans.map((one) => (one.nonce === scan.nonce ? { ...one, refusal: answer.message } : one)))
    } else {
      this.remove(scan.nonce)
    }
  }

  private replace(scans: Scan[]): void {
    this.scans = scans
    this.values.set(this.key, scans)
    this.listeners.forEach((listener) => listener())
  }
}
