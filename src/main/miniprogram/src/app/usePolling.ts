import { onHide, onShow, onUnload } from '@dcloudio/uni-app'

/** Does something now and again and again, as long as the page is on the screen; the work says in how many milliseconds. */
export function usePolling(work: () => Promise<number>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  onShow(start)
  onHide(stop)
  onUnload(stop)

  function start(): void {
    stop()
    void run(turn)
  }

  function stop(): void {
    turn++
    clearTimeout(timer)
  }

  async function run(mine: number): Promise<void> {
    const pause = await work()
    if (mine === turn) {
      timer = setTimeout(() => void run(mine), pause)
    }
  }
}
