import { watch } from 'vue'

/** A part of the home page loads at each turn of it, the first one included. */
export function useTurns(turn: () => number, load: () => Promise<unknown>, loaded: () => void): void {
  watch(
    turn,
    async (now) => {
      if (now > 0) {
        await load()
        loaded()
      }
    },
    { immediate: true },
  )
}
