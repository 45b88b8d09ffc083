/**
 * Times as people at the desk say them, always in the township's zone, whatever the computer is set to.
 */
export const ZONE = 'Asia/Shanghai'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const dateParts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
const monthDay = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric' })
const yearMonthDay = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric' })
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'short' })
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The calendar day as 2026-11-23; sorts and compares as text. */
export function dayOf(moment: Date): string {
  return dateParts.format(moment)
}

/** 今天, 明天, 昨天, 11月25日 周三, or 2025年3月1日 for another year. */
export function dayInWords(moment: Date, now: Date): string {
  const day = dayOf(moment)
  if (day === dayOf(now)) return '今天'
  if (day === dayOf(new Date(now.getTime() + DAY))) return '明天'
  if (day === dayOf(new Date(now.getTime() - DAY))) return '昨天'
  if (day.slice(0, 4) !== dayOf(now).slice(0, 4)) return yearMonthDay.format(moment)
  return `${monthDay.format(moment)} ${weekday.format(moment)}`
}

/** 今天 18:00. */
export function momentInWords(moment: Date, now: Date): string {
  return `${dayInWords(moment, now)} ${clock.format(moment)}`
}

/** 11月23日 周一, for a heading. */
export function todayInWords(now: Date): string {
  return `${monthDay.format(now)} ${weekday.format(now)}`
}

/** A plain date of the contract (2026-11-25), shown as 11月25日 周三. */
export function plainDateInWords(date: string, now: Date): string {
  return dayInWords(new Date(`${date}T12:00:00+08:00`), now)
}

/** Half an hour, 3 hours, 2 days: the size of a span, rounded down so that nobody is promised more than there is. */
export function spanInWords(milliseconds: number): string {
  const span = Math.abs(milliseconds)
  if (span < HOUR) return `${Math.max(1, Math.floor(span / 60_000))} 分钟`
  if (span < DAY) return `${Math.floor(span / HOUR)} 小时`
  return `${Math.floor(span / DAY)} 天`
}

export type Nearness = 'late' | 'today' | 'soon' | 'later' | 'none'

/** How near a limit is: the groups of the list that waits for someone. */
export function nearness(dueAt: string | null | undefined, now: Date): Nearness {
  if (!dueAt) return 'none'
  const due = new Date(dueAt)
  if (due.getTime() < now.getTime()) return 'late'
  if (dayOf(due) === dayOf(now)) return 'today'
  return due.getTime() - now.getTime() < 3 * DAY ? 'soon' : 'later'
}

/** 今天 14:30–17:00, or with both days when it goes beyond one. */
export function spanOfDayInWords({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: Date): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const last = dayOf(start) === dayOf(end) ? clock.format(end) : momentInWords(end, now)
  return `${momentInWords(start, now)}–${last}`
}

/** 14:30. */
export function timeInWords(moment: Date): string {
  return clock.format(moment)
}
