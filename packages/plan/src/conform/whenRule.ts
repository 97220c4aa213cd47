import { isObject, sameJson } from '../json/json.ts'
import { closesItself, rhythms } from '../schema/rhythm.ts'
import { whenSchema } from '../schema/when.ts'
import { settledWhen } from '../when/settledWhen.ts'
import { whenWords } from '../when/whenWords.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels, values } from '../wording/labels.ts'
import type { FieldRule, Side, Verdict } from './fieldRule.ts'
import { frequencyVerdict } from './frequencyRule.ts'

interface Said {
  when: unknown
  times: number
}

const isSaid = (value: unknown): value is Said => isObject(value) && 'when' in value

/** A time as far as it can be compared: the kind, and what of it has a stricter side. */
function parts(value: unknown): Record<string, unknown> {
  const when = isSaid(value) ? value.when : undefined
  return isObject(when) ? when : {}
}

const isRegular = ({ every }: Record<string, unknown>): boolean =>
  rhythms.some((rhythm) => rhythm === every && !closesItself(rhythm))

const without = (value: Record<string, unknown>, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))

/** Two cycles of the calendar that differ in nothing but how often they come. */
function ofCycles(upper: Said, lower: Said): Verdict {
  const [above, below] = [parts(upper), parts(lower)]
  const [rest, own] = [without(above, 'every', 'endsOn'), without(below, 'every', 'endsOn')]
  if (!(sameJson(rest, own) && isRegular(above) && isRegular(below))) {
    if (!sameJson(above, below)) return 'cannotTell'
    return lower.times > upper.times ? 'tightened' : 'weakened'
  }
  const frequency = ({ times }: Said, { every, endsOn = 'last' }: Record<string, unknown>) => ({ every, endsOn, times })
  return frequencyVerdict(frequency(upper, above), frequency(lower, below))
}

/** Less is stricter: the earlier date, the shorter limit. */
const byLess = (upper: unknown, lower: unknown): Verdict => (String(lower) < String(upper) ? 'tightened' : 'weakened')

function judge(upper: unknown, lower: unknown): Verdict {
  if (!isSaid(upper)) return isSaid(lower) ? 'tightened' : 'same'
  if (!isSaid(lower)) return 'weakened'
  const [above, below] = [parts(upper), parts(lower)]
  if (above['kind'] !== below['kind']) return 'cannotTell'
  if (above['kind'] === 'cycle') return ofCycles(upper, lower)
  if (sameJson(above, below)) return lower.times > upper.times ? 'tightened' : 'weakened'
  if (above['kind'] === 'date' && sameJson(without(above, 'due'), without(below, 'due')))
    return byLess(above['due'], below['due'])
  if (
    ['event', 'closeOut', 'release'].includes(String(above['kind'])) &&
    sameJson(without(above, 'within'), without(below, 'within'))
  )
    return Number(below['within']) < Number(above['within']) ? 'tightened' : 'weakened'
  return 'cannotTell'
}

/** When a duty is owed and how often, read together. */
export const whenRule: FieldRule = {
  fields: ['when', 'times'],
  label: labels.when,
  stricter: ways.tighter,
  read: ({ element }: Side) => {
    const { when, times = 1 } = element
    return when === undefined ? undefined : { when, times }
  },
  text: (value, { plan }) => {
    if (!isSaid(value)) return values.irregular
    const when = whenSchema.safeParse(value.when)
    return when.success ? whenWords(settledWhen(when.data, plan), value.times) : values.unset
  },
  judge,
}
