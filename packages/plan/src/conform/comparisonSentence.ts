import type { PlanCode } from '../wording/catalogue.ts'
import { values } from '../wording/labels.ts'
import { type PlanDetails, planSentence } from '../wording/planSentence.ts'
import { inWords, type Language, type Words } from '../wording/words.ts'
import type { PlanComparison } from './planComparison.ts'

const codes = {
  added: 'element.added',
  removed: 'floor.removed',
  tightened: 'value.tightened',
  weakened: 'floor.weakened',
  reworded: 'value.reworded',
  cannotTell: 'floor.unclear',
} as const satisfies Record<PlanComparison['verdict'], PlanCode>

/** The code under which the catalogue has the sentence of a comparison. */
export function comparisonCode({ verdict, hold }: Pick<PlanComparison, 'verdict' | 'hold'>): PlanCode {
  return verdict === 'removed' && hold === 'open' ? 'element.removed' : codes[verdict]
}

/** What the sentence of a comparison is filled with; values that cannot be put into words are left out. */
export function comparisonDetails({ title, label, upper, lower, details }: PlanComparison): PlanDetails {
  const [was, is] = [details?.upper ?? upper, details?.lower ?? lower]
  const hasWords = inWords(was, 'zh') !== '' || inWords(is, 'zh') !== ''
  const changed = hasWords ? { upper: orEmpty(was), lower: orEmpty(is) } : { changed: values.changed }
  return { title, label: details?.label ?? label, ...changed }
}

const orEmpty = (words: Words): Words => (words === '' ? values.empty : words)

/** One comparison as a sentence: “每月督导”督战频次由每月1次放宽为每季度1次，低于上级要求. */
export function comparisonSentence(comparison: PlanComparison, language: Language): string {
  return planSentence(comparisonCode(comparison), comparisonDetails(comparison), language)
}
