import { type Outline, type OutlineItem, type Result, resultOf } from '@duzhan/checklist'
import type { Item } from '../checklist/itemAnswers.ts'

/** What an item came to by what it holds; undefined where nobody said what is bad. */
export function itemResultOf(outline: Outline, item: OutlineItem, held: Item): Result | undefined {
  const [section = ''] = item.path.split('.')
  return resultOf(outline, item, { [section]: { [item.key]: held } })
}

/** How an answer reads by what its item came to; plain where nobody said what is bad. */
export function toneOf(result: Result | undefined): 'good' | 'bad' | 'na' | 'plain' {
  return result === undefined || result === 'unanswered' ? 'plain' : result
}
