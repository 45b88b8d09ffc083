import type { KeyValues } from '../api/session'

/** uni-app's storage: localStorage in a browser, WeChat's own on the phone. */
export const storage: KeyValues = {
  get(key) {
    const value: unknown = uni.getStorageSync(key)
    return value === '' ? undefined : value
  },
  set(key, value) {
    uni.setStorageSync(key, value)
  },
  remove(key) {
    uni.removeStorageSync(key)
  },
}
