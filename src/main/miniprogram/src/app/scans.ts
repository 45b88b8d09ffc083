import { shallowRef, watch } from 'vue'
import { platform } from '@platform'
import { hex } from '../core/uuidv7'
import { ScanQueue, type Answered, type Outcome } from '../scans/queue'
import { scanBody, type Proof, type Scan } from '../scans/scan'
import { api, newId, type Schemas } from './api'
import { session } from './session'
import { storage } from './storage'

const DEVICE = 'qs.device'

/** What the signed-in user scanned and the service does not have yet, or refused while nobody looked. */
export const scans = shallowRef<readonly Scan[]>([])

const takenListeners = new Set<(checkIns: readonly Schemas['CheckIn'][]) => void>()
let queue: ScanQueue | null = null

watch(() => session.user?.id ?? null, openQueue, { immediate: true, flush: 'sync' })

function openQueue(userId: string | null): void {
  if (userId === null) {
    queue = null
    scans.value = []
    return
  }
  const opened = new ScanQueue(storage, userId, { one: sendOne, batch: sendBatch })
  opened.onChange(() => {
    scans.value = opened.all()
  })
  queue = opened
  scans.value = opened.all()
}

export interface NewScan {
  activityId: string
  title: string
  proof: Proof
  scannedAt: number
  place: Schemas['CheckInPlace'] | null
}

/** Checks in now, or as soon as there is a network. */
export async function checkIn(scan: NewScan): Promise<Outcome> {
  if (queue === null) {
    throw new Error('scans belong to a user, and nobody is signed in')
  }
  return queue.checkIn({ ...scan, nonce: await newId(), deviceId: await deviceId(), refusal: null })
}

/** Brings in what waited without a network. */
export async function flushScans(): Promise<void> {
  if (queue === null || session.expired) {
    return
  }
  const taken = await queue.flush()
  if (taken.length > 0) {
    takenListeners.forEach((listener) => listener(taken))
  }
}

export function dismissScan(nonce: string): void {
  queue?.remove(nonce)
}

export function onTaken(listener: (checkIns: readonly Schemas['CheckIn'][]) => void): () => void {
  takenListeners.add(listener)
  return () => takenListeners.delete(listener)
}

function sendOne(scan: Scan): Promise<Schemas['CheckIn']> {
  return api.post('/activities/{id}/check-ins', {
    params: { id: scan.activityId },
    body: scanBody(scan, Date.now()),
    repeatable: true,
  })
}

async function sendBatch(waiting: readonly Scan[]): Promise<readonly Answered[]> {
  const sentAt = Date.now()
  const items = waiting.map((scan) => ({ activityId: scan.activityId, ...scanBody(scan, sentAt) }))
  return (await api.post('/check-ins/batch', { body: { items }, repeatable: true })).items
}

/** A random name of this phone, so that one phone checking in two people is noticed; it says nothing else about it. */
async function deviceId(): Promise<string> {
  const known = storage.get(DEVICE)
  if (typeof known === 'string') {
    return known
  }
  const made = hex(await platform.random(16))
  storage.set(DEVICE, made)
  return made
}
