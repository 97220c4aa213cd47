import { isObject } from '../json/json.ts'
import { ways } from '../wording/belowSentences.ts'
import { labels, parts, values } from '../wording/labels.ts'
import { dueWords } from '../wording/valueWords.ts'
import { listed, ofPlan, type Wording } from '../wording/words.ts'
import { attributesRule } from './attributesRule.ts'
import { ladderCondition } from './conditionRule.ts'
import { atLeastRule, drawRule } from './drawRule.ts'
import type { FieldRule } from './fieldRule.ts'
import { frequencyRule } from './frequencyRule.ts'
import { goalRule } from './goalRule.ts'
import { inspectorsRule } from './inspectorsRule.ts'
import { limitRule } from './limitRule.ts'
import { exclusions, listCoverage } from './listRule.ts'
import { alike, containing, demanded, earlier, fewer, more, superset, words } from './orderRules.ts'
import { partnersRule } from './partnersRule.ts'
import { termsOf, titleIn, titlesOf } from './valueTexts.ts'
import { whenRule } from './whenRule.ts'

/** A part of the plan: where its elements stand, what they are called, and how what they say is compared. */
export interface PartRules {
  title: Wording
  rules: readonly FieldRule[]
  nested?: Readonly<Record<string, PartRules>>
  /** What else of an element is compared, and which way is stricter. */
  inside?: readonly Required<Pick<FieldRule, 'label' | 'stricter'>>[]
}

function dayOf(value: unknown): number {
  const [day, rule] = Array.isArray(value) ? value : []
  return (day === 'last' ? 31 : typeof day === 'number' ? day : Infinity) - (rule === 'before' ? 0.5 : 0)
}

const reportDay: FieldRule = {
  fields: ['dueDay', 'dueRule'],
  label: labels.reportDay,
  stricter: ways.earlier,
  read: ({ element }) => [element['dueDay'], element['dueRule']],
  text: (value) => {
    const [day, rule] = Array.isArray(value) ? value : []
    return day === undefined ? values.unset : dueWords(day, rule === 'before')
  },
  judge: (upper, lower) => {
    if (dayOf(upper) === dayOf(lower)) return 'same'
    return dayOf(lower) < dayOf(upper) ? 'tightened' : 'weakened'
  },
}

const areaUnits: FieldRule = {
  fields: ['units'],
  label: labels.responsible,
  stricter: ways.more,
  read: ({ element }) =>
    Object.entries(isObject(element['units']) ? element['units'] : {}).flatMap(([role, units]) =>
      (Array.isArray(units) ? units : []).map((unit) => `${role}:${unit}`),
    ),
  text: (value, { plan }) =>
    listed(
      (Array.isArray(value) ? value : []).map((unit) => ofPlan(titleIn(plan, 'units', String(unit).split(':')[1] ?? ''))),
      values.none,
    ),
  judge: superset,
}

/** Serving only some lists is less than serving all, which is what naming none means. */
const checklistLists: FieldRule = {
  ...containing('targetLists', labels.lists, titlesOf('targetLists')),
  judge: (upper, lower) => {
    if (lower === undefined) return upper === undefined ? 'same' : 'tightened'
    return upper === undefined ? 'weakened' : superset(upper, lower)
  },
}

const groupRegions: FieldRule = {
  fields: ['group'],
  label: labels.regions,
  stricter: ways.more,
  read: ({ element }) => (isObject(element['group']) ? element['group']['regions'] : undefined),
  text: (value) => (Array.isArray(value) ? listed(value.map(String), values.empty) : values.none),
  judge: superset,
}

/** Fewer pardons are stricter: what resets a card or lets it expire favours the unit. */
const pardons: FieldRule = {
  ...containing('resets', labels.resets, titlesOf('ladder')),
  stricter: ways.fewer,
  judge: (upper, lower) => superset(lower, upper),
}

