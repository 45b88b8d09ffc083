interface Lock {
  release(): Promise<void>
}

interface WakeLock {
  request(type: 'screen'): Promise<Lock>
}

/** Keeps the screen lit, where the browser can; it lets go by itself when the page is hidden. */
class Lamp {
  private lock: Lock | null = null

  async keep(on: boolean): Promise<void> {
    const held = this.lock
    this.lock = null
    await held?.release()
    const wakeLock = (navigator as Navigator & { wakeLock?: WakeLock }).wakeLock
    if (on && wakeLock !== undefined && document.visibilityState === 'visible') {
      // A phone that saves its battery says no; then the screen goes dark as it always does.
      this.lock = await wakeLock.request('screen').catch(() => null)
    }
  }
}

export const lamp = new Lamp()
