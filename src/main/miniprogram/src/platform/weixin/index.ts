import type { Platform } from '../platform'
import { phonePhotos } from './photos'
import { wechatRandom } from './random'

// A mini-program has no host of its own. A release is built with the address that the WeChat console lists as allowed.
const ORIGIN: string = import.meta.env.VITE_QISHENG_ORIGIN ?? 'http://localhost:8080'

export const platform: Platform = {
  origin: ORIGIN,

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

  position() {
    return new Promise((resolve) => {
      uni.getLocation({
        type: 'gcj02',
        isHighAccuracy: true,
        highAccuracyExpireTime: 5_000,
        success: (found) =>
          resolve({ latitude: found.latitude, longitude: found.longitude, accuracy: found.accuracy, crs: 'GCJ02' }),
        fail: (failure) => resolve(/auth|privacy|den(y|ied)/i.test(failure.errMsg ?? '') ? 'denied' : 'timeout'),
      })
    })
  },

  canScan: true,

  scan() {
    return new Promise((resolve) => {
      uni.scanCode({ scanType: ['qrCode'], success: (found) => resolve(found.result), fail: () => resolve(null) })
    })
  },

  keepAwake(on) {
    uni.setKeepScreenOn({ keepScreenOn: on })
  },

  linkOrigin: ORIGIN,

  signInCode() {
    return new Promise((resolve, reject) => {
      uni.login({
        provider: 'weixin',
        success: (result) => resolve(result.code),
        fail: (failure) => reject(new Error(failure.errMsg)),
      })
    })
  },

  askToBeTold(templateIds) {
    return new Promise((resolve) => {
      uni.requestSubscribeMessage({
        tmplIds: templateIds,
        success: (answers) => resolve(answers as unknown as Record<string, string>),
        // Whoever has switched messages off, or opens the mini-program where there are none, is not asked.
        fail: () => resolve({}),
      })
    })
  },

  nameControl() {
    // WeChat reads `aria-label` of its own controls; the templates set it.
  },

  quietImages() {
    // WeChat draws no element of its own inside an image.
  },
}
