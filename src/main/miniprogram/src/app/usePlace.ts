import { reactive } from 'vue'
import { platform } from '@platform'
import type { Position, PositionTrouble } from '../platform/platform'
import { agreed } from './preferences'

export interface PlaceState {
  asking: boolean
  position: Position | null
  /** Why there is none: `consent` until the privacy page was agreed to. */
  trouble: PositionTrouble | 'consent' | null
  ask(): Promise<void>
}

/** Where the phone is, asked for only after the person has agreed; everything works without. */
export function usePlace(): PlaceState {
  const state = reactive({ asking: false, position: null, trouble: null, ask }) as PlaceState

  async function ask(): Promise<void> {
    if (state.asking) {
      return
    }
    if (!agreed()) {
      state.trouble = 'consent'
      return
    }
    state.asking = true
    const found = await platform.position()
    state.position = typeof found === 'string' ? state.position : found
    state.trouble = typeof found === 'string' ? found : null
    state.asking = false
  }

  return state
}

const TROUBLES: Record<PositionTrouble | 'consent', string> = {
  consent: '还没有同意使用位置',
  denied: '手机没有允许使用位置',
  unsupported: '这个浏览器不能定位',
  timeout: '没有定到位，可能在室内信号弱',
}

export function placeTrouble(trouble: PositionTrouble | 'consent'): string {
  return TROUBLES[trouble]
}
