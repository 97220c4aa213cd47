import type { Actor, FigureRecord, RegionSummary, Verb } from '@duzhan/contracts'
import { calendarDate, currentWindow, type Plan, planWindows, type Window } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type ToldPlans } from '@duzhan/service-kit'
import type { FactRepository } from '../fact/fact.repository.ts'
import { earlierRevisions } from './earlierRevisions.ts'
import { figureRecords } from './figureRecords.ts'
import type { OpenWindow } from './openWindow.ts'
import type { Recompute } from './recompute.ts'
import { revisionsIn, toSummary } from './regionSummary.ts'
import type { Rollup, RollupRepository } from './rollup.repository.ts'

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
  /**
   * The submissions behind a figure, newest first, those behind points in the order of their rank; without `path`,
   * behind the coverage.
   */
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
      const counts = await earlierRevisions(plans, plan, revisionsIn(found))
      return { ...toSummary(plan, window, found, counts), lateRecords }
    },
    async behind(actor, ref) {
      const { plan, window } = await locate(actor, 'figure.behind', ref)
      const found = await facts.within({ plan: plan.code, window: window.key, region: ref.region, checklist: ref.checklist })
      const counts = await earlierRevisions(
        plans,
        plan,
        found.map(({ revision }) => revision),
      )
      return figureRecords(found, ref.path, ({ checklist, revision }) => counts(checklist, ref.path ?? '', revision))
    },
  }
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
