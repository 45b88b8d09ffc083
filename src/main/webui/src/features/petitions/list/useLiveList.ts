import { onBeforeUnmount } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLive, type PetitionChange } from '@/stores/live'
import { usePetitions } from '@/stores/petitions'

/** A burst larger than this is read as one list, not petition by petition. */
const BURST = 6
const GATHERING = 250

/** Keeps the list up to date with the stream, and tells screen readers what came. */
export function useLiveList(): void {
  const { t } = useI18n()
  const live = useLive()
  const petitions = usePetitions()
  const gathered = new Map<string, PetitionChange>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function one({ id, version, number }: PetitionChange): Promise<void> {
    const result = await petitions.refresh(id, version)
    if (!result) return
    const status = t(`status.${result.petition.status}`)
    live.announcement = result.arrived ? t('live.arrived', { number }) : t('live.changed', { number, status })
  }

  async function flush(): Promise<void> {
    const changes = [...gathered.values()]
    gathered.clear()
    timer = undefined
    try {
      if (changes.length > BURST) await petitions.load()
      else for (const change of changes) await one(change)
    } catch (error) {
      petitions.trouble = error
    }
  }

  const stop = live.listen((change) => {
    if (change === 'resumed') {
      void petitions.load()
      return
    }
    gathered.set(change.id, change)
    timer ??= setTimeout(() => void flush(), GATHERING)
  })

  onBeforeUnmount(() => {
    stop()
    clearTimeout(timer)
  })
}
