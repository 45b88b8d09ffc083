import { inAddress } from '../core/address'
import { session } from './session'
import { storage } from './storage'

/** Addresses of the pages, so that a misspelt one does not compile. */
export const pages = {
  home: '/pages/home',
  signIn: '/pages/sign-in',
  bind: '/pages/bind',
  privacy: '/pages/privacy',
  settings: '/pages/settings',
  file: '/pages/petition/file',
  menu: '/pages/order/menu',
  order: (itemId: string) => `/pages/order/item?id=${itemId}`,
  filed: (id: string) => `/pages/petition/filed?id=${id}`,
  list: (show: string) => `/pages/petition/list?show=${show}`,
  detail: (id: string) => `/pages/petition/detail?id=${id}`,
  reply: (id: string, action: string) => `/pages/petition/reply?id=${id}&action=${action}`,
  publications: '/pages/publication/list',
  publication: (id: string) => `/pages/publication/detail?id=${id}`,
  policies: '/pages/policy/list',
  policy: (id: string, enterpriseId: string) => `/pages/policy/detail?id=${id}${enterpriseId === '' ? '' : `&enterprise=${enterpriseId}`}`,
  ask: (policyId: string, title: string) => `/pages/petition/file?about=${policyId}&title=${inAddress(title)}`,
  inbox: '/pages/inbox',
  waiting: '/pages/waiting',
  card: '/pages/card',
  activities: '/pages/activity/list',
  activity: (id: string) => `/pages/activity/detail?id=${id}`,
  plan: '/pages/activity/plan',
  changePlan: (id: string) => `/pages/activity/plan?id=${id}`,
  editRoster: (id: string) => `/pages/activity/roster-edit?id=${id}`,
  addSession: (id: string) => `/pages/activity/session?id=${id}`,
  checkInCase: (id: string) => `/pages/activity/check-in-case?id=${id}`,
  checkIn: (activityId: string) => `/pages/activity/check-in${activityId === '' ? '' : `?a=${activityId}`}`,
  code: (id: string) => `/pages/activity/code?id=${id}`,
  roster: (id: string) => `/pages/activity/roster?id=${id}`,
  minutes: (id: string) => `/pages/activity/minutes?id=${id}`,
  points: '/pages/points/mine',
  rules: '/pages/points/rules',
  board: '/pages/points/board',
  claims: '/pages/points/claims',
  newClaim: '/pages/points/claim',
  claim: (id: string) => `/pages/points/claim-detail?id=${id}`,
}

export function open(url: string): void {
  uni.navigateTo({ url })
}

export function replace(url: string): void {
  uni.redirectTo({ url })
}

export function restart(url: string): void {
  uni.reLaunch({ url })
}

/** Back to where the person came from; home when the page was opened by an address. */
export function back(): void {
  if (getCurrentPages().length > 1) {
    uni.navigateBack()
  } else {
    restart(pages.home)
  }
}

const AFTER_SIGN_IN = 'qs.after-sign-in'

/** Where the person wanted to go when they had to sign in first; a link scanned by a stranger leads there afterwards. */
export function onward(): void {
  const wanted = storage.get(AFTER_SIGN_IN)
  storage.remove(AFTER_SIGN_IN)
  if (typeof wanted === 'string') {
    restart(wanted)
  } else {
    back()
  }
}

/** Pages that need a user call this when they show; it sends strangers to the sign-in, and they come back here from there. */
export function userIsKnown(): boolean {
  if (session.user === null) {
    storage.set(AFTER_SIGN_IN, currentAddress())
    restart(pages.signIn)
    return false
  }
  return true
}

/** The page on the screen with its query. */
function currentAddress(): string {
  const shown = getCurrentPages()
  const page = shown[shown.length - 1] as { $page?: { fullPath: string } } | undefined
  return page?.$page?.fullPath ?? pages.home
}
