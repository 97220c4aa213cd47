import type { VisitMode } from '../schema/visitMode.ts'
import { labels, parts } from '../wording/labels.ts'
import type { Wording } from '../wording/words.ts'

/** What something that a plan says does. */
export type Effect =
  | 'makesDues'
  | 'designates'
  | 'asks'
  | 'opensFindings'
  | 'feedsFigures'
  | 'proposes'
  | 'warns'
  | 'makesPaper'
  | 'bindsLower'
  | 'assigns'
  | 'identifies'
  | 'isText'

/**
 * The effect of one element, by its path in the schema. `soFar` names what is only shown so far: the platform does not
 * act on it yet, and says so.
 */
export interface EffectRow {
  does: Effect
  soFar?: Wording
}

const rows = (does: Effect, paths: string, soFar?: Wording): [string, EffectRow][] =>
  paths
    .trim()
    .split(/\s+/)
    .map((path) => [path, soFar ? { does, soFar } : { does }])

const inside = (path: string, names: string): string =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `${path}.${name}`)
    .join(' ')

const stretch = (path: string): string => inside(path, 'kind key phase title start end festival first last')

/**
 * Documents say no more of these ways of visiting than the word: they stand with each visit, which can be looked for by them, and change
 * neither who is visited nor how often.
 */
export const wordModes: ReadonlySet<VisitMode> = new Set(['fixed', 'roving', 'keyPoint'])

/** What every element may carry, wherever it stands. */
const common: Readonly<Record<string, EffectRow>> = {
  key: { does: 'identifies' },
  hold: { does: 'bindsLower' },
  source: { does: 'isText' },
}

