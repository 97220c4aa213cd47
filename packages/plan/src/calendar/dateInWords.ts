import { isPlannableDate } from '../schema/textShapes.ts'
import { dayOfMonth } from './dayOfMonth.ts'

/** What a text that names no whole date is read by. */
export interface DateContext {
  /** Whether a stretch of days means its last one, as of a deadline, or its first. */
  isEnd: boolean
  /** A date of the year that is meant where the text names none. */
  near: string
  /** What it must not come before, where the text names no year: the next year is meant then. */
  notBefore?: string | undefined
}

const digits = '〇一二三四五六七八九'

/** The text in plain digits, without blanks and the words that say no more than "by". */
const plain = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/[０-９]/g, (one) => one.normalize('NFKC'))
    .replace(/[零○]/g, '〇')
    .replace(/(以|之)?前$/, '')
    .replace(/^([〇一二三四五六七八九]{4})年/, (_, year: string) => `${[...year].map((one) => digits.indexOf(one)).join('')}年`)
    .replace(/([一二三]?)十([一二三四五六七八九]?)(?=月|日|号)/g, (_, tens: string, ones: string) =>
      String((tens === '' ? 1 : digits.indexOf(tens)) * 10 + Math.max(digits.indexOf(ones || '〇'), 0)),
    )
    .replace(/[一二三四五六七八九](?=月|日|号|季)/g, (one) => String(digits.indexOf(one)))

const numbers = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const inYear = /^(?:(\d{4}|今|本|当|明|次|去)年)?(.*)$/

/** Parts of a year by how they are written: the first and the last day of each, from the first day of the year. */
function stretchIn(text: string, year: string): [string, string] | null {
  const month = (number: number, day: number | 'last') => dayOfMonth(`${year}-${String(number).padStart(2, '0')}-01`, day)
  const either = (first: string, last: string, which: string | undefined): [string, string] => {
    if (which === '初') return [first, first]
    return which === '底' || which === '末' ? [last, last] : [first, last]
  }
  const day = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text)
  if (day) {
    const date = `${year}-${(day[1] ?? '').padStart(2, '0')}-${(day[2] ?? '').padStart(2, '0')}`
    return [date, date]
  }
  const ofMonth = /^(\d{1,2})月(?:份)?(初|底|末|上旬|中旬|下旬)?$/.exec(text)
  if (ofMonth) {
    const number = Number(ofMonth[1])
    if (number < 1 || number > 12) return null
    const which = ofMonth[2]
    if (which === '上旬') return [month(number, 1), month(number, 10)]
    if (which === '中旬') return [month(number, 11), month(number, 20)]
    return which === '下旬' ? [month(number, 21), month(number, 'last')] : either(month(number, 1), month(number, 'last'), which)
  }
  const quarter = /^第?([1-4])季度?(初|底|末)?$/.exec(text)
  if (quarter) return either(month(Number(quarter[1]) * 3 - 2, 1), month(Number(quarter[1]) * 3, 'last'), quarter[2])
  const half = /^([上下])半年(初|底|末)?$/.exec(text)
  if (half)
    return half[1] === '上' ? either(month(1, 1), month(6, 'last'), half[2]) : either(month(7, 1), month(12, 'last'), half[2])
  const whole = /^(?:年)?(初|底|末)?$/.exec(text)
  return whole ? either(month(1, 1), month(12, 'last'), whole[1]) : null
}

/** A date as documents write it: 2020年3月31日, 3月底, 三月上旬, 第一季度, 年底前, 2020-03-31; null where it names none that a plan may speak of. */
export function dateInWords(text: string, { isEnd, near, notBefore }: DateContext): string | null {
  const written = plain(text)
  const [, ...ofNumbers] = numbers.exec(written) ?? []
  const [year = '', month = '', day = ''] = ofNumbers
  if (year !== '') return known(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  const [, named, rest = ''] = inYear.exec(written) ?? []
  if (named === undefined && rest === '') return null
  const own = Number(near.slice(0, 4))
  const years: Readonly<Record<string, number>> = { 今: own, 本: own, 当: own, 明: own + 1, 次: own + 1, 去: own - 1 }
  const read = (of: number) => stretchIn(rest, String(of).padStart(4, '0'))?.[isEnd ? 1 : 0] ?? null
  const found = read(named === undefined ? own : (years[named] ?? Number(named)))
  const isPassed = named === undefined && notBefore !== undefined && found !== null && found < notBefore
  const date = isPassed ? read(own + 1) : found
  return date === null ? null : known(date)
}

const known = (date: string): string | null => (isPlannableDate(date) ? date : null)
