import type { FindingLimit } from '@duzhan/checklist'
import { ways } from '../wording/belowSentences.ts'
import { labels } from '../wording/labels.ts'
import { limitWords } from '../wording/valueWords.ts'
import type { FieldRule, Verdict } from './fieldRule.ts'

const hoursOfDay = 24

/**
 * What a lower limit is to an upper one: over sooner whenever both begin is stricter, later weaker, and what depends on when
 * they begin is for a person. A limit in days ends with its day, which is up to a day later than as many times 24 hours, and
 * working days are never over sooner than as many days.
 */
export function compareLimits(upper: FindingLimit | null, lower: FindingLimit | null): Verdict {
  if (upper === null || lower === null) {
    if (upper === lower) return 'same'
    return upper === null ? 'tightened' : 'weakened'
  }
  if (upper.unit === lower.unit) {
    if (upper.within === lower.within) return 'same'
    return lower.within < upper.within ? 'tightened' : 'weakened'
  }
  if (isNeverLater(lower, upper)) return 'tightened'
  return isNeverLater(upper, lower) ? 'weakened' : 'cannotTell'
}

/** Whether a limit is over by the end of one in another unit, whenever both begin. */
function isNeverLater(one: FindingLimit, other: FindingLimit): boolean {
  if (one.unit === 'hour') return one.within <= other.within * hoursOfDay
  if (one.unit !== 'day') return false
  return other.unit === 'hour' ? (one.within + 1) * hoursOfDay <= other.within : one.within <= other.within
}

/** Sooner is stricter. */
export const limitRule: FieldRule = {
  fields: ['within', 'unit'],
  label: labels.limit,
  stricter: ways.shorter,
  read: ({ element }) => ({ within: element['within'], unit: element['unit'] }),
  text: (value) => limitWords(value as FindingLimit), // read from a plan of known shape
  judge: (upper, lower) => compareLimits(upper as FindingLimit, lower as FindingLimit), // as above
}
