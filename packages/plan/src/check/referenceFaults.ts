import { annotationsIn } from '../json/annotationsIn.ts'
import type { About, Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'
import { parts } from '../wording/labels.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { stretchesOf } from './whenFaults.ts'

type Part = 'phases' | 'focusAreas' | 'targetKinds' | 'targetLists' | 'checklists' | 'cycles' | 'units' | 'ladder' | 'teams'
interface Reference {
  path: string
  part: Part
  key: string | undefined
}

const many = (part: Part, path: string, keys: readonly string[] | undefined): Reference[] =>
  (keys ?? []).map((key, index) => ({ path: `${path}.${index}`, part, key }))

const each = <Element>(
  path: string,
  elements: readonly Element[] | undefined,
  references: (element: Element, path: string) => Reference[],
): Reference[] => (elements ?? []).flatMap((element, index) => references(element, `${path}.${index}`))

function textAt(value: unknown, name: string): string | undefined {
  const part: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return typeof part === 'string' ? part : undefined
}

const ofFindingRules = (schema: unknown, path: string): Reference[] =>
  [...annotationsIn(schema, 'x-finding', path)].flatMap(({ path: at, rule }) => [
    { path: `${at}.category`, part: 'focusAreas' as const, key: textAt(rule, 'category') },
    { path: `${at}.responsible.unit`, part: 'units' as const, key: textAt(Reflect.get(rule, 'responsible'), 'unit') },
  ])

const ofAssessors = (schema: unknown, path: string): Reference[] =>
  [...annotationsIn(schema, 'x-item', path)].map(({ path: at, rule }) => ({
    path: `${at}.assessedBy`,
    part: 'teams',
    key: textAt(rule, 'assessedBy'),
  }))

const ofFocusAreas = (plan: Plan): Reference[] =>
  each('focusAreas', plan.focusAreas, ({ units }, path) => [
    ...many('units', `${path}.units.lead`, units?.lead),
    ...many('units', `${path}.units.responsible`, units?.responsible),
    ...many('units', `${path}.units.supporting`, units?.supporting),
  ])

function ofBody(body: Body | undefined, path: string): Reference[] {
  if (body?.kind === 'unit') return [{ path: `${path}.unit`, part: 'units', key: body.unit }]
  return body?.kind === 'team' ? [{ path: `${path}.team`, part: 'teams', key: body.team }] : []
}

const ofDuties = ({ duties }: Plan): Reference[] => [
  ...each('duties.visits', duties.visits, (duty, path) => [
    ...many('targetLists', `${path}.targetLists`, duty.targetLists),
    { path: `${path}.cycle`, part: 'cycles', key: duty.cycle },
    { path: `${path}.checklist`, part: 'checklists', key: duty.checklist },
    { path: `${path}.unit`, part: 'units', key: duty.unit },
    ...ofBody(duty.who, `${path}.who`),
  ]),
  ...each('duties.reports', duties.reports, (duty, path) => [
    { path: `${path}.cycle`, part: 'cycles', key: duty.cycle },
    { path: `${path}.toUnit`, part: 'units', key: duty.toUnit },
  ]),
  ...each('duties.filings', duties.filings, (duty, path) => [{ path: `${path}.toUnit`, part: 'units', key: duty.toUnit }]),
  ...each('duties.burden', duties.burden, ({ targetLists }, path) => many('targetLists', `${path}.targetLists`, targetLists)),
  ...each('duties.meetings', duties.meetings, (duty, path) => [{ path: `${path}.cycle`, part: 'cycles', key: duty.cycle }]),
]

function ofAbout(about: About | undefined, path: string): Reference[] {
  switch (about?.kind) {
    case 'lists':
      return many('targetLists', `${path}.targetLists`, about.targetLists)
    case 'targets':
      return [{ path: `${path}.targetKind`, part: 'targetKinds', key: about.targetKind }]
    case 'focusAreas':
      return many('focusAreas', `${path}.focusAreas`, about.focusAreas)
    case 'regions':
    case undefined:
      return []
  }
}

const ofOwed = ({ duties }: Plan): Reference[] =>
  each('duties.owed', duties.owed, ({ who, with: partners = [], to, about, checklist, when }, path) => [
    ...ofBody(who, `${path}.who`),
    ...partners.flatMap((body, index) => ofBody(body, `${path}.with.${index}`)),
    ...ofBody(to, `${path}.to`),
    ...ofAbout(about, `${path}.about`),
    { path: `${path}.checklist`, part: 'checklists', key: checklist },
    ...stretchesOf(when).flatMap(({ path: at, stretch }): Reference[] =>
      stretch.kind === 'phase' ? [{ path: `${path}.when.${at}.phase`, part: 'phases', key: stretch.phase }] : [],
    ),
  ])

const ofFindings = ({ findings = {} }: Plan): Reference[] => [
  ...(['limits', 'extensions'] as const).flatMap((name) =>
    each(`findings.${name}`, findings[name], ({ category }: { category?: string }, path) => [
      { path: `${path}.category`, part: 'focusAreas', key: category },
    ]),
  ),
  ...each('findings.extensions', findings.extensions, ({ decider }, path) => ofBody(decider, `${path}.decider`)),
]

const ofAssignments = ({ assignments }: Plan): Reference[] => [
  ...many('targetLists', 'assignments.sponsored', assignments.sponsored),
  ...each('assignments.teams', assignments.teams, (team, path) => many('targetLists', `${path}.targetLists`, team.targetLists)),
  ...each('assignments.owners', assignments.owners, (owner, path) => [
    { path: `${path}.targetList`, part: 'targetLists', key: owner.targetList },
    { path: `${path}.unit`, part: 'units', key: owner.unit },
  ]),
]

const referencesIn = (plan: Plan): Reference[] => [
  ...ofFocusAreas(plan),
  ...each('milestones', plan.milestones, (milestone, path) => [{ path: `${path}.phase`, part: 'phases', key: milestone.phase }]),
  ...each('targetLists', plan.targetLists, (list, path) => [
    ...many('targetKinds', `${path}.targetKinds`, list.targetKinds),
    ...many('targetLists', `${path}.excludes`, list.excludes),
    { path: `${path}.draw.cycle`, part: 'cycles', key: list.draw?.cycle },
  ]),
  ...each('checklists', plan.checklists, (checklist, path) => [
    { path: `${path}.targetKind`, part: 'targetKinds', key: checklist.targetKind },
    ...many('targetLists', `${path}.targetLists`, checklist.targetLists),
    ...ofFindingRules(checklist.schema, `${path}.schema`),
    ...ofAssessors(checklist.schema, `${path}.schema`),
  ]),
  ...each('indicators', plan.indicators, (indicator, path) => [
    { path: `${path}.of`, part: 'targetKinds', key: indicator.of },
    { path: `${path}.focusArea`, part: 'focusAreas', key: indicator.focusArea },
  ]),
  ...ofDuties(plan),
  ...ofOwed(plan),
  ...ofFindings(plan),
  ...each('ladder', plan.ladder, (step, path) => [
    { path: `${path}.decidedBy`, part: 'units', key: step.decidedBy },
    ...many('ladder', `${path}.resets`, step.resets),
  ]),
  ...ofAssignments(plan),
  ...each('resources', plan.resources, (resource, path) => many('targetLists', `${path}.targetLists`, resource.targetLists)),
]

/** Places that name an element which the plan does not have. */
export function referenceFaults(plan: Plan): PlanFault[] {
  const known = new Map<Part, ReadonlySet<string>>()
  const keysOf = (part: Part): ReadonlySet<string> => {
    const keys =
      known.get(part) ?? new Set((part === 'teams' ? (plan.assignments.teams ?? []) : plan[part]).map(({ key }) => key))
    known.set(part, keys)
    return keys
  }
  return referencesIn(plan).flatMap(({ path, part, key }) =>
    key === undefined || keysOf(part).has(key) ? [] : [planFault('reference.unknown', path, { part: parts[part], key })],
  )
}
