import { useI18n } from 'vue-i18n'
import type { TimelineItem } from '@/api/types'
import { useCatalogue } from '@/stores/catalogue'
import { useClock } from '@/stores/clock'
import { chapterOf, type Chapter } from './story'

/** The story in the person's language and with the names of this township. */
export function useStory(): { tell: (item: TimelineItem) => Chapter; who: (item: TimelineItem) => string } {
  const { t, te } = useI18n()
  const catalogue = useCatalogue()
  const clock = useClock()

  const tell = (item: TimelineItem) =>
    chapterOf(item, {
      t: (key, named) => t(key, named ?? {}),
      te,
      departmentName: catalogue.departmentName,
      categoryLabel: catalogue.categoryLabel,
      now: clock.now,
    })
  const who = ({ actor }: TimelineItem) => actor?.name ?? t('role.SYSTEM')

  return { tell, who }
}
