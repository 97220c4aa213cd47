import type { FindingAsks } from './findingRule.ts'
import type { Fields } from './parts.ts'

/** How a setting is filled. */
export type SettingForm =
  | { form: 'text'; most: number; isLong?: true }
  | { form: 'number'; least: number; most: number; isWhole?: true }
  | { form: 'flag' }
  /** Words, one a line. */
  | { form: 'lines' }
  /** One of the item's own words, or none. */
  | { form: 'word'; words: readonly string[] }
  /** Some of the item's own words. */
  | { form: 'words'; words: readonly string[] }
  /** One of some values that the page has words for; none where it need not be. */
  | { form: 'choice'; choices: readonly string[]; isNeeded?: true }
  /** A team of the plan. */
  | { form: 'team' }
  /** The places of other numbers of the checklist. */
  | { form: 'places' }
  | { form: 'deductions' }
  | { form: 'columns' }
  | { form: 'evidence'; tellsBad: boolean }
  /** A rule of findings, and of what one may be written; null for one that is only kept. */
  | { form: 'finding'; asks: FindingAsks | null }

/** How one setting is found in an item and written into it. */
export interface Lens {
  /** How it is filled for this item; null where the item has no such setting. */
  of(item: Fields, kind: string): SettingForm | null
  read(item: Fields): unknown
  write(item: Fields, value: unknown): Fields
  /** Whether it stands under the item; the others are behind 更多设置. */
  isMain?: true
}
