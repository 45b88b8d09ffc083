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

/** How far a limit is, or by how much it is passed; the sign is in the words, not only in a colour. */
export function remainingWords(iso: string, now: number): { late: boolean; words: string } {
  const due = Date.parse(iso)
  const days = parts(due).dayNumber - parts(now).dayNumber
  if (due < now) {
    return { late: true, words: days === 0 ? '已超时' : `已超时 ${-days} 天` }
  }
  return { late: false, words: days === 0 ? '就在今天' : days === 1 ? '就在明天' : `还有 ${days} 天` }
}
