import { platform } from '@platform'
import { Client } from '../api/client'
import type { components } from '../api/schema'
import { TokenStore } from '../api/session'
import { uuidv7 } from '../core/uuidv7'
import { storage } from './storage'
import { transport } from './transport'

export type Schemas = components['schemas']
export type Me = Schemas['Me']
export type Petition = Schemas['Petition']
export type PetitionRow = Schemas['PetitionRow']
export type Activity = Schemas['Activity']
export type ActivityRow = Schemas['ActivityRow']
export type CheckIn = Schemas['CheckIn']
export type TimelineItem = Schemas['PetitionTimelineItem']

export const tokens = new TokenStore(storage)

const renewedListeners = new Set<(user: Me) => void>()
const signedOutListeners = new Set<() => void>()

export function onRenewed(listener: (user: Me) => void): void {
  renewedListeners.add(listener)
}

export function onSignedOut(listener: () => void): void {
  signedOutListeners.add(listener)
}

export const api = new Client(platform.origin, {
  transport,
  tokens,
  now: () => Date.now(),
  wait: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
  onRenewed: (answer) => renewedListeners.forEach((listener) => listener(answer.user)),
  onSignedOut: () => signedOutListeners.forEach((listener) => listener()),
})

export async function newId(): Promise<string> {
  return uuidv7(Date.now(), await platform.random(10))
}
