import { byKey } from '../json/byKey.ts'
import type { Plan } from '../schema/planSchema.ts'
import { countTurns } from '../when/countTurns.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { keyedLists } from './keyFaults.ts'
import { planLimits } from './planLimits.ts'

function elementFaults(plan: Plan): PlanFault[] {
  const few: Readonly<Record<string, number>> = planLimits.elementsOf
  const lists = [...keyedLists(plan)]
  const total = lists.reduce((sum, { elements }) => sum + elements.length, 0)
  const tooLong = lists.flatMap(({ path, elements: { length: count } }) => {
    const most = (Object.hasOwn(few, path) ? few[path] : undefined) ?? planLimits.elementsPerList
    return count > most ? [planFault('elements.too-many', path, { count, most })] : []
  })
  const most = planLimits.elements
  return total > most ? [...tooLong, planFault('elements.too-many', '', { count: total, most })] : tooLong
}

/** Every pattern of the checklists, each once: they are compiled and run, so their number is bounded over all. */
function patternFaults({ checklists }: Plan): PlanFault[] {
  const patterns = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, part] of Object.entries(value)) {
      if (name === 'pattern' && typeof part === 'string') patterns.add(part)
      else gather(part)
    }
  }
  for (const { schema } of checklists) gather(schema)
  const [count, most] = [patterns.size, planLimits.patterns]
  return count > most ? [planFault('patterns.too-many', 'checklists', { count, most })] : []
}

function taskFaults({ focusAreas, units }: Plan): PlanFault[] {
  const bodies = new Map(units.map(({ key, group }) => [key, group?.regions.length ?? 1]))
  const named = focusAreas.flatMap(({ units: own = {} }) => Object.values(own).flat())
  const count = named.reduce((sum, unit) => sum + (bodies.get(unit) ?? 1), 0)
  return count > planLimits.tasks ? [planFault('tasks.too-many', 'focusAreas', { count, most: planLimits.tasks })] : []
}

interface Owed {
  times: number
  turns: number
}

/** What one target on every list would owe: the times of all duties, once and over all windows of the plan. */
function tooMany(owed: readonly Owed[], path: string): PlanFault[] {
  const once = owed.reduce((sum, { times }) => sum + times, 0)
  const all = owed.reduce((sum, { times, turns }) => sum + times * turns, 0)
  return [
    ...(once > planLimits.duesAtOnce
      ? [planFault('dues.too-many-at-once', path, { count: once, most: planLimits.duesAtOnce })]
      : []),
    ...(all > planLimits.dues ? [planFault('dues.too-many', path, { count: all, most: planLimits.dues })] : []),
  ]
}

function dueFaults({ duties: { visits = [], owed = [] }, cycles, period, document }: Plan): PlanFault[] {
  const known = byKey(cycles)
  const start = period.start ?? document.issuedOn ?? period.end
  const windows = new Map(
    [...known].map(([key, cycle]) => [
      key,
      countTurns({ kind: 'cycle', every: cycle.every, endsOn: cycle.endsOn }, start, period.end),
    ]),
  )
  const ofVisits = visits.flatMap(({ cycle = '', times = 1 }) =>
    known.has(cycle) ? [{ times, turns: windows.get(cycle) ?? 0 }] : [],
  )
  const ofOwed = owed.flatMap(({ when, times = 1 }) => (when ? [{ times, turns: countTurns(when, start, period.end) }] : []))
  return [...tooMany(ofVisits, 'duties.visits'), ...tooMany(ofOwed, 'duties.owed')]
}

/** Where a plan asks for more than the platform is built for, counted before anything of it is made. */
export function budgetFaults(plan: Plan): PlanFault[] {
  return [...elementFaults(plan), ...patternFaults(plan), ...taskFaults(plan), ...dueFaults(plan)]
}
