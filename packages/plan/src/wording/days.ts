import type { Wording } from './words.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** A day of the year, 3月15日. */
export function dayWords(date: string): Wording {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))]
  return { zh: `${month}月${day}日`, en: `${day} ${months[month - 1] ?? month}` }
}

/** The days from one to another, 3月15日至4月2日. */
export function stretchWords(start: string, end: string): Wording {
  const [from, to] = [dayWords(start), dayWords(end)]
  return start === end ? from : { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` }
}
