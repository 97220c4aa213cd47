import { isObject } from '../json/json.ts'
import type { Cycle } from '../schema/planParts.ts'
import { isOfWeeks } from '../schema/rhythm.ts'
import { ways } from '../wording/belowSentences.ts'
import { values } from '../wording/labels.ts'
import { frequencyWords } from '../wording/valueWords.ts'
import type { Wording } from '../wording/words.ts'
import type { FieldRule, Verdict } from './fieldRule.ts'

interface Frequency {
  every: Cycle['every']
  endsOn: Cycle['endsOn']
  times: number
}

/** Days are the least that a window of the cycle can have, and the most; working days are taken together with the days off between them. */
const days = {
  ...{ day: [1, 1], workingDay: [1, 2], week: [7, 7], twoWeeks: [14, 14], tenDays: [8, 11], halfMonth: [13, 16] },
  ...{ month: [28, 31], twoMonths: [59, 62], quarter: [90, 92], 'half-year': [181, 184], year: [365, 366] },
} as const satisfies Record<Cycle['every'], readonly [number, number]>
const months: Readonly<Partial<Record<Cycle['every'], number>>> = {
  ...{ month: 1, twoMonths: 2, quarter: 3, 'half-year': 6, year: 12 },
}
/** Into how many parts a rhythm cuts a month. */
const parts: Readonly<Partial<Record<Cycle['every'], number>>> = { tenDays: 3, halfMonth: 2 }

/** How many whole windows of one cycle every window of another is sure to hold. */
function windowsWithin(inner: Frequency, outer: Frequency): number {
  const ofOuter = months[outer.every] ?? 0
  switch (inner.every) {
    case 'day':
      return days[outer.every][0]
    case 'workingDay':
      return 0
    case 'week':
      if (isOfWeeks(outer.every)) return days[outer.every][0] / 7 - (inner.endsOn === outer.endsOn ? 0 : 1)
      return Math.max(0, Math.floor((days[outer.every][0] - 6) / 7))
    case 'twoWeeks':
      // two weeks of one plan need not begin with those of another
      return outer.every === 'twoWeeks' ? 0 : Math.max(0, Math.floor((days[outer.every][0] - 13) / 14))
    case 'tenDays':
    case 'halfMonth': {
      if (outer.every === 'halfMonth') return 1 // 上旬 lies in the first half of a month, 下旬 in the second
      const count = ofOuter * (parts[inner.every] ?? 0)
      return count === 0 || outer.endsOn === 'last' ? count : count - 1
    }
    case 'month':
    case 'twoMonths':
    case 'quarter':
    case 'half-year':
    case 'year': {
      if (ofOuter === 0) return 0
      const count = Math.floor(ofOuter / (months[inner.every] ?? Infinity))
      return inner.endsOn === outer.endsOn ? count : count - 1
    }
  }
}

const isFrequency = (value: unknown): value is Frequency => isObject(value) && 'every' in value

/**
 * Stricter when every window of the upper cycle is sure to get its times, weaker when fewer are owed in the long run;
 * in between (three times a quarter for once a month) it depends on how they are spread.
 */
export function frequencyVerdict(upper: unknown, lower: unknown): Verdict {
  if (!isFrequency(upper)) return isFrequency(lower) ? 'tightened' : 'same'
  if (!isFrequency(lower)) return 'weakened'
  if (upper.every === lower.every && upper.endsOn === lower.endsOn) {
    if (upper.times === lower.times) return 'same'
    return lower.times > upper.times ? 'tightened' : 'weakened'
  }
  if (windowsWithin(lower, upper) * lower.times >= upper.times) return 'tightened'
  const rate = (frequency: Frequency, bound: 0 | 1) => frequency.times / days[frequency.every][bound]
  return rate(lower, 0) < rate(upper, 1) ? 'weakened' : 'cannotTell'
}

/** How often a duty falls due: its cycle and times, if it has any, read together, 每月1次. */
export function frequencyRule(label: Wording, ...fields: readonly string[]): FieldRule {
  return {
    fields,
    label,
    stricter: ways.oftener,
    read: ({ element, plan }) => {
      const cycle = plan.cycles.find((candidate) => candidate.key === element['cycle'])
      if (!cycle) return undefined
      const times = typeof element['times'] === 'number' ? element['times'] : 1
      return { every: cycle.every, endsOn: cycle.endsOn, times } satisfies Frequency
    },
    text: (value) => (isFrequency(value) ? frequencyWords(value) : values.irregular),
    judge: frequencyVerdict,
  }
}
