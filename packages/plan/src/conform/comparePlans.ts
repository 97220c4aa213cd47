import type { SubSchema } from '@duzhan/checklist'
import { limitInPlan } from '../findings/planLimit.ts'
import { byKey } from '../json/byKey.ts'
import { isKeyedList, isObject, type Keyed, sameJson } from '../json/json.ts'
import type { Hold } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { labels, values } from '../wording/labels.ts'
import { terms } from '../wording/termWords.ts'
import { compareItems } from './compareItems.ts'
import { extensionComparisons } from './extensionComparisons.ts'
import type { Side } from './fieldRule.ts'
import { isLooser, itemHold, itemHolds } from './itemHolds.ts'
import { type PartRules, partRules } from './partRules.ts'
import { type Difference, type PlanComparison, wordedComparison } from './planComparison.ts'
import { sponsoredComparisons } from './sponsoredComparisons.ts'

interface Pair {
  upper: Side
  lower: Side
  path: string
  hold: Hold
}

const always = new Set(['key', 'hold', 'source', 'schema'])

function titleOf(element: Keyed): string {
  const title = element['title'] ?? element['post'] ?? element['text']
  return typeof title === 'string' ? title : element.key
}

function holdOf(element: Keyed, inherited: Hold): Hold {
  const own = element['hold']
  return own === 'fixed' || own === 'floor' || own === 'open' ? own : inherited
}

/** A plan may bind those below it more firmly than it is bound itself, never less. */
function holdComparison({ lower, path, hold }: Pair): Difference[] {
  const own = holdOf(lower.element, hold)
  if (!isLooser(own, hold)) return []
  const title = titleOf(lower.element)
  return [{ path, title, label: labels.hold, verdict: 'weakened', hold, upper: terms.hold[hold], lower: terms.hold[own] }]
}

function byRules(pair: Pair, { rules, nested = {} }: PartRules): Difference[] {
  const { upper, lower, path, hold } = pair
  const title = titleOf(lower.element)
  const known = new Set(rules.flatMap((rule) => rule.fields))
  const judged = rules.flatMap((rule): Difference[] => {
    const [above, below] = [rule.read(upper), rule.read(lower)]
    const verdict = sameJson(above, below) ? 'same' : rule.judge(above, below, { upper, lower })
    if (verdict === 'same') return []
    const [was, is] = [rule.text(above, upper), rule.text(below, lower)]
    return [{ path: `${path}.${rule.fields[0]}`, title, label: rule.label, verdict, hold, upper: was, lower: is }]
  })
  const names = new Set([...Object.keys(upper.element), ...Object.keys(lower.element)])
  const unknown = [...names]
    .filter((name) => !known.has(name) && !always.has(name) && !Object.hasOwn(nested, name))
    .filter((name) => !sameJson(upper.element[name], lower.element[name]))
    .map(
      (name): Difference => ({
        path: `${path}.${name}`,
        title,
        label: name,
        verdict: 'cannotTell',
        hold,
        upper: '',
        lower: '',
      }),
    )
  return [...judged, ...unknown]
}

const limitsOf =
  (plan: Plan) =>
  ({ severity, category }: NonNullable<SubSchema['x-finding']>) =>
    limitInPlan(plan, { severity, category })

function ofChecklist({ upper, lower, path, hold }: Pair): Difference[] {
  const [above, below] = [upper.element['schema'], lower.element['schema']]
  if (!isObject(above) || !isObject(below)) return []
  const [schema, own] = [above as SubSchema, below as SubSchema] // both were admitted by the gate as schemas of the subset
  const planned = { upper: limitsOf(upper.plan), lower: limitsOf(lower.plan) }
  const items = compareItems(schema, own, planned).flatMap(({ path: place, verdict, ...rest }) =>
    verdict === 'same'
      ? []
      : [{ ...rest, verdict, hold: itemHold(schema, place, hold), path: [path, 'schema', ...place].join('.') }],
  )
  return [
    ...items,
    ...itemHolds({ upper: schema, lower: own }, `${path}.schema`, { upper: hold, lower: holdOf(lower.element, hold) }),
  ]
}

interface Lists {
  upper: unknown
  lower: unknown
  plans: { upper: Plan; lower: Plan }
  path: string
  hold: Hold
  part: PartRules
}

function compareLists({ upper, lower, plans, path, hold, part }: Lists): Difference[] {
  const [above, below] = [byKey(isKeyedList(upper) ? upper : []), byKey(isKeyedList(lower) ? lower : [])]
  const found = [...above.values()].flatMap((element): Difference[] => {
    const own = below.get(element.key)
    const place = `${path}.${element.key}`
    const held = holdOf(element, hold)
    if (!own)
      return [
        {
          path: place,
          title: titleOf(element),
          label: part.title,
          verdict: 'removed',
          hold: held,
          upper: values.has,
          lower: values.lacks,
        },
      ]
    const pair = { upper: { element, plan: plans.upper }, lower: { element: own, plan: plans.lower }, path: place, hold: held }
    const inner = Object.entries(part.nested ?? {}).flatMap(([name, rules]) =>
      compareLists({ upper: element[name], lower: own[name], plans, path: `${place}.${name}`, hold: held, part: rules }),
    )
    return [...holdComparison(pair), ...byRules(pair, part), ...ofChecklist(pair), ...inner]
  })
  const added = [...below.values()]
    .filter(({ key }) => !above.has(key))
    .map(
      (element): Difference => ({
        path: `${path}.${element.key}`,
        title: titleOf(element),
        label: part.title,
        verdict: 'added',
        hold,
        upper: values.lacks,
        lower: values.has,
      }),
    )
  return [...found, ...added]
}

const listAt = (plan: Plan, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), plan)

/**
 * A plan that ends before its superior's would stop every duty with it, so its end is held as a floor though no one
 * wrote so. When it begins is its own affair: lower plans are issued later.
 */
function periodComparison(lower: Plan, upper: Plan): Difference[] {
  const [was, is] = [upper.period.end, lower.period.end]
  if (was === is) return []
  const verdict = is < was ? 'weakened' : 'tightened'
  return [{ path: 'period.end', title: lower.title, label: labels.periodEnd, verdict, hold: 'floor', upper: was, lower: is }]
}

/** Everything in which a lower plan differs from its superior's, judged by what it means and not by what it reads. */
export function comparePlans(lowerPlan: Plan, upperPlan: Plan): PlanComparison[] {
  const [lower, upper] = [{ ...lowerPlan }, { ...upperPlan }] // copies, under which `titleIn` keeps the titles of this comparison
  const parts = Object.entries(partRules).flatMap(([path, part]) =>
    compareLists({
      upper: listAt(upper, path),
      lower: listAt(lower, path),
      plans: { upper, lower },
      path,
      hold: 'open',
      part,
    }),
  )
  return [
    ...periodComparison(lower, upper),
    ...sponsoredComparisons(lower, upper),
    ...extensionComparisons(lower, upper),
    ...parts,
  ].map(wordedComparison)
}
