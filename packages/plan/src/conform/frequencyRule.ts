import { isObject } from '../json/json.ts'
import type { Cycle } from '../schema/planParts.ts'
import { values } from '../wording/labels.ts'
import { frequencyWords } from '../wording/valueWords.ts'
import type { Wording } from '../wording/words.ts'
import type { FieldRule, Verdict } from './fieldRule.ts'

interface Frequency {
  every: Cycle['every']
  endsOn: Cycle['endsOn']
  times: number
}

// Days are the least that a window of the cycle can have, and the most.
const days = { week: [7, 7], month: [28, 31], quarter: [90, 92], 'half-year': [181, 184], year: [365, 366] } as const
const months = { week: 0, month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** How many whole windows of one cycle every window of another is sure to hold. */
function windowsWithin(inner: Frequency, outer: Frequency): number {
  if (inner.every === 'week') {
    if (outer.every === 'week') return inner.endsOn === outer.endsOn ? 1 : 0
    return Math.floor((days[outer.every][0] - 6) / 7)
  }
  if (outer.every === 'week') return 0
  const count = Math.floor(months[outer.every] / months[inner.every])
  return inner.endsOn === outer.endsOn ? count : count - 1
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
