import type { Actor, Grant, VisitBoard, VisitView } from '@duzhan/contracts'
import { givenTo } from './inspects.ts'
import type { Visit } from './visit.repository.ts'

interface Row {
  visit: Visit
  view: Pick<VisitView, 'status'>
}

/** Everybody whose grant may reach a visit, taken together as one who inspects: by where it lies, or by a body that it is given to. */
function everybodyFor(grants: readonly Grant[]): (visit: Visit) => Actor {
  const byRegion = new Map<string, Grant[]>()
  const byBody = new Map<string, Grant[]>()
  for (const grant of grants) {
    const [held, key] = grant.body === undefined ? [byRegion, grant.region] : [byBody, grant.body]
    const known = held.get(key)
    if (known) known.push(grant)
    else held.set(key, [grant])
  }
  return (visit) => ({
    ...{ id: '', account: '', title: '' },
    grants: [
      ...visit.regionPath.flatMap((region) => byRegion.get(region) ?? []),
      ...givenTo(visit).flatMap((body) => byBody.get(body) ?? []),
    ],
  })
}

/**
 * The teams and bodies of which visits stand open that nobody could make now, because no account is granted them any more: each with how
 * many. `grants` are those of everybody who inspects for the plan, `isTheirs` tells whether a visit is somebody's to make. What targets
 * owe by themselves is left out.
 */
export function unstaffedTeams<One extends Row>(
  rows: readonly One[],
  grants: readonly Grant[],
  isTheirs: (actor: Actor, row: One) => boolean,
): VisitBoard['unstaffed'] {
  const everybody = everybodyFor(grants)
  const found = new Map<string, VisitBoard['unstaffed'][number]>()
  for (const row of rows) {
    const { key, title } = row.visit.team
    if (row.view.status !== 'due' || key === '' || key.startsWith('target:') || isTheirs(everybody(row.visit), row)) continue
    found.set(key, { key, title, open: (found.get(key)?.open ?? 0) + 1 })
  }
  return [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
}
