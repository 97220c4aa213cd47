import type { Actor, FigureRecord, RegionSummary, ShareFigure, Verb } from '@duzhan/contracts'
import { calendarDate, currentWindow, type Plan, planWindows, type Window } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { share, type Tally } from '@duzhan/rollup'
import { type Clock, concerns, may, type ToldPlans } from '@duzhan/service-kit'
import type { Fact, FactRepository } from '../fact/fact.repository.ts'
import { outlineFor } from '../fact/factFrom.ts'
import type { OpenWindow } from './openWindow.ts'
import type { Recompute } from './recompute.ts'
import type { Rollup, RollupRepository, Sums } from './rollup.repository.ts'

interface Ports {
  plans: ToldPlans
  rollups: RollupRepository
  facts: FactRepository
  openWindow: OpenWindow
  recompute: Recompute
  clock: Clock
}
interface Ref {
  plan: string
  region: string
  window?: string | undefined
}

export interface SummaryService {
  /** A region's coverage and every item's result in a window (the current one by default). Throws `region.absent`, `plan.absent`, `window.absent`. */
  byRegion(actor: Actor, ref: Ref): Promise<RegionSummary>
  /** The submissions behind a figure, newest first; without `path`, behind the coverage. */
  behind(actor: Actor, ref: Ref & { checklist: string; path?: string | undefined }): Promise<FigureRecord[]>
}

export function summaryService({ plans, rollups, facts, openWindow, recompute, clock }: Ports): SummaryService {
  async function locate(
    actor: Actor,
    verb: Verb,
    { plan: code, region, window: asked }: Ref,
  ): Promise<{ plan: Plan; window: Window }> {
    if (!may(actor, verb, { plan: code, regionPath: regionPath(regionCode(region)) }))
      throw new Problem('absent', 'region.absent', { region })
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, verb, { plan: code, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: code })
    const current = currentWindow(plan, calendarDate(clock.now()))
    const window = asked === undefined ? current : planWindows(plan).find(({ key }) => key === asked)
    if (!window) throw new Problem('invalid', 'window.absent', { window: asked })
    return { plan, window }
  }

  return {
    async byRegion(actor, ref) {
      const { plan, window } = await locate(actor, 'summary.byRegion', ref)
      const find = () => rollups.byRegion(plan.code, window.key, ref.region)
      let rollup = await find()
      if (rollup === null) {
        await openWindow(plan, window.key)
        await recompute.run()
        rollup = await find()
      }
      const lateRecords = await facts.countLate({ plan: plan.code, window: window.key, region: ref.region })
      const found = rollup ?? emptyRollup(plan.code, window.key, ref.region, clock.now())
      return { ...toSummary(plan, window, ref.region, found), lateRecords }
    },
    async behind(actor, ref) {
      const { plan, window } = await locate(actor, 'figure.behind', ref)
      const found = await facts.within({ plan: plan.code, window: window.key, region: ref.region, checklist: ref.checklist })
      return found.map((fact) => ({
        submission: fact.submission,
        target: { id: fact.target, name: fact.targetName, place: fact.place },
        result: resultOf(fact, ref.path),
        at: fact.at.toISOString(),
      }))
    },
  }
}

const resultOf = ({ results }: Fact, path: string | undefined): FigureRecord['result'] => {
  if (path !== undefined) return results.find((one) => one.path === path)?.result ?? 'unanswered'
  return results.some(({ result }) => result === 'bad') ? 'bad' : 'good'
}

const emptyRollup = (plan: string, window: string, region: string, asOf: Date): Rollup => ({
  plan,
  window,
  region,
  parent: null,
  coverage: { visited: 0, designated: 0 },
  checklists: [],
  children: [],
  asOf,
})

const figureOf = (tally: Tally): ShareFigure => {
  const { value, numerator, denominator, targets } = share.figure(tally)
  return { value, numerator, denominator, targets }
}

/** Looks tallies up by checklist and path; null where nothing was collected. */
function tallies({ checklists }: Sums): (checklist: string, path: string) => Tally | null {
  const byPath = new Map(
    checklists.flatMap(({ checklist, tallies: all }) => all.map((tally) => [`${checklist} ${tally.path}`, tally] as const)),
  )
  return (checklist, path) => byPath.get(`${checklist} ${path}`) ?? null
}

/** A checklist has figures where a visit duty asks for it, or where it was filled though none does. */
const isCounted = ({ duties }: Plan, { checklists }: Sums, key: string): boolean =>
  (duties.visits?.some(({ checklist }) => checklist === key) ?? false) || checklists.some(({ checklist }) => checklist === key)

function toSummary(plan: Plan, window: Window, region: string, rollup: Rollup): Omit<RegionSummary, 'lateRecords'> {
  const total = tallies(rollup)
  const children = rollup.children.map((child) => ({ region: child.region, tally: tallies(child) }))
  const figures = (checklist: string, path: string) => ({
    total: figureOf(total(checklist, path) ?? share.empty),
    byRegion: Object.fromEntries(
      children.flatMap((child) => {
        const tally = child.tally(checklist, path)
        return tally ? [[child.region, figureOf(tally)]] : []
      }),
    ),
  })
  return {
    plan: plan.code,
    region,
    window,
    asOf: rollup.asOf.toISOString(),
    coverage: rollup.coverage,
    children: rollup.children.map(({ region: child, coverage }) => ({ region: child, coverage })),
    checklists: plan.checklists
      .filter(({ key }) => isCounted(plan, rollup, key))
      .map(({ key, title, schema }) => ({
        key,
        title,
        targets: rollup.checklists.find(({ checklist }) => checklist === key)?.targets ?? 0,
        regionsCollecting: rollup.children.filter(({ checklists }) =>
          checklists.some(({ checklist, targets }) => checklist === key && targets > 0),
        ).length,
        sections: outlineFor(schema).sections.map((section) => ({
          key: section.key,
          no: section.no,
          title: section.title,
          items: section.items.map((item) => ({
            path: item.path,
            no: item.no,
            title: item.title,
            ...figures(key, item.path),
            clauses: item.clauses.map((clause) => ({
              path: clause.path,
              title: clause.title,
              good: clause.good,
              ...figures(key, clause.path),
            })),
          })),
        })),
      })),
  }
}