const expiry: FieldRule = {
  ...more('expiresAfterDays', labels.expiry),
  stricter: ways.longer,
  judge: (upper, lower) => {
    if (upper === lower) return 'same'
    if (upper === undefined || lower === undefined) return lower === undefined ? 'tightened' : 'weakened'
    return Number(lower) > Number(upper) ? 'tightened' : 'weakened'
  },
}

/** Where nobody may say "nothing to report", more is asked. */
const nilReport: FieldRule = {
  ...demanded('nilReport', labels.nilReport),
  stricter: ways.gone,
  judge: (upper, lower) => {
    if ((upper === true) === (lower === true)) return 'same'
    return upper === true ? 'tightened' : 'weakened'
  },
}

/** Of which findings something is said. */
const kindOfFinding: readonly FieldRule[] = [
  alike('severity', labels.severity, termsOf('severity')),
  alike('category', labels.category, titlesOf('focusAreas')),
]

const figures: PartRules = {
  title: parts.figures,
  rules: [alike('kind', labels.definition), alike('unit', labels.unitOfMeasure), ...words('title')],
}
const keyPoints: PartRules = { title: parts.keyPoints, rules: words('title', 'variants') }

/** The parts of a plan by the path of their lists; a field that no rule names is for a person to judge. */
export const partRules: Readonly<Record<string, PartRules>> = {
  goals: { title: parts.goals, rules: [...words('title'), alike('baselines', labels.baselines)] },
  phases: { title: parts.phases, rules: [earlier('start', labels.start), earlier('end', labels.end), ...words('title', 'goal')] },
  milestones: {
    title: parts.milestones,
    rules: [earlier('due', labels.due), containing('lines', labels.lines), ...words('title', ['phase', titlesOf('phases')])],
  },
  focusAreas: {
    title: parts.focusAreas,
    rules: [areaUnits, ...words('title', 'text', 'theme')],
    nested: { keyPoints },
  },
  targetKinds: {
    title: parts.targetKinds,
    rules: [attributesRule, alike('level', labels.level, termsOf('level')), ...words('title', 'measureWord')],
    nested: {
      derived: {
        title: parts.derived,
        rules: ['numerator', 'denominator', 'unit'].map((name) => alike(name, labels.calculation)).concat(words('title')),
      },
    },
  },
  targetLists: {
    title: parts.targetLists,
    rules: [
      listCoverage,
      drawRule,
      atLeastRule,
      containing('targetKinds', labels.targetKind, titlesOf('targetKinds')),
      exclusions,
      alike('told', labels.told, termsOf('told')),
      alike('level', labels.level, termsOf('level')),
      alike('asOf', labels.asOf),
      ...words('title', 'tags', 'printed'),
    ],
  },
  checklists: {
    title: parts.checklists,
    rules: [checklistLists, alike('targetKind', labels.targetKind, titlesOf('targetKinds')), ...words('title', 'uiSchema')],
    inside: [
      { label: labels.item, stricter: ways.more },
      { label: labels.required, stricter: ways.more },
      { label: labels.findingRule, stricter: ways.stricter },
    ],
  },
  indicators: {
    title: parts.indicators,
    rules: [
      goalRule,
      alike('better', labels.definition, termsOf('better')),
      ...['code', 'of', 'measure', 'unit', 'qualifies'].map((name) => alike(name, labels.definition)),
      ...words('title', 'theme', ['focusArea', titlesOf('focusAreas')], 'tags'),
    ],
  },
  cycles: {
    title: parts.cycles,
    rules: [alike('every', labels.every, termsOf('span')), alike('endsOn', labels.endsOn), ...words('title')],
  },
  'duties.visits': {
    title: parts.visits,
    rules: [
      frequencyRule(labels.visitFrequency, 'cycle', 'times'),
      containing('targetLists', labels.visited, titlesOf('targetLists')),
      containing('modes', labels.modes, termsOf('mode')),
      demanded('unannounced', labels.unannounced),
      alike('checklist', labels.checklist, titlesOf('checklists')),
      alike('who', labels.who),
      ...words('title', ['unit', titlesOf('units')]),
    ],
  },
  'duties.reports': {
    title: parts.reports,
    rules: [
      frequencyRule(labels.reportFrequency, 'cycle'),
      reportDay,
      containing('media', labels.media, termsOf('medium')),
      alike('from', labels.from, termsOf('level')),
      alike('to', labels.to, termsOf('level')),
      ...words('title', ['toUnit', titlesOf('units')]),
    ],
  },
  'duties.filings': {
    title: parts.filings,
    rules: [
      earlier('due', labels.filingDue),
      alike('what', labels.filingSubject, termsOf('filing')),
      alike('from', labels.from, termsOf('level')),
      alike('to', labels.to, termsOf('level')),
      ...words('title', ['toUnit', titlesOf('units')]),
    ],
  },
  'duties.meetings': {
    title: parts.meetings,
    rules: [frequencyRule(labels.meetingFrequency, 'cycle'), alike('level', labels.level, termsOf('level')), ...words('title')],
  },
  'duties.owed': {
    title: parts.owed,
    rules: [
      whenRule,
      alike('what', labels.what, termsOf('owed')),
      alike('who', labels.who),
      partnersRule,
      inspectorsRule,
      alike('about', labels.about),
      alike('to', labels.receiver),
      containing('modes', labels.modes, termsOf('mode')),
      demanded('unannounced', labels.unannounced),
      alike('verifies', labels.verifies),
      alike('checklist', labels.checklist, titlesOf('checklists')),
      alike('paper', labels.filingSubject, termsOf('filing')),
      containing('media', labels.media, termsOf('medium')),
      nilReport,
      containing('asks', labels.asks, termsOf('asked')),
      ...words('title'),
    ],
    nested: { figures },
  },
  'duties.burden': {
    title: parts.burden,
    // whether a target is to be spared more or visited less is not for the rule to say
    rules: words('title', 'targetLists', 'most', 'apartDays', 'notOn'),
  },
  'findings.limits': { title: parts.limits, rules: [limitRule, ...kindOfFinding, ...words('title')] },
  'findings.extensions': {
    title: parts.extensions,
    rules: [
      { ...limitRule, label: labels.extensionLimit },
      fewer('times', labels.extensionTimes),
      alike('by', labels.decider, termsOf('level')),
      alike('decider', labels.decidingBody),
      ...kindOfFinding,
      ...words('title'),
    ],
  },
  ladder: {
    title: parts.ladder,
    rules: [
      ladderCondition,
      containing('actions', labels.actions, termsOf('action')),
      expiry,
      pardons,
      ...words('title', ['decidedBy', titlesOf('units')]),
    ],
  },
  'assignments.sponsors': { title: parts.sponsors, rules: [containing('targets', labels.sponsored), ...words('post')] },
  'assignments.teams': {
    title: parts.teams,
    rules: [
      containing('targetLists', labels.served, titlesOf('targetLists')),
      containing('memberPosts', labels.members),
      containing('leadPosts', labels.leads),
      alike('level', labels.level, termsOf('level')),
      ...words('title'),
    ],
  },
  'assignments.owners': {
    title: parts.owners,
    rules: words(['targetList', titlesOf('targetLists')], ['unit', titlesOf('units')], ['role', termsOf('role')]),
  },
  resources: {
    title: parts.resources,
    rules: [
      more('amount', labels.amount),
      containing('targetLists', labels.lists, titlesOf('targetLists')),
      alike('unit', labels.unit),
      alike('per', labels.per, termsOf('per')),
      ...words('title', 'targets', 'fund', 'exclusive'),
    ],
  },
  units: { title: parts.units, rules: [groupRegions, alike('region', labels.region), ...words('title', 'contact', 'body')] },
  notes: { title: parts.notes, rules: words('about', 'text') },
}
