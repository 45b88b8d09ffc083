import type { TimelineItem } from '@/api/types'
import { momentInWords, plainDateInWords } from '@/lib/time'

export interface StoryWords {
  readonly t: (key: string, named?: Record<string, unknown>) => string
  readonly te: (key: string) => boolean
  readonly departmentName: (id: string) => string | undefined
  readonly categoryLabel: (code: string | null) => string
  readonly now: Date
}

/** One thing that happened, as one would tell it: what was done, what was said, what was shown. */
export interface Chapter {
  readonly headline: string
  /** the words of the person who acted, as they wrote them */
  readonly quote: string | null
  readonly details: string[]
  readonly evidenceIds: string[]
}

type Data = TimelineItem['data']

const textOf = (data: Data, name: string): string | null => {
  const value = data[name]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
const listOf = (data: Data, name: string): string[] => {
  const value = data[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Where each action keeps what was said. */
const QUOTES: readonly string[] = ['text', 'note', 'reason', 'missing', 'question', 'resolution']

export function chapterOf(item: TimelineItem, words: StoryWords): Chapter {
  return {
    headline: headline(item, words),
    quote: QUOTES.map((name) => textOf(item.data, name)).find((text) => text !== null) ?? null,
    details: details(item, words),
    // the filer's first photos stand large above the timeline
    evidenceIds: item.action === 'submit' ? [] : listOf(item.data, 'evidenceIds'),
  }
}

function headline({ action, data, internal }: TimelineItem, words: StoryWords): string {
  const { t, te } = words
  const department = (name: string) => {
    const id = textOf(data, name)
    return (id && words.departmentName(id)) || t('story.someDepartment')
  }
  const label = (group: string, name: string) => {
    const value = textOf(data, name)
    const key = `${group}.${value}`
    return value && te(key) ? t(key) : (value ?? '')
  }
  const solved = t(data.solved === true ? 'detail.solved' : 'detail.unsolved')
  switch (action) {
    case 'accept':
      return t('story.accept', {
        category: words.categoryLabel(textOf(data, 'category')),
        urgency: label('urgency', 'urgency'),
        complexity: label('complexity', 'complexity'),
      })
    case 'reject':
      return t('story.reject', { reason: label('rejectReason', 'reasonCode') })
    case 'dispatch':
    case 'rule':
      return t(`story.${action}`, { department: department('leadDepartmentId') })
    case 'note':
      return t(internal ? 'story.note' : 'story.noteShown')
    case 'promise':
      return t('story.promise', { date: dateIn(data, words) })
    case 'consult':
      return t('story.consult', { departments: departments(listOf(data, 'departmentIds'), words) })
    case 'request-extension':
      return t('story.request-extension', { days: String(data.days ?? '') })
    case 'decide-extension':
      return t('story.decide-extension', { granted: t(data.granted === true ? 'story.granted' : 'story.refused') })
    case 'answer':
      return t('story.answer', { outcome: label('outcome', 'outcome') })
    case 'rate':
      return t('story.rate', { satisfaction: label('satisfaction', 'satisfaction'), solved })
    case 'review':
      return t('story.review', { solved })
    default:
      return te(`story.${action}`) ? t(`story.${action}`) : t('story.other', { action })
  }
}

function dateIn(data: Data, { now }: StoryWords): string {
  const date = textOf(data, 'dueDate')
  return date ? plainDateInWords(date, now) : ''
}

function departments(ids: string[], words: StoryWords): string {
  const names = ids.map(words.departmentName).filter((name) => name !== undefined)
  return names.length > 0 ? names.join('、') : words.t('story.someDepartments')
}

function details({ data }: TimelineItem, words: StoryWords): string[] {
  const { t, now } = words
  const assisting = listOf(data, 'assistingDepartmentIds')
  const meetsAt = textOf(data, 'meetsAt')
  return [
    ...(assisting.length > 0 ? [t('story.assisting', { departments: departments(assisting, words) })] : []),
    ...(meetsAt ? [t('story.meetsAt', { moment: momentInWords(new Date(meetsAt), now) })] : []),
    ...tasks(data, words),
  ]
}

function tasks(data: Data, words: StoryWords): string[] {
  const list: unknown[] = Array.isArray(data.tasks) ? data.tasks : []
  return list
    .filter((task): task is Data => typeof task === 'object' && task !== null)
    .map((task) =>
      words.t('story.task', {
        department: words.departmentName(textOf(task, 'departmentId') ?? '') ?? words.t('story.someDepartment'),
        text: textOf(task, 'text') ?? '',
        date: dateIn(task, words),
      }),
    )
}
