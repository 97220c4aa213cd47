import { type FindingLimit, limitOfRule } from '@duzhan/checklist'
import { counted } from './bodyWords.ts'
import { values } from './labels.ts'
import { terms } from './termWords.ts'
import { listed, ofPlan, type Wording, type Words } from './words.ts'

const timesInEnglish = ['never', 'once', 'twice']
/** The turns of a rhythm whose word in the schema is no word of English. */
const spansInEnglish: Readonly<Partial<Record<string, string>>> = {
  workingDay: 'working day',
  tenDays: 'ten-day period',
  halfMonth: 'half-month',
  twoWeeks: 'fortnight',
  twoMonths: 'two months',
}

/** How often something falls due, 每月1次. */
export function frequencyWords({ every, times }: { every: keyof typeof terms.span; times: number }): Wording {
  const span = spansInEnglish[every] ?? every
  return { zh: `${terms.span[every].zh}${times}次`, en: `${timesInEnglish[times] ?? counted(times, 'time')} a ${span}` }
}

/** By which day of the month, 25日前. */
export function dueWords(day: unknown, isBefore: boolean): Wording {
  return {
    zh: `${day === 'last' ? '月底' : `${day}日`}${isBefore ? '前' : ''}`,
    en: `${isBefore ? 'before' : 'on'} ${day === 'last' ? 'the last day of the month' : `day ${day} of the month`}`,
  }
}

/** A limit, 24小时内. */
export function limitWords({ within, unit }: FindingLimit): Wording {
  const { zh, en } = {
    hour: { zh: '小时', en: 'hour' },
    day: { zh: '日', en: 'day' },
    workingDay: { zh: '个工作日', en: 'working day' },
  }[unit]
  return { zh: `${within}${zh}内`, en: `within ${counted(within, en)}` }
}

type Rule = { severity: string } & Parameters<typeof limitOfRule>[0]

/** What a bad answer leads to; `planned` is the limit that the plan sets where the rule itself does not. */
export function findingWords(rule: Rule | undefined, planned: FindingLimit | null = null): Wording {
  if (!rule) return { zh: '不产生问题', en: 'no finding' }
  const { zh, en } = terms.severity[rule.severity === 'serious' ? 'serious' : 'general']
  const limit = limitOfRule(rule) ?? planned
  if (limit === null) return { zh: `${zh}，按方案规定时限整改`, en: `a ${en}, to be rectified when the plan says` }
  const within = limitWords(limit)
  return { zh: `${zh}，${within.zh}整改`, en: `a ${en}, to be rectified ${within.en}` }
}

const answers: Readonly<Record<string, Wording>> = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  na: { zh: '不适用', en: 'not applicable' },
}

/** The answers that may be given to a question. */
export function answerWords(known: readonly unknown[] | undefined): Words {
  return listed(
    (known ?? []).map((answer) => answers[String(answer)] ?? ofPlan(String(answer))),
    values.empty,
  )
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** A day of the year, 3月15日. */
export function dayWords(date: string): Wording {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))]
  return { zh: `${month}月${day}日`, en: `${day} ${months[month - 1] ?? month}` }
}

/** A day with its year, 2020年3月15日. */
export function dateWords(date: string): Wording {
  const [year, day] = [date.slice(0, 4), dayWords(date)]
  return { zh: `${year}年${day.zh}`, en: `${day.en} ${year}` }
}

/** The days from one to another, 3月15日至4月2日; over New Year with the years, 2020年11月15日至2021年3月15日. */
export function stretchWords(start: string, end: string): Wording {
  const [from, to] = [dayWords(start), dayWords(end)]
  const [first, last] = [start.slice(0, 4), end.slice(0, 4)]
  if (first !== last) return { zh: `${first}年${from.zh}至${last}年${to.zh}`, en: `${from.en} ${first} to ${to.en} ${last}` }
  return start === end ? from : { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` }
}
