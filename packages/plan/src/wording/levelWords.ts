import { terms } from './termWords.ts'
import type { Wording } from './words.ts'

/** The regions of a level, counted where their number is known. */
export function levelWords(level: keyof typeof terms.level, count: number | null): Wording {
  const { zh, en } = terms.level[level]
  return count === null ? { zh: `各${zh}地区`, en: `each ${en}` } : { zh: `${count} 个${zh}地区`, en: `${count} regions (${en})` }
}
