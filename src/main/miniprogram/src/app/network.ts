import { ref } from 'vue'
import { platform } from '@platform'
import { sendWaiting } from './outgoing'

/** Whether the phone says it has a network; requests go out all the same, this only chooses words and moments. */
export const online = ref(true)

export async function watchNetwork(): Promise<void> {
  platform.network.onChange((now) => {
    online.value = now
    if (now) {
      void sendWaiting()
    }
  })
  online.value = await platform.network.online()
}
