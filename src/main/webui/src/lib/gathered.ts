/**
 * Gathers what comes in quick succession and hands it over in one go: not before `wait` has passed, and never while the last go is
 * still running, so that a full hall checking in makes a few reads and not hundreds.
 */
export function gathered<T>(wait: number, handOver: (news: T[]) => Promise<void>): { add: (one: T) => void; stop: () => void } {
  let news: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let stopped = false

  async function flush(): Promise<void> {
    timer = undefined
    running = true
    const taken = news
    news = []
    try {
      await handOver(taken)
    } finally {
      running = false
      if (news.length > 0) schedule()
    }
  }

  function schedule(): void {
    if (stopped || running) return
    timer ??= setTimeout(() => void flush(), wait)
  }

  return {
    add(one) {
      news.push(one)
      schedule()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
