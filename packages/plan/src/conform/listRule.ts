import { conditionSentence, type SubSchema } from '@duzhan/checklist'
import { compareConditions } from '../condition/compareConditions.ts'
import type { TargetKind } from '../schema/planParts.ts'
import { judgedSchema } from '../targets/judgedTarget.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels, values } from '../wording/labels.ts'
import { listed, ofPlan } from '../wording/words.ts'
import { type FieldRule, harshest, type Side, type Verdict } from './fieldRule.ts'
import { containing, superset } from './orderRules.ts'
import { titlesOf } from './valueTexts.ts'

type Rules = { where: SubSchema }[]
interface Coverage {
  rules: Rules
  names: string[]
  rest: boolean
  everyone: boolean
}

const rulesOf = (value: unknown): Rules => (Array.isArray(value) ? (value as Rules) : []) // read from a plan of known shape

const subjectOf = (kind: TargetKind): SubSchema => ({ ...judgedSchema(kind), required: kind.attributes.required ?? [] })

function kindsOf({ element, plan }: Side): TargetKind[] {
  const keys: unknown = element['targetKinds']
  const named = new Set<unknown>(Array.isArray(keys) ? keys : [])
  return plan.targetKinds.filter((kind) => named.has(kind.key))
}

function condition(rules: Rules): SubSchema {
  const [only] = rules
  return rules.length === 1 && only ? only.where : { anyOf: rules.map((rule) => rule.where) }
}

/** Judged over what the register of either plan can hold: the lower plan's kinds know all fields of the upper's. */
function forKind(kind: TargetKind, upper: Rules, lower: Rules): Verdict {
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
  fields: ['rules', 'rest', 'everyone', 'names'],
  label: labels.condition,
  stricter: ways.wider,
  read: ({ element }): Coverage => ({
    rules: rulesOf(element['rules']),
    names: Array.isArray(element['names']) ? element['names'].map(String) : [],
    rest: element['rest'] === true,
    everyone: element['everyone'] === true,
  }),
  text: (value, side) => {
    const { rules, names, rest, everyone } = value as Coverage // as read above
    const [kind] = kindsOf(side)
    if (everyone) return rest ? values.allOthers : values.everyone
    const named = names.length > 0 ? listed(names.map(ofPlan), '') : null
    if (rules.length === 0 || !kind) return named ?? (rest ? values.allOthers : values.none)
    const [where, subject] = [condition(rules), subjectOf(kind)]
    const told = { zh: conditionSentence(where, subject, 'zh'), en: conditionSentence(where, subject, 'en') }
    return named === null ? told : listed([told, named], '')
  },
  judge: (upper, lower, sides) => {
    const [above, below] = [upper as Coverage, lower as Coverage] // as read above
    if (above.rest !== below.rest) return 'cannotTell'
    const [isAll, isAllBelow] = [takesAll(above), takesAll(below)]
    if (isAll || isAllBelow) return isAll === isAllBelow ? 'same' : isAllBelow ? 'tightened' : 'weakened'
    const named = superset(above.names, below.names)
    // what a rule took in may be named one by one instead, which only a register can tell
    const byRule = ruleVerdict(above.rules, below.rules, sides)
    return byRule === 'weakened' && named === 'tightened' ? 'cannotTell' : harshest([named, byRule])
  },
}

/** A list of the rest that says no more takes all of them. */
const takesAll = ({ rules, names, rest, everyone }: Coverage): boolean =>
  everyone || (rest && rules.length === 0 && names.length === 0)

function ruleVerdict(upper: Rules, lower: Rules, sides: { lower: Side }): Verdict {
  if (upper.length === 0 || lower.length === 0) {
    if (upper.length === lower.length) return 'same'
    return upper.length === 0 ? 'tightened' : 'weakened'
  }
  return harshest(kindsOf(sides.lower).map((kind) => forKind(kind, upper, lower)))
}

/** Fewer lists that take precedence take fewer targets away; others than those are for a person to judge. */
export const exclusions: FieldRule = {
  ...containing('excludes', labels.excludes, titlesOf('targetLists')),
  stricter: ways.fewer,
  judge: (upper, lower) => {
    const fewer = superset(lower, upper)
    return fewer === 'weakened' ? 'cannotTell' : fewer
  },
}
