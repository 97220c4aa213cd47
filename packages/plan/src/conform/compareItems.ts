import { type FindingLimit, limitOfRule, type SubSchema } from '@duzhan/checklist'
import { compareConditions } from '../condition/compareConditions.ts'
import { sameJson } from '../json/json.ts'
import { labels, values } from '../wording/labels.ts'
import { answerWords, findingWords } from '../wording/valueWords.ts'
import { listed, ofPlan, type Words } from '../wording/words.ts'
import { askedOn, evidenceVerdict, shownVerdict } from './askedWhen.ts'
import { harshest, type Verdict } from './fieldRule.ts'
import { compareLimits } from './limitRule.ts'
import { superset } from './orderRules.ts'

/** What became of one thing in a checklist: the item or clause, what was asked about it, and how it reads on either side. */
export interface ItemComparison {
  path: string[]
  title: string
  label: Words
  verdict: Verdict
  upper: Words
  lower: Words
}

const titleOf = (schema: SubSchema, key: string): string => schema.title ?? key
const severities = ['general', 'serious']

type Rule = NonNullable<SubSchema['x-finding']>
/** What a plan says of the limits of findings of which a rule does not say it itself. */
type Planned = (rule: Rule) => FindingLimit | null
/** The same of both plans. */
export interface PlannedLimits {
  upper: Planned
  lower: Planned
}
const unplanned: PlannedLimits = { upper: () => null, lower: () => null }

const plannedFor = (planned: Planned, rule: Rule | undefined): FindingLimit | null => (rule ? planned(rule) : null)
const limitOf = (rule: Rule, planned: Planned): FindingLimit | null => limitOfRule(rule) ?? planned(rule)

const withoutLimit = ({ days: _days, within: _within, unit: _unit, ...rest }: Rule) => rest

function findingVerdict(upper: SubSchema, lower: SubSchema, planned: PlannedLimits): Verdict {
  const [above, below] = [upper['x-finding'], lower['x-finding']]
  if (!above) return below ? 'tightened' : 'same'
  if (!below) return 'weakened'
  const limit = compareLimits(limitOf(above, planned.upper), limitOf(below, planned.lower))
  const weight = severities.indexOf(below.severity) - severities.indexOf(above.severity)
  const severity = weight === 0 ? 'same' : weight > 0 ? 'tightened' : 'weakened'
  const isAlike = sameJson({ ...withoutLimit(above), severity: '' }, { ...withoutLimit(below), severity: '' })
  return harshest([limit, severity, sameJson(above.when, below.when) ? (isAlike ? 'same' : 'reworded') : 'cannotTell'])
}

/** Fewer ways out are stricter: a question that no longer takes 不适用. */
const answerVerdict = (upper: SubSchema, lower: SubSchema): Verdict =>
  upper.enum || lower.enum ? superset(lower.enum, upper.enum) : 'same'

const restOf = ({
  'x-finding': _finding,
  'x-evidence': _evidence,
  'x-source': _source,
  'x-indicator': _indicator,
  enum: _answers,
  ...rest
}: SubSchema) => rest

interface Place {
  path: string[]
  title: string
}

const evidenceOf = (upper: SubSchema, lower: SubSchema, at: Place): ItemComparison => ({
  ...at,
  label: labels.evidence,
  verdict: evidenceVerdict(upper, lower),
  upper: values.asked,
  lower: values.otherwise,
})

const compareClause = (upper: SubSchema, lower: SubSchema, at: Place, planned: PlannedLimits): ItemComparison[] => [
  {
    ...at,
    label: labels.findingRule,
    verdict: findingVerdict(upper, lower, planned),
    upper: findingWords(upper['x-finding'], plannedFor(planned.upper, upper['x-finding'])),
    lower: findingWords(lower['x-finding'], plannedFor(planned.lower, lower['x-finding'])),
  },
  {
    ...at,
    label: labels.answers,
    verdict: answerVerdict(upper, lower),
    upper: answerWords(upper.enum),
    lower: answerWords(lower.enum),
  },
  evidenceOf(upper, lower, at),
  {
    ...at,
    label: labels.question,
    verdict: sameJson(restOf(upper), restOf(lower)) ? 'same' : 'cannotTell',
    upper: own(titleOf(upper, '')),
    lower: own(titleOf(lower, '')),
  },
]

/** Words of the plan; where it has none, nothing is said in Chinese and "nothing" in English. */
const own = (text: string): Words => (text === '' ? values.empty : ofPlan(text))

