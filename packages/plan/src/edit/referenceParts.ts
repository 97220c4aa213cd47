/** A list of a plan whose elements are named elsewhere by their key, as a path: `assignments.teams`. */
export type NamedPart =
  | 'phases'
  | 'focusAreas'
  | 'targetKinds'
  | 'targetLists'
  | 'checklists'
  | 'cycles'
  | 'units'
  | 'ladder'
  | 'assignments.teams'
  | 'duties.owed'

const bodyFields = { unit: 'units', team: 'assignments.teams' } as const

const at = (path: string, fields: Readonly<Record<string, NamedPart>>): [string, NamedPart][] =>
  Object.entries(fields).map(([name, part]) => [`${path}.${name}`, part])

const parts: ReadonlyMap<string, NamedPart> = new Map([
  ...at('milestones', { phase: 'phases' }),
  ...at('focusAreas.units', { lead: 'units', responsible: 'units', supporting: 'units' }),
  ...at('targetLists', { targetKinds: 'targetKinds', excludes: 'targetLists', 'draw.cycle': 'cycles' }),
  ...at('checklists', { targetKind: 'targetKinds', targetLists: 'targetLists' }),
  ...at('indicators', { of: 'targetKinds', focusArea: 'focusAreas' }),
  ...at('duties.visits', { targetLists: 'targetLists', cycle: 'cycles', checklist: 'checklists', unit: 'units' }),
  ...at('duties.reports', { cycle: 'cycles', toUnit: 'units' }),
  ...at('duties.filings', { toUnit: 'units' }),
  ...at('duties.meetings', { cycle: 'cycles' }),
  ...at('duties.burden', { targetLists: 'targetLists' }),
  ...at('duties.owed', { checklist: 'checklists', verifies: 'duties.owed' }),
  ...['duties.visits.who', 'duties.owed.who', 'duties.owed.with', 'duties.owed.to'].flatMap((path) => at(path, bodyFields)),
  ...at('duties.owed.about', { targetLists: 'targetLists', targetKind: 'targetKinds', focusAreas: 'focusAreas' }),
  ...at('duties.owed.when', { 'during.phase': 'phases', 'windows.phase': 'phases' }),
  ...at('findings', { 'limits.category': 'focusAreas', 'extensions.category': 'focusAreas', 'extensions.decider.unit': 'units' }),
  ...at('ladder', { decidedBy: 'units', resets: 'ladder' }),
  ...at('assignments', { sponsored: 'targetLists', 'teams.targetLists': 'targetLists' }),
  ...at('assignments.owners', { targetList: 'targetLists', unit: 'units' }),
  ...at('resources', { targetLists: 'targetLists' }),
])

/** Which part of the plan a field names an element of, by its path in the schema; undefined where it names none. */
export const referencePart = (path: string): NamedPart | undefined => parts.get(path)
