import { pointsTogether } from '@duzhan/checklist'
import type { Fact, PartsOf } from './fact.repository.ts'
import type { ObservedAt } from './observedAt.ts'

/** An observation with the record that makes it; of points that are added up, the newest. */
export interface Said {
  readonly observation: ObservedAt
  readonly by: Fact
}
/** What the records of one target by one checklist come to together. */
export interface Whole {
  /** The newest of its records. */
  readonly newest: Fact
  /** The records that it is made of, the newest first. */
  readonly members: readonly Fact[]
  /** What they observe, place by place. */
  readonly said: readonly Said[]
  /** Whether all parts are in: before that a target is not visited, and has no points. */
  readonly isWhole: boolean
}

/**
 * The facts of a plan and window, one for each target and checklist, in the order in which they come. Several teams may
 * fill in parts of a checklist: what each observes counts from the moment that it is in, and what stands for all of them,
 * the points of a section and of the whole, once all are. Of what two parts observe at one place, because a revision gave
 * it to another team, the newer one counts.
 */
export function wholesOf(facts: readonly Fact[]): Whole[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = `${fact.checklist} ${fact.target}`
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  return [...groups.values()].flatMap((group) => {
    const [newest] = newestFirst(group)
    return newest ? [wholeOf(group, newest)] : []
  })
}

function wholeOf(group: readonly Fact[], newest: Fact): Whole {
  const [single] = newestFirst(group.filter(({ of }) => of === undefined))
  const alone = (fact: Fact): Whole => ({ newest: fact, members: [fact], said: saidBy(fact), isWhole: true })
  if (newest.of === undefined) return alone(newest)
  const members = newestFirst(group.filter(({ of, part }) => of !== undefined && newest.of?.parts.includes(part ?? null)))
  const isWhole = newest.of.parts.every((part) => members.some((one) => (one.part ?? null) === part))
  // who said everything before the checklist was parted stands until all parts are in
  if (!isWhole && single) return alone(single)
  return { newest, members, said: saidTogether(members, newest.of, isWhole), isWhole }
}

const newestFirst = (facts: readonly Fact[]): Fact[] => [...facts].sort((one, other) => other.at.getTime() - one.at.getTime())

/** Points of a section, or of everything: no item has a path like that. */
const isTotal = ({ observation }: Said): boolean => !observation.path.includes('.')

const saidBy = (fact: Fact): Said[] => fact.observations.map((observation) => ({ observation, by: fact }))

function saidTogether(members: readonly Fact[], of: PartsOf, isWhole: boolean): Said[] {
  const places = new Map<string, Said[]>()
  for (const said of members.flatMap(saidBy)) {
    const { path } = said.observation
    places.set(path, [...(places.get(path) ?? []), said])
  }
  return [...places.values()].flatMap((there) => {
    const [first] = there
    if (!first || (isTotal(first) && !isWhole)) return []
    return [isTotal(first) ? total(first, there, of) : first]
  })
}

function total({ observation, by }: Said, there: readonly Said[], { grades }: PartsOf): Said {
  const { choices: _, ...first } = observation
  const points = there.map((one) => one.observation.number ?? 0)
  const { points: number, grade } = pointsTogether(points, first.path === 'score' ? grades : [])
  return { observation: { ...first, number, ...(grade !== undefined && { choices: [grade] }) }, by }
}