/** One row for every element of the schema; a test walks the schema and finds none without. */
export const effectTable: ReadonlyMap<string, EffectRow> = new Map([
  ...rows('identifies', 'code revision title jurisdiction'),
  ...rows('assigns', 'office'),
  ...rows('bindsLower', 'extends extends.code extends.revision removes'),
  ...rows('makesDues', 'period period.start period.end document.issuedOn'),
  ...rows('isText', `document ${inside('document', 'file number issuer upstream signedBy')}`),
  ...rows('isText', 'goals goals.title goals.baselines goals.baselines.title goals.baselines.value goals.baselines.unit'),
  ...rows('makesDues', 'phases phases.start phases.end'),
  ...rows('isText', 'phases.title phases.goal milestones.title milestones.phase'),
  ...rows('makesDues', 'milestones milestones.due milestones.lines'),
  ...rows('isText', 'focusAreas focusAreas.title focusAreas.text focusAreas.theme'),
  ...rows('isText', `focusAreas.keyPoints ${inside('focusAreas.keyPoints', 'title variants variants.level variants.text')}`),
  ...rows('assigns', `focusAreas.units ${inside('focusAreas.units', 'lead responsible supporting')}`),
  ...rows('designates', `targetKinds ${inside('targetKinds', 'level attributes derived')}`),
  ...rows('designates', inside('targetKinds.attributes', 'type properties required additionalProperties')),
  ...rows('designates', inside('targetKinds.attributes.properties.*', 'type minimum maximum enum maxLength')),
  ...rows('feedsFigures', inside('targetKinds.attributes.properties.*', 'x-sum')),
  ...rows(
    'isText',
    `targetKinds.title targetKinds.measureWord ${inside('targetKinds.attributes.properties.*', 'title description x-unit')}`,
  ),
  ...rows('designates', inside('targetKinds.derived', 'numerator denominator unit')),
  ...rows('isText', 'targetKinds.derived.title'),
  ...rows(
    'designates',
    `targetLists ${inside('targetLists', 'targetKinds rules rules.where names everyone rest excludes told')}`,
  ),
  ...rows('designates', `targetLists.draw ${inside('targetLists.draw', 'count percent stratify')}`),
  ...rows('proposes', 'targetLists.draw.cycle'),
  ...rows('designates', `targetLists.atLeast ${inside('targetLists.atLeast', 'count by first')}`),
  ...rows('isText', inside('targetLists', 'title level rules.title asOf tags')),
  ...rows('designates', `targetLists.printed ${inside('targetLists.printed', 'targets byRule repeated byRegion sums')}`),
  ...rows('asks', `checklists ${inside('checklists', 'targetKind targetLists schema')}`),
  ...rows('isText', 'checklists.title checklists.uiSchema'),
  ...rows('feedsFigures', `indicators ${inside('indicators', 'code better unit measure measure.kind goal')}`),
  ...rows('feedsFigures', inside('indicators.goal', 'comparator value unit by')),
  ...rows('feedsFigures', inside('indicators', 'of qualifies'), parts.indicators),
  ...rows('feedsFigures', inside('indicators.measure', 'where over numerator denominator'), parts.indicators),
  ...rows('isText', inside('indicators', 'title theme focusArea tags goal.scope goal.reference')),
  ...rows('makesDues', 'cycles cycles.every cycles.endsOn'),
  ...rows('isText', 'cycles.title'),
  ...rows('makesDues', `duties duties.visits ${inside('duties.visits', 'targetLists cycle times')}`),
  ...rows('asks', 'duties.visits.checklist'),
  ...rows('isText', 'duties.visits.title duties.reports.title duties.filings.title duties.meetings.title duties.owed.title'),
  ...rows('makesDues', 'duties.visits.unannounced'),
  ...rows('makesDues', 'duties.visits.modes duties.owed.modes'),
  ...rows('makesDues', 'duties.visits.unit'),
  ...rows('makesDues', `duties.visits.who ${inside('duties.visits.who', 'kind unit level team roles body')}`),
  ...rows('makesDues', `duties.reports ${inside('duties.reports', 'from to toUnit cycle dueDay dueRule')}`),
  ...rows('makesDues', `duties.filings ${inside('duties.filings', 'from to toUnit due')}`),
  ...rows('makesDues', 'duties.filings.what'),
  ...rows('makesDues', `duties.meetings ${inside('duties.meetings', 'level cycle')}`),
  ...rows('makesDues', `duties.owed ${inside('duties.owed', 'what who about when times to')}`),
  ...rows('makesDues', 'duties.owed.paper duties.owed.nilReport duties.remindDays'),
  ...rows('warns', `duties.burden ${inside('duties.burden', 'targetLists most most.count most.every apartDays notOn')}`),
  ...rows('isText', 'duties.burden.title'),
  ...rows('asks', `duties.owed.asks duties.owed.figures ${inside('duties.owed.figures', 'title unit kind')}`),
  ...rows('isText', 'duties.reports.media duties.owed.media'),
  ...rows('makesDues', 'duties.owed.unannounced'),
  ...rows('feedsFigures', 'duties.owed.verifies'),
  ...rows('asks', 'duties.owed.checklist'),
  ...rows('makesDues', inside('duties.owed.who', 'kind unit level team roles body')),
  ...rows('assigns', `duties.owed.inspectors ${inside('duties.owed.inspectors', 'count among avoid pairs')}`),
  ...rows('assigns', `duties.owed.with ${inside('duties.owed.with', 'kind unit level team roles body')}`),
  ...rows('makesDues', inside('duties.owed.to', 'kind unit level team roles body')),
  ...rows('makesDues', inside('duties.owed.about', 'kind targetLists targetKind level focusAreas')),
  ...rows('makesDues', inside('duties.owed.when', 'kind every endsOn dueDay later dueRule hour')),
  ...rows('makesDues', inside('duties.owed.when', 'during windows due event after within unit')),
  ...rows('makesDues', `${stretch('duties.owed.when.during')} ${stretch('duties.owed.when.windows')}`),
  ...rows('opensFindings', `findings findings.limits ${inside('findings.limits', 'severity category within unit')}`),
  ...rows('opensFindings', `findings.extensions ${inside('findings.extensions', 'severity category times within unit')}`),
  ...rows(
    'assigns',
    `findings.extensions.by findings.extensions.decider ${inside('findings.extensions.decider', 'kind unit roles body')}`,
  ),
  ...rows('isText', 'findings.limits.title findings.extensions.title'),
  ...rows('proposes', `ladder ${inside('ladder', 'when actions decidedBy expiresAfterDays resets')}`, parts.ladder),
  ...rows('isText', 'ladder.title'),
  ...rows('assigns', `assignments assignments.sponsored assignments.sponsors ${inside('assignments.sponsors', 'post targets')}`),
  ...rows('assigns', `assignments.teams ${inside('assignments.teams', 'level targetLists')}`),
  ...rows('isText', 'assignments.teams.title'),
  ...rows('assigns', 'assignments.teams.memberPosts assignments.teams.leadPosts', labels.members),
  ...rows('assigns', `assignments.owners ${inside('assignments.owners', 'targetList unit role')}`, parts.owners),
  ...rows(
    'feedsFigures',
    `resources ${inside('resources', 'targetLists amount unit per targets fund exclusive')}`,
    parts.resources,
  ),
  ...rows('isText', 'resources.title'),
  ...rows('assigns', `units ${inside('units', 'region group group.regions body')}`),
  ...rows('isText', 'units.title units.contact'),
  ...rows('isText', 'notes notes.about notes.text'),
])

/** What the element at a path of the schema does; undefined where nobody has said. */
export function effectAt(path: string): EffectRow | undefined {
  const names = path.split('.')
  const own = effectTable.get(path)
  if (own || names.length === 1) return own
  if (names.at(-2) === 'source') return common['source']
  return common[names.at(-1) ?? '']
}
