import { inOrder } from '../targets/draw.ts'

/** Who goes on a visit in any case, and how many more are taken from whom. */
export interface Choice {
  visit: string
  always: readonly string[]
  pool: readonly string[]
  count: number
}

/** One step of passing visits on: a visit goes from one inspector to another. */
interface Step {
  visit: string
  from: string
  to: string
}

/**
 * Takes for each visit so many of its pool that the loads come as close to each other as the pools allow: no visit can be passed
 * on, from one to the next, so that two loads which differ by two or more come closer. Pure: the lots alone decide among equals.
 */
export function balanced(
  given: readonly Choice[],
  before: ReadonlyMap<string, number>,
  lot: (visit: string, inspector: string) => string,
): Map<string, Set<string>> {
  // by their lots, so that neither who is drawn first nor who passes a visit on hangs on the sequence in which posts come
  const choices = given.map((choice) => {
    const lots = new Map(choice.pool.map((inspector) => [inspector, lot(choice.visit, inspector)]))
    return { ...choice, pool: [...choice.pool].sort((one, other) => inOrder(lots.get(one) ?? '', lots.get(other) ?? '')) }
  })
  const loads = new Map(before)
  const loadOf = (inspector: string): number => loads.get(inspector) ?? 0
  const add = (inspector: string, by: number) => loads.set(inspector, loadOf(inspector) + by)
  const taken = new Map<string, Set<string>>()

  for (const { always } of choices) for (const inspector of always) add(inspector, 1)
  for (const { visit, pool, count } of choices) {
    const first = [...pool].sort((one, other) => loadOf(one) - loadOf(other)).slice(0, count) // among equals as the lots fall
    for (const inspector of first) add(inspector, 1)
    taken.set(visit, new Set(first))
  }

  /** The steps from an inspector to the first found who has at least two visits less, or whom it reaches where there is none. */
  function wayFrom(heavy: string): { steps: Step[] } | { reached: ReadonlySet<string> } {
    const cameBy = new Map<string, Step | null>([[heavy, null]])
    for (const from of cameBy.keys()) {
      if (loadOf(from) <= loadOf(heavy) - 2) return { steps: stepsTo(from, cameBy) }
      for (const { visit, pool } of choices) {
        const own = taken.get(visit)
        if (!own?.has(from)) continue
        for (const to of pool) if (!own.has(to) && !cameBy.has(to)) cameBy.set(to, { visit, from, to })
      }
    }
    return { reached: new Set(cameBy.keys()) }
  }

  // whoever is reached from one that can pass nothing on cannot either: all of them have at most one visit less
  const settled = new Set<string>()
  for (;;) {
    const [heavy] = [...loads.keys()]
      .filter((inspector) => !settled.has(inspector))
      .sort((one, other) => loadOf(other) - loadOf(one) || inOrder(one, other))
    if (heavy === undefined) break
    const way = wayFrom(heavy)
    if ('reached' in way) for (const inspector of way.reached) settled.add(inspector)
    else
      for (const { visit, from, to } of way.steps) {
        taken.get(visit)?.delete(from)
        taken.get(visit)?.add(to)
        add(from, -1)
        add(to, 1)
      }
  }
  return new Map(choices.map(({ visit, always }) => [visit, new Set([...always, ...(taken.get(visit) ?? [])])]))
}

/** The way back from an inspector to where the search began; a visit that is passed on twice in it goes to each in turn. */
function stepsTo(last: string, cameBy: ReadonlyMap<string, Step | null>): Step[] {
  const step = cameBy.get(last)
  return step ? [step, ...stepsTo(step.from, cameBy)] : []
}
