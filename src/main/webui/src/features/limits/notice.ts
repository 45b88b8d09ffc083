import type { Holiday } from '@/api/types'

const NAMES = '元旦|春节|清明节|劳动节|端午节|中秋节|国庆节'
/** One holiday of the notice: its name, and what is said of it until the next number. */
const ITEM = new RegExp(`((?:${NAMES})(?:[、和](?:${NAMES}))*)[：:](.*?)(?=[一二三四五六七八九十]+、|(?:${NAMES})[：:]|$)`, 'gs')
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g

const padded = (n: number) => String(n).padStart(2, '0')

/** The days named in some words; a day without its month lies in the month named before it. */
function daysIn(words: string, year: number, newYear: boolean): string[] {
  let month = 0
  return [...words.matchAll(DATE)].map(([, ownYear, ownMonth, day]) => {
    month = ownMonth ? Number(ownMonth) : month
    // the New Year's holiday may begin in the December before
    const inYear = ownYear ? Number(ownYear) : newYear && month === 12 ? year - 1 : year
    return `${inYear}-${padded(month)}-${padded(Number(day))}`
  })
}

/** The holidays that the text of a notice announces; what it says of anything else is passed over. */
export function holidaysIn(text: string, year: number): Holiday[] {
  const plain = text.replace(/\s+/g, '').replace(/[（(][^）)]*[）)]/g, '')
  return [...plain.matchAll(ITEM)].flatMap(([, name = '', said = '']) => {
    const newYear = name.startsWith('元旦')
    const sentences = said.split(/[。；;]/)
    const off = daysIn(sentences.filter((one) => one.includes('放假')).join('').split('放假')[0] ?? '', year, newYear)
    const worked = sentences.filter((one) => one.includes('上班')).map((one) => (one.includes('放假') ? (one.split('放假').at(-1) ?? '') : one))
    const [from] = off
    return from ? [{ name, from, to: off.at(-1) ?? from, workDays: daysIn(worked.join('，'), year, newYear) }] : []
  })
}

const inWords = (day: string, year: number) => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y === year ? '' : `${y}年`}${m}月${d}日`
}

/** A year that is known, in the words from which it can be read again. */
export function noticeOf(holidays: readonly Holiday[], year: number): string {
  return holidays
    .map(({ name, from, to, workDays }) => {
      const off = from === to ? inWords(from, year) : `${inWords(from, year)}至${inWords(to, year)}`
      const worked = workDays.length > 0 ? `${workDays.map((day) => inWords(day, year)).join('、')}上班。` : ''
      return `${name}：${off}放假。${worked}`
    })
    .join('\n')
}
