/**
 * Times as people say them. Everything is told in Beijing time whatever the phone is set to: a promise "by 18:00" means
 * 18:00 here. China has had no summer time since 1991, so a fixed offset is exact, and old WebViews without Intl agree.
 */
const BEIJING_OFFSET = 8 * 3600_000
const DAY = 24 * 3600_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

interface Parts {
  year: number
  month: number
  day: number
  weekday: string
  clock: string
  /** Whole days since the epoch, in Beijing: differences of it are differences of calendar days. */
  dayNumber: number
}

function parts(millis: number): Parts {
  const shifted = new Date(millis + BEIJING_OFFSET)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: WEEKDAYS[shifted.getUTCDay()]!,
    clock: `${pad(shifted.getUTCHours())}:${pad(shifted.getUTCMinutes())}`,
    dayNumber: Math.floor((millis + BEIJING_OFFSET) / DAY),
  }
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** "刚刚", "5 分钟前", "今天 14:05", "昨天 09:30", "3月2日 10:00", "2024年3月2日". */
export function whenWords(iso: string, now: number): string {
  const at = Date.parse(iso)
  const then = parts(at)
  const today = parts(now)
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes >= 0 && minutes < 1) {
    return '刚刚'
  }
  if (minutes >= 1 && minutes < 60) {
    return `${minutes} 分钟前`
  }
  if (then.dayNumber === today.dayNumber) {
    return `今天 ${then.clock}`
  }
  if (then.dayNumber === today.dayNumber - 1) {
    return `昨天 ${then.clock}`
  }
  return then.year === today.year
    ? `${then.month}月${then.day}日 ${then.clock}`
    : `${then.year}年${then.month}月${then.day}日`
}

/** The day something is promised for: "今天（11月23日）18:00 前", "明天（11月24日）18:00 前", "11月26日（周四）18:00 前". */
export function byWords(iso: string, now: number): string {
  const due = parts(Date.parse(iso))
  const today = parts(now)
  const date = dateWords(due, today)
  const near = ['今天', '明天', '后天'][due.dayNumber - today.dayNumber]
  const day = near === undefined ? `${date}（${due.weekday}）` : `${near}（${date}）`
  return `${day}${due.clock} 前`
}

function dateWords(day: Parts, today: Parts): string {
  const date = `${day.month}月${day.day}日`
  return day.year === today.year ? date : `${day.year}年${date}`
}

/** A plain date as the contract writes it, "2026-11-26": "11月26日", and "2025年11月26日" in another year than the present. */
export function plainDateWords(date: string, now: number): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    return date
  }
  return dateWords(parts(Date.parse(momentOf(date, '00:00'))), parts(now))
}

/** How far a limit is, or by how much it is passed; the sign is in the words, not only in a colour. */
export function remainingWords(iso: string, now: number): { late: boolean; words: string } {
  const due = Date.parse(iso)
  const days = parts(due).dayNumber - parts(now).dayNumber
  if (due < now) {
    return { late: true, words: days === 0 ? '已超时' : `已超时 ${-days} 天` }
  }
  return { late: false, words: days === 0 ? '就在今天' : days === 1 ? '就在明天' : `还有 ${days} 天` }
}

/** When something takes place: "今天（11月26日）14:30–17:00", "12月5日（周六）22:00–次日 01:00". */
export function spanWords(startsAt: string, endsAt: string, now: number): string {
  const start = parts(Date.parse(startsAt))
  const end = parts(Date.parse(endsAt))
  const nights = end.dayNumber - start.dayNumber
  const until = nights === 0 ? end.clock : nights === 1 ? `次日 ${end.clock}` : `${end.month}月${end.day}日 ${end.clock}`
  return `${nearDay(start, parts(now))}${start.clock}–${until}`
}

function nearDay(day: Parts, today: Parts): string {
  const date = dateWords(day, today)
  const near = ['昨天', '今天', '明天', '后天'][day.dayNumber - today.dayNumber + 1]
  return near === undefined ? `${date}（${day.weekday}）` : `${near}（${date}）`
}

export function isToday(iso: string, now: number): boolean {
  return parts(Date.parse(iso)).dayNumber === parts(now).dayNumber
}

/** The day in Beijing, as the contract writes days: "2026-11-26". */
export function dayOf(now: number): string {
  const { year, month, day } = parts(now)
  return `${year}-${pad(month)}-${pad(day)}`
}

/** The clock in Beijing: "14:30". */
export function clockOf(now: number): string {
  return parts(now).clock
}

/** A day and a clock in Beijing as the contract writes moments: "2026-11-26T14:30:00+08:00". */
export function momentOf(day: string, clock: string): string {
  return `${day}T${clock}:00+08:00`
}

/** The day after, or so many days after. */
export function dayAfter(day: string, days = 1): string {
  return dayOf(Date.parse(momentOf(day, '00:00')) + days * DAY)
}
