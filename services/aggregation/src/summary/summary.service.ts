import { createHash } from 'node:crypto'
import type { Actor, FigureRecord, RegionSummary, Verb } from '@duzhan/contracts'
import { calendarDate, currentWindow, isDue, type Plan, planWindows, type Window } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type PlanCopies } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import { countingHere } from '../fact/factsAbove.ts'
import type { OpenWindow } from '../rollup/openWindow.ts'
import type { Placing } from '../rollup/placing.ts'
import type { Recompute } from '../rollup/recompute.ts'
import type { Rollup, RollupRepository } from '../rollup/rollup.repository.ts'
import type { Changes } from './changes.ts'
import { earlierRevisions } from './earlierRevisions.ts'
import type { Reading } from './figureGoal.ts'
import { figureRecords } from './figureRecords.ts'
import { revisionsIn, toSummary } from './regionSummary.ts'

interface Ports {
  plans: PlanCopies
  rollups: RollupRepository
  facts: FactRepository
  designations: Pick<DesignationRepository, 'at'>
  placing: Pick<Placing, 'made' | 'placed'>
  openWindow: OpenWindow
  recompute: Pick<Recompute, 'run'>
  changes: Pick<Changes, 'until'>
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
   * Resolves with true when the region's page says something else than at the version `since`, with false when it has not for a
   * while or the caller has gone. Throws as `byRegion`, and `summary.waits-limited`.
   */
  changed(actor: Actor, ref: Ref & { since: string }, signal?: AbortSignal): Promise<{ changed: boolean }>
  /**
   * The submissions behind a figure, newest first, those behind points in the order of their rank; without `path`,
   * behind the coverage.
   */
  behind(actor: Actor, ref: Ref & { checklist: string; path?: string | undefined }): Promise<FigureRecord[]>
}

export function summaryService({
  plans,
  rollups,
  facts,
  designations,
  placing,
  openWindow,
  recompute,
  changes,
  clock,
}: Ports): SummaryService {
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
    const window = windowOf(plan, asked)
    if (!window) throw new Problem('invalid', 'window.absent', { window: asked })
    return { plan, window }
  }
  /** The window that was asked for, or the one that runs now. */
  const windowOf = (plan: Plan, asked: string | undefined): Window | undefined =>
    asked === undefined ? currentWindow(plan, calendarDate(clock.now())) : planWindows(plan).find(({ key }) => key === asked)

  /** What stands of a region in a window; null figures where nobody has opened the window or nothing was computed. */
  async function standing(plan: Plan, window: Window, region: string): Promise<Standing> {
    const rollup = await rollups.byRegion(plan.code, window.key, region)
    const regions = await placing.made(plan.code, window.key, region)
    return { rollup, lateRecords: await facts.countLate({ plan: plan.code, window: window.key, regions }) }
  }

  return {
    async byRegion(actor, ref) {
      const { plan, window } = await locate(actor, 'summary.byRegion', ref)
      let found = await standing(plan, window, ref.region)
      if (found.rollup === null) {
        await openWindow(plan, window.key)
        await recompute.run()
        found = await standing(plan, window, ref.region)
      }
      const rollup = found.rollup ?? emptyRollup(plan.code, window.key, ref.region, clock.now())
      const counts = await earlierRevisions(plans, plan, revisionsIn(rollup))
      const reading = { plan, window, today: calendarDate(clock.now()) }
      const { lateRecords } = found
      return { ...toSummary(reading, rollup, counts), lateRecords, version: versionOf(reading, found) }
    },
    async changed(actor, { since, ...ref }, signal) {
      await locate(actor, 'summary.changed', ref)
      const look = async () => {
        const plan = await plans.latest(ref.plan)
        const window = plan && windowOf(plan, ref.window)
        if (!plan || !window) return ''
        const reading = { plan, window, today: calendarDate(clock.now()) }
        return versionOf(reading, await standing(plan, window, ref.region))
      }
      const key = `${ref.plan} ${ref.region} ${ref.window ?? ''}`
      return { changed: await changes.until({ person: actor.id, key, since, look, signal }) }
    },
    async behind(actor, ref) {
      const { plan, window } = await locate(actor, 'figure.behind', ref)
      const regions = await placing.made(plan.code, window.key, ref.region)
      const known = await facts.within({ plan: plan.code, window: window.key, regions, checklist: ref.checklist })
      const paths = await placing.placed(
        plan.code,
        window.key,
        known.map((fact) => fact.regionPath),
      )
      const all = known.filter((_, at) => paths[at]?.includes(ref.region)) // without what was recorded there before it lay elsewhere
      const lowerAt = [...new Set(all.flatMap(({ under, region }) => (under === undefined ? [] : [region])))]
      const found = countingHere(all, lowerAt.length === 0 ? [] : await designations.at(plan.code, lowerAt))
      const counts = await earlierRevisions(
        plans,
        plan,
        found.map(({ revision }) => revision),
      )
      return figureRecords(found, ref.path, {
        counts: ({ checklist, revision }) => counts(checklist, ref.path ?? '', revision),
        mayRead: (place) => may(actor, 'submission.byId', place),
      })
    },
  }
}

interface Standing {
  rollup: Rollup | null
  lateRecords: number
}

/** Differs when a region's page says something else: its figures, its window, its late records, the plan that it is read by or which of its goals are due. */
function versionOf({ plan, window, today }: Reading, { rollup, lateRecords }: Standing): string {
  const due = plan.indicators.flatMap((indicator) =>
    indicator.goal && isDue(indicator, { window, today }) ? [indicator.key] : [],
  )
  const said = JSON.stringify([
    plan.revision,
    window.key,
    due,
    lateRecords,
    rollup?.coverage,
    rollup?.checklists,
    rollup?.children,
  ])
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
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
