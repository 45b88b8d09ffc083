import { session } from './session'

/** Addresses of the pages, so that a misspelt one does not compile. */
export const pages = {
  home: '/pages/home',
  signIn: '/pages/sign-in',
  bind: '/pages/bind',
  privacy: '/pages/privacy',
  settings: '/pages/settings',
  file: '/pages/petition/file',
  filed: (id: string) => `/pages/petition/filed?id=${id}`,
  list: (show: string) => `/pages/petition/list?show=${show}`,
  detail: (id: string) => `/pages/petition/detail?id=${id}`,
  reply: (id: string, action: string) => `/pages/petition/reply?id=${id}&action=${action}`,
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

/** Pages that need a user call this when they show; it sends strangers to the sign-in. */
export function userIsKnown(): boolean {
  if (session.user === null) {
    restart(pages.signIn)
    return false
  }
  return true
}
