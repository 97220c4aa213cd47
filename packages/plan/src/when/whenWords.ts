import { isOfWeeks, type Rhythm } from '../schema/rhythm.ts'
import type { Festival, When } from '../schema/when.ts'
import { dayWords, stretchWords } from '../wording/valueWords.ts'
import { inWords, listed, ofPlan, type Wording, type Words } from '../wording/words.ts'
import type { SettledCycle, SettledStretch, SettledWhen } from './settledWhen.ts'

/** How often something comes. */
export const rhythmWords: Readonly<Record<Rhythm, Wording>> = {
  day: { zh: '每日', en: 'every day' },
  workingDay: { zh: '每个工作日', en: 'every working day' },
  week: { zh: '每周', en: 'every week' },
  twoWeeks: { zh: '每两周', en: 'every two weeks' },
  tenDays: { zh: '每旬', en: 'every ten days' },
  halfMonth: { zh: '每半月', en: 'every half month' },
  month: { zh: '每月', en: 'every month' },
  twoMonths: { zh: '每两个月', en: 'every two months' },
  quarter: { zh: '每季度', en: 'every quarter' },
  'half-year': { zh: '每半年', en: 'every half-year' },
  year: { zh: '每年', en: 'every year' },
}

export const festivalWords: Readonly<Record<Festival, Wording>> = {
  newYear: { zh: '元旦', en: 'New Year' },
  springFestival: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming' },
  labourDay: { zh: '五一', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'the Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn' },
  nationalDay: { zh: '国庆节', en: 'National Day' },
}

/** Monday to Sunday. */
export const weekdayWords: readonly Wording[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
]

/** The last day of a longer cycle; that of a month is told by the month that it lies in. */
const lastDays: Readonly<Partial<Record<Rhythm, Wording>>> = {
  twoMonths: { zh: '双月月底', en: 'the last day of the second month' },
  quarter: { zh: '季末', en: 'the last day of the quarter' },
  'half-year': { zh: '半年末', en: 'the last day of the half-year' },
  year: { zh: '年末', en: 'the last day of the year' },
}

function monthWords(later: number): Wording {
  if (later === 0) return { zh: '', en: '' }
  return later === 1
    ? { zh: '次月', en: ' of the next month' }
    : { zh: `第${later}个月后`, en: ` of the month ${later} months later` }
}

/** The day by which a turn of a cycle is due, without its hour; null where the rhythm itself says it. */
function dayWordsOf({ every, endsOn, dueDay, later = 0 }: SettledCycle): Wording | null {
  const day = dueDay ?? endsOn
  if (isOfWeeks(every)) {
    const weekday = typeof day === 'number' ? weekdayWords[day - 1] : undefined
    if (every === 'week' || weekday === undefined) return weekday ?? null
    return { zh: `第二周${weekday.zh}`, en: `${weekday.en} of the second` }
  }
  if (day === undefined && later === 0) return null
  const month = monthWords(later)
  if (day === 'lastWorkingDay')
    return { zh: `${month.zh}最后一个工作日`, en: `the last working day${month.en || ' of the month'}` }
  const ofLonger = later === 0 ? lastDays[every] : undefined
  if (day === 'last' || day === undefined)
    return ofLonger ?? { zh: `${month.zh}月底`, en: `the last day${month.en || ' of the month'}` }
  if (ofLonger) return { zh: `末月${day}日`, en: `day ${day} of its last month` }
  return { zh: `${month.zh}${day}日`, en: `day ${day}${month.en || ' of the month'}` }
}

function from(day: number): Wording {
  if (day === 0) return { zh: '当天', en: 'the day itself' }
  const days = Math.abs(day)
  return day < 0
    ? { zh: `前${days}天`, en: `${days} ${days === 1 ? 'day' : 'days'} before` }
    : { zh: `后${days}天`, en: `${days} ${days === 1 ? 'day' : 'days'} after` }
}

/** Days of every year: what ends before it begins runs over New Year. */
function daysOfYear({ start, end }: { start: string; end: string }): Wording {
  const [from, to] = [dayWords(`2020-${start}`), dayWords(`2020-${end}`)]
  const [zh, en] = end < start ? ['次年', ' of the next year'] : ['', '']
  return { zh: `${from.zh}至${zh}${to.zh}`, en: `${from.en} to ${to.en}${en}` }
}

