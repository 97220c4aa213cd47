import { conditionSentence, type SubSchema } from '@duzhan/checklist'
import { compareConditions } from '../condition/compareConditions.ts'
import type { TargetKind } from '../schema/planParts.ts'
import { judgedSchema } from '../targets/judgedTarget.ts'
import { labels, values } from '../wording/labels.ts'
import { type FieldRule, harshest, type Side, type Verdict } from './fieldRule.ts'

type Rules = { where: SubSchema }[]

const rulesOf = (value: unknown): Rules => (Array.isArray(value) ? (value as Rules) : []) // read from a plan of known shape

const subjectOf = (kind: TargetKind): SubSchema => ({ ...judgedSchema(kind), required: kind.attributes.required ?? [] })

const kindsOf = ({ element, plan }: Side): TargetKind[] => {
  const keys: unknown = element['targetKinds']
  const named = new Set<unknown>(Array.isArray(keys) ? keys : [])
  return plan.targetKinds.filter((kind) => named.has(kind.key))
}

const condition = (rules: Rules): SubSchema => {
  const [only] = rules
  return rules.length === 1 && only ? only.where : { anyOf: rules.map((rule) => rule.where) }
}

/** Judged over what the register of either plan can hold: the lower plan's kinds know all fields of the upper's. */
const forKind = (kind: TargetKind, upper: Rules, lower: Rules): Verdict => {
  const bound = (kind.derived ?? []).map((ratio) => [ratio.key, ratio.numerator, ratio.denominator])
  const relation = compareConditions(condition(upper), condition(lower), { subject: subjectOf(kind), bound })
  if (relation === 'same' || relation === 'cannotTell') return relation
  return relation === 'wider' ? 'tightened' : 'weakened'
}

/**
 * Whom a list takes in, all its rules together: a list is stricter when it takes in whoever the upper one does, and
 * more. A rule left out is no loss where the others cover it.
 */
export const listCoverage: FieldRule = {
  fields: ['rules', 'rest'],
  label: labels.condition,
  read: ({ element }) => ({ rules: element['rules'], rest: element['rest'] === true }),
  text: (value, side) => {
    const [kind] = kindsOf(side)
    const rules = rulesOf((value as { rules: unknown }).rules) // as read above
    if (rules.length === 0 || !kind) return values.allOthers
    const [where, subject] = [condition(rules), subjectOf(kind)]
    return { zh: conditionSentence(where, subject, 'zh'), en: conditionSentence(where, subject, 'en') }
  },
  judge: (upper, lower, sides) => {
    const [above, below] = [upper, lower] as { rules: unknown; rest: boolean }[] // as read above
    if (!above || !below || above.rest !== below.rest) return 'cannotTell'
    const [rules, own] = [rulesOf(above.rules), rulesOf(below.rules)]
    if (own.length === 0) return rules.length === 0 ? 'same' : above.rest ? 'tightened' : 'weakened'
    if (rules.length === 0) return 'weakened'
    return harshest(kindsOf(sides.lower).map((kind) => forKind(kind, rules, own)))
  },
}
