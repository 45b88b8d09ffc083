import type { Platform } from '../platform'
import { phonePhotos } from './photos'
import { wechatRandom } from './random'

export const platform: Platform = {
  // A mini-program has no host of its own. A release is built with the address that the WeChat console lists as allowed.
  origin: import.meta.env.VITE_QISHENG_ORIGIN ?? 'http://localhost:8080',

  random: wechatRandom,

  network: {
    online() {
      return new Promise((resolve) => {
        uni.getNetworkType({
          success: (result) => resolve(result.networkType !== 'none'),
          // Not knowing is no reason to hold back: the request itself will tell.
          fail: () => resolve(true),
        })
      })
    },
    onChange(listener) {
      uni.onNetworkStatusChange((change) => listener(change.isConnected))
    },
  },

  photos: phonePhotos,

  signInCode() {
    return new Promise((resolve, reject) => {
      uni.login({
        provider: 'weixin',
        success: (result) => resolve(result.code),
        fail: (failure) => reject(new Error(failure.errMsg)),
      })
    })
  },

  nameControl() {
    // WeChat reads `aria-label` of its own controls; the templates set it.
  },
}
