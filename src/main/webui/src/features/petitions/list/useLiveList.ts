import { onBeforeUnmount } from 'vue'
import { useI18n } from 'vue-i18n'
import { gathered } from '@/lib/gathered'
import { useLive, type PetitionChange } from '@/stores/live'
import { usePetitions } from '@/stores/petitions'
import { useQueueCounts } from '@/stores/queueCounts'

const GATHERING = 300

/** Keeps the list and the counts up to date with the stream, and tells screen readers what came. */
export function useLiveList(): void {
  const { t } = useI18n()
  const live = useLive()
  const petitions = usePetitions()
  const counts = useQueueCounts()

  function announce(changes: readonly PetitionChange[], arrived: ReadonlySet<string>): void {
    const last = changes.findLast(({ id }) => arrived.has(id)) ?? changes.at(-1)
    if (!last) return
    const { id, number, status } = last
    live.announcement = arrived.has(id)
      ? t('live.arrived', { number })
      : t('live.changed', { number, status: t(`status.${status}`) })
  }

  // however many changes come at once, they are one reading of the list: the service knows what belongs to it, and where
  const news = gathered<PetitionChange>(GATHERING, async (changes) => {
    const [arrived] = await Promise.all([petitions.refresh(), counts.load()])
    announce(changes, new Set(arrived))
  })

  const stop = live.listen('petition', (change) => {
    if (change !== 'resumed') return news.add(change)
    void petitions.refresh()
    void counts.load()
  })

  onBeforeUnmount(() => {
    stop()
    news.stop()
  })
}
