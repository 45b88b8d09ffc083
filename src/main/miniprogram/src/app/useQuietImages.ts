import { getCurrentInstance } from 'vue'
import { platform } from '@platform'

/** What a component does whenever one of its pictures has come: the framework's own picture is not spoken besides its label. */
export function useQuietImages(): () => void {
  const root = getCurrentInstance()
  return () => platform.quietImages(root?.proxy?.$el)
}
