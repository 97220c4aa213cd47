import type { SubSchema } from '@duzhan/checklist'
import { compareConditions } from '../condition/compareConditions.ts'
import { isObject, sameJson } from '../json/json.ts'
import type { Indicator } from '../schema/planParts.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels, values } from '../wording/labels.ts'
import { inWords, type Language, ofPlan } from '../wording/words.ts'
import { type FieldRule, harshest, type Verdict } from './fieldRule.ts'

type Goal = NonNullable<Indicator['goal']>

const isGoal = (value: unknown): value is Goal => isObject(value) && 'comparator' in value

const keywords = { '=': 'const', '>=': 'minimum', '>': 'exclusiveMinimum', '<=': 'maximum', '<': 'exclusiveMaximum' } as const
const figure: SubSchema = { type: 'object', properties: { value: { type: 'number' } }, required: ['value'] }

const figuresReaching = (goal: Goal): SubSchema => ({
  properties: { value: { [keywords[goal.comparator]]: goal.value } },
  required: ['value'],
})

function byValue(upper: Goal, lower: Goal): Verdict {
  if (upper.value === undefined || lower.value === undefined || upper.unit !== lower.unit) {
    return sameJson(upper, { ...lower, by: upper.by }) ? 'same' : 'cannotTell'
  }
  const relation = compareConditions(figuresReaching(upper), figuresReaching(lower), { subject: figure })
  if (relation === 'same' || relation === 'cannotTell') return relation
  return relation === 'narrower' ? 'tightened' : 'weakened'
}

function byDate(upper: Goal, lower: Goal): Verdict {
  if (upper.by === lower.by) return 'same'
  if (upper.by === undefined) return 'tightened'
  return lower.by !== undefined && lower.by < upper.by ? 'tightened' : 'weakened'
}

/** A goal is stricter when whoever reaches it has also reached the upper one, and no later. */
export const goalRule: FieldRule = {
  fields: ['goal'],
  label: labels.goal,
  stricter: ways.higher,
  read: ({ element }) => element['goal'],
  text: (value) => {
    if (!isGoal(value)) return values.unset
    const { comparator, value: figure, reference = '', unit = '' } = value
    const told = (language: Language) =>
      [comparator, figure ?? inWords(ofPlan(reference), language), inWords(ofPlan(unit), language)].join(' ').trim()
    return { zh: told('zh'), en: told('en') }
  },
  judge: (upper, lower) => {
    if (sameJson(upper, lower)) return 'same'
    if (!isGoal(upper)) return 'tightened'
    if (!isGoal(lower)) return 'weakened'
    return harshest([byValue(upper, lower), byDate(upper, lower), upper.scope === lower.scope ? 'same' : 'cannotTell'])
  },
}