/** Where a bad answer must be explained, it must still be: on as many answers, with as many words. */
function noteVerdict(upper: SubSchema, lower: SubSchema): Verdict {
  if (sameJson([upper.if, upper.then], [lower.if, lower.then])) return 'same'
  if (!upper.if || !upper.then) return 'tightened'
  if (!lower.if || !lower.then) return 'weakened'
  const subject = { type: 'object', properties: { ...upper.properties, ...lower.properties } } as const
  const asked = askedOn(compareConditions(upper.if, lower.if, { subject }))
  const [above, below] = [upper.then, lower.then].map((then) => then.properties?.['note']?.minLength ?? 0)
  const length = above === below ? 'same' : (below ?? 0) > (above ?? 0) ? 'tightened' : 'weakened'
  return harshest([asked, length, superset(upper.then.required, lower.then.required)])
}

const isClause = (schema: SubSchema): boolean => schema['x-item']?.kind === 'clause'

function compareItem(upper: SubSchema, lower: SubSchema, at: Place, planned: PlannedLimits): ItemComparison[] {
  const fields = Object.entries(upper.properties ?? {}).flatMap(([key, field]): ItemComparison[] => {
    const own = lower.properties?.[key]
    const place = { path: [...at.path, 'properties', key], title: isClause(field) ? titleOf(field, key) : at.title }
    if (!own)
      return [{ ...place, label: ofPlan(titleOf(field, key)), verdict: 'removed', upper: values.has, lower: values.lacks }]
    return compareClause(field, own, place, planned)
  })
  return [
    ...fields,
    evidenceOf(upper, lower, at),
    { ...at, label: labels.note, verdict: noteVerdict(upper, lower), upper: values.asked, lower: values.otherwise },
    {
      ...at,
      label: labels.required,
      verdict: superset(upper.required, lower.required),
      upper: listed(upper.required ?? [], values.empty),
      lower: listed(lower.required ?? [], values.empty),
    },
    {
      ...at,
      label: labels.item,
      verdict: sameJson(upper['x-item']?.kind, lower['x-item']?.kind)
        ? upper.title === lower.title
          ? 'same'
          : 'reworded'
        : 'cannotTell',
      upper: own(upper.title ?? ''),
      lower: own(lower.title ?? ''),
    },
  ]
}

/** Whether a checklist demands an item: its section, and in that the item. */
const demands = (checklist: SubSchema, section: string, key: string): boolean =>
  checklist.required?.includes(section) === true && checklist.properties?.[section]?.required?.includes(key) === true

/** Everything a lower checklist makes of the items of an upper one; items of its own are additions. */
export function compareItems(upper: SubSchema, lower: SubSchema, planned: PlannedLimits = unplanned): ItemComparison[] {
  const shownIn = (above: SubSchema, below: SubSchema, at: Place): ItemComparison => ({
    ...at,
    label: labels.shownIf,
    verdict: shownVerdict(above, below, lower),
    upper: values.asked,
    lower: values.otherwise,
  })
  const sections = Object.entries(upper.properties ?? {}).flatMap(([sectionKey, section]) => {
    const ownSection = lower.properties?.[sectionKey]
    const place = { path: ['properties', sectionKey], title: titleOf(section, sectionKey) }
    const shown = ownSection ? [shownIn(section, ownSection, place)] : []
    const items = Object.entries(section.properties ?? {}).flatMap(([key, item]): ItemComparison[] => {
      const at = { path: ['properties', sectionKey, 'properties', key], title: titleOf(item, key) }
      const ownItem = ownSection?.properties?.[key]
      const [wasDemanded, isDemanded] = [demands(upper, sectionKey, key), demands(lower, sectionKey, key)]
      if (!ownItem || (wasDemanded && !isDemanded))
        return [
          { ...at, label: labels.item, verdict: 'removed', upper: values.has, lower: ownItem ? values.optional : values.lacks },
        ]
      const demand = { ...at, label: labels.item, upper: values.optional, lower: values.has }
      return [
        shownIn(item, ownItem, at),
        ...compareItem(item, ownItem, at, planned),
        { ...demand, verdict: isDemanded && !wasDemanded ? 'tightened' : 'same' },
      ]
    })
    return [...shown, ...items]
  })
  const added = Object.entries(lower.properties ?? {}).flatMap(([sectionKey, section]) =>
    Object.entries(section.properties ?? {})
      .filter(([key]) => !upper.properties?.[sectionKey]?.properties?.[key])
      .map(([key, item]): ItemComparison => {
        const path = ['properties', sectionKey, 'properties', key]
        return { path, title: titleOf(item, key), label: labels.item, verdict: 'added', upper: values.lacks, lower: values.has }
      }),
  )
  return [...sections, ...added].filter(({ verdict }) => verdict !== 'same')
}
