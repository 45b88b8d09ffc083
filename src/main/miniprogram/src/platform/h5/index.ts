import type { Platform } from '../platform'
import { browserPhotos } from './photos'

export const platform: Platform = {
  origin: '',

  async random(length) {
    return crypto.getRandomValues(new Uint8Array(length))
  },

  network: {
    async online() {
      return navigator.onLine
    },
    onChange(listener) {
      window.addEventListener('online', () => listener(true))
      window.addEventListener('offline', () => listener(false))
    },
  },

  photos: browserPhotos,

  async signInCode() {
    return null
  },

  nameControl(root, name, invalid) {
    const control = root instanceof Element ? root.querySelector('input, textarea') : null
    control?.setAttribute('aria-label', name)
    control?.setAttribute('aria-invalid', String(invalid))
  },
}
