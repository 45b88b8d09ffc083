import type { Platform } from '../platform'
import { browserPhotos } from './photos'
import { lamp } from './lamp'

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

  position() {
    return new Promise((resolve) => {
      // Browsers tell the position on https and on localhost only.
      if (!window.isSecureContext || !('geolocation' in navigator)) {
        resolve('unsupported')
        return
      }
      navigator.geolocation.getCurrentPosition(
        ({ coords }) =>
          resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy, crs: 'WGS84' }),
        (failure) => resolve(failure.code === failure.PERMISSION_DENIED ? 'denied' : 'timeout'),
        { enableHighAccuracy: true, timeout: 8_000, maximumAge: 30_000 },
      )
    })
  },

  canScan: false,

  async scan() {
    return null
  },

  keepAwake(on) {
    void lamp.keep(on)
  },

  get linkOrigin() {
    return location.origin
  },

  async signInCode() {
    return null
  },

  async askToBeTold() {
    return {}
  },

  nameControl(root, name, invalid) {
    const control = root instanceof Element ? root.querySelector('input, textarea') : null
    control?.setAttribute('aria-label', name)
    control?.setAttribute('aria-invalid', String(invalid))
  },

  quietImages(root) {
    // A component without one root begins with an empty text, beside which its elements stand.
    const around = root instanceof Element ? root : root instanceof Node ? root.parentElement : null
    around?.querySelectorAll('img:not([alt])').forEach((image) => image.setAttribute('alt', ''))
  },
}
