import type { AnytimeVisit, PageCursor, VisitBoard, VisitFigures, VisitFilter, VisitView } from '@duzhan/contracts'
import { urgencyOf, visitModes } from '@duzhan/plan'
import { countyOf, isRegionCode } from '@duzhan/regions'
import { pageOf } from '@duzhan/service-kit'
import { isOwed, latestVisits, type OwedVisit } from './latestVisits.ts'

interface Listed {
  visits: readonly VisitView[]
  anytime: readonly AnytimeVisit[]
}
/** What stands on a page, with its place in the order. */
type Entry = PageCursor & ({ visit: VisitView } | { anytime: AnytimeVisit })
type Asked = Omit<VisitFilter, 'plan' | 'window'>

/**
 * The page of a window's visits that a filter asks for, with the figures of all of them. What changes between two pages, as a
 * visit that is made does, moves behind what it stood before, so that nothing is skipped.
 */
export function visitPage(
  { visits, anytime }: Listed,
  { mine, latest, choice, mode, region, text, cursor, limit }: Asked,
  today: string,
): Omit<VisitBoard, 'window' | 'windows' | 'today' | 'unstaffed'> {
  const isThere = ({ target }: Pick<Placed, 'target'>) => region === undefined || target.regionPath.includes(region)
  const isCalled = ({ target, modes }: Placed) =>
    `${target.place}${target.name}`.includes(text) && (mode === undefined || modes.includes(mode))
  const there = visits.filter(isThere)
  const owed = there.filter(isOwed)
  const rows: VisitView[] = latest ? latestVisits(owed) : there
  const free = anytime.filter(isThere)
  const entries = [
    ...rows
      .filter((visit) => isCalled(visit) && isChosen(visit, choice, today))
      .map((visit): Entry => ({ visit, id: visit.id, value: latest ? placeIn(visit, mine) : '1' })),
    ...(choice === 'all' ? free.filter(isCalled) : []).map((one): Entry => {
      const id = `${one.duty} ${one.target.id}`
      return { anytime: one, id, value: `2 ${one.duty} ${Number(one.records > 0)} ${one.target.regionPath.at(-1)}` }
    }),
  ]
  const { rows: page, total, next } = pageOf(entries, ({ value, id }) => ({ value, id }), { cursor, limit })
  return {
    figures: { ...figuresOf(owed, today), listed: rows.length + free.length },
    modes: visitModes.filter((one) => [...rows, ...free].some(({ modes }) => modes.includes(one))),
    counties: countiesOf(owed.filter(isCalled)),
    visits: page.flatMap((entry) => ('visit' in entry ? entry.visit : [])),
    anytime: page.flatMap((entry) => ('anytime' in entry ? entry.anytime : [])),
    total,
    next,
  }
}

type Placed = Pick<VisitView, 'target' | 'modes'>

/** Whether the day of an owed visit is over and nobody has made it. */
const isMissed = ({ status, dueOn }: VisitView, today: string): boolean => status === 'due' && dueOn !== null && dueOn < today

function isChosen(visit: VisitView, choice: VisitFilter['choice'], today: string): boolean {
  const missedBefore = (visit.before?.missed ?? 0) > 0
  switch (choice) {
    case 'all':
      return true
    case 'due':
      return visit.status === 'due' || missedBefore
    case 'missed':
      return isMissed(visit, today) || missedBefore
    case 'thisWeek':
    case 'later':
      return visit.status === 'due' && visit.dueOn !== null && urgencyOf(visit.dueOn, today) === choice
    case 'done':
      return visit.status === 'done'
  }
}

/** What is still to be done comes first, and of that what is due first; all in scope stand by county. */
const turn = { due: 1, done: 2, cancelled: 3 } as const
const placeIn = (visit: VisitView, mine: boolean): string =>
  ['1', mine ? '' : countyAt(visit), turn[visit.status], visit.dueOn, visit.target.regionPath.at(-1)].join(' ')

/** The county that a visit's target is or lies in. */
function countyAt({ target }: Pick<VisitView, 'target'>): string {
  const own = target.regionPath.at(-1) ?? ''
  return isRegionCode(own) ? countyOf(own) : own
}

function figuresOf(owed: readonly OwedVisit[], today: string): Omit<VisitFigures, 'listed'> {
  const asked = owed.filter(({ status }) => status !== 'cancelled')
  const days = asked.flatMap(({ status, dueOn }) => (status === 'due' && dueOn >= today ? [dueOn] : []))
  return {
    asked: asked.length,
    done: asked.filter(({ status }) => status === 'done').length,
    missed: asked.filter((visit) => isMissed(visit, today)).length,
    targets: new Set(asked.map(({ target }) => target.id)).size,
    nextDue: days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null),
  }
}

function countiesOf(owed: readonly OwedVisit[]): VisitBoard['counties'] {
  const counties = new Map<string, VisitBoard['counties'][number]>()
  for (const visit of owed) {
    if (visit.status === 'cancelled') continue
    const region = countyAt(visit)
    const { done, asked } = counties.get(region) ?? { done: 0, asked: 0 }
    counties.set(region, { region, done: done + Number(visit.status === 'done'), asked: asked + 1 })
  }
  return [...counties.values()].sort((one, other) => (one.region < other.region ? -1 : 1))
}