/** A stretch of days as people write it: 汛期（5月1日至9月30日）, 春节前15天至前1天. */
function stretchText(stretch: SettledStretch): Words {
  if (stretch.kind === 'dates' || stretch.kind === 'yearly') {
    const days = stretch.kind === 'dates' ? stretchWords(stretch.start, stretch.end) : daysOfYear(stretch)
    const title = ofPlan(stretch.title)
    return { zh: `${inWords(title, 'zh')}（${days.zh}）`, en: `${inWords(title, 'en')} (${days.en})` }
  }
  const name = festivalWords[stretch.festival]
  const last = from(stretch.last)
  if (stretch.first === undefined && stretch.last === -1) return { zh: `${name.zh}前`, en: `before ${name.en}` }
  if (stretch.first === stretch.last) return { zh: `${name.zh}${last.zh}`, en: `${name.en}, ${last.en}` }
  const first = stretch.first === undefined ? { zh: '前', en: 'the time before' } : from(stretch.first)
  return { zh: `${name.zh}${first.zh}至${last.zh}`, en: `${name.en}, from ${first.en} to ${last.en}` }
}

const timesWords = (times: number | null): Wording =>
  times === null ? { zh: '', en: '' } : { zh: `${times}次`, en: `, ${times === 1 ? 'once' : `${times} times`}` }

function cycleText(when: SettledCycle, times: number | null, by: Wording): Wording {
  const rhythm = rhythmWords[when.every]
  const count = timesWords(times)
  const day = dayWordsOf(when)
  const during = when.during ? listed(when.during.map(stretchText), '') : null
  const zhDay = day || by.zh !== '前' ? `${day?.zh ?? ''}${by.zh}` : ''
  const enDay = day || by.en.startsWith(' at') ? `, by ${day?.en ?? 'its last day'}${by.en}` : ''
  const zhDue = zhDay === '' || times === null ? zhDay : `（${zhDay}）`
  return {
    zh: `${during ? `${inWords(during, 'zh')}内` : ''}${rhythm.zh}${count.zh}${zhDue}`,
    en: `${rhythm.en}${count.en}${enDay}${during ? `, in ${inWords(during, 'en')}` : ''}`,
  }
}

const limits: Readonly<Record<Extract<When, { kind: 'event' | 'release' }>['unit'], readonly [zh: string, en: string]>> = {
  hour: ['小时', 'hour'],
  day: ['日', 'day'],
  workingDay: ['个工作日', 'working day'],
  month: ['个月', 'month'],
}

/**
 * When something is owed, as an office writes it: 每周1次（周五18:00前）, 每月25日前, 5个工作日内. `times` is how often in each
 * window; null where that is not to be said.
 */
export function whenWords(when: SettledWhen, times: number | null = null): Wording {
  if (when.kind === 'event') {
    const [zh, en] = limits[when.unit]
    return {
      zh: `${when.event}后${when.within}${zh}内`,
      en: `within ${when.within} ${en}${when.within === 1 ? '' : 's'} of ${inWords(ofPlan(when.event), 'en')}`,
    }
  }
  if (when.kind === 'closeOut' || when.kind === 'release') {
    const [zh, en] = limits[when.unit]
    const [fromZh, fromEn] =
      when.after === undefined ? ['', ''] : [`第${when.after}${zh}起、`, ` from the ${en} ${when.after} and`]
    const days = `${when.within} ${en}${when.within === 1 ? '' : 's'}`
    const [ofZh, ofEn] = when.kind === 'closeOut' ? ['问题销号', 'a close-out'] : ['对象摘牌', 'a release']
    return { zh: `${ofZh}后${fromZh}${when.within}${zh}内`, en: `${fromEn} within ${days} of ${ofEn}`.trimStart() }
  }
  const by = { zh: `${when.hour ?? ''}前`, en: when.hour ? ` at ${when.hour}` : '' }
  switch (when.kind) {
    case 'cycle':
      return cycleText(when, times, by)
    case 'windows': {
      const stretches = listed(when.windows.map(stretchText), '')
      const [zh, en] = [inWords(stretches, 'zh'), inWords(stretches, 'en')]
      const count = timesWords(times ?? 1)
      return { zh: `${zh}${when.windows.length > 1 ? '各' : ''}${count.zh}`, en: `${en}${count.en}` }
    }
    case 'date': {
      const day = dayWords(when.due)
      return { zh: `${when.due.slice(0, 4)}年${day.zh}${by.zh}`, en: `by ${day.en} ${when.due.slice(0, 4)}${by.en}` }
    }
  }
}
