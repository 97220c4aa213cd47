import type { RegionEvent } from '@duzhan/contracts'
import { calendarDate, currentWindow, type Plan } from '@duzhan/plan'
import { isRegionCode, isWithin, type RegionCode } from '@duzhan/regions'
import type { Clock, DatedPlanCopies, RegionMergers } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { OpenWindow } from '../rollup/openWindow.ts'
import type { Placing } from '../rollup/placing.ts'
import type { Recompute } from '../rollup/recompute.ts'
import type { RollupRepository } from '../rollup/rollup.repository.ts'
import { newStamp } from '../rollup/stamp.ts'
import type { Path } from '../rollup/tree.ts'

interface Ports {
  plans: Pick<DatedPlanCopies, 'latest' | 'codes'>
  mergers: RegionMergers
  placing: Placing
  designations: Pick<DesignationRepository, 'paths'>
  rollups: Pick<RollupRepository, 'mark' | 'byRegion' | 'childrenOf' | 'drop'>
  openWindow: OpenWindow
  recompute: Pick<Recompute, 'run'>
  clock: Clock
}

/**
 * Lets the figures of the window that runs follow where regions lie: what lies in a region that became part of another counts there, and
 * what that region comes to stands beneath its successor; and what goes on under another code counts under that alone. Windows gone by stay as they
 * were reported. Twice equals once.
 */
export function regionFollowing(ports: Ports): (event: RegionEvent) => Promise<void> {
  const { plans, mergers, placing, designations, rollups, openWindow, recompute, clock } = ports

  /** Marks what lies on paths as it is placed now; what a region was made of is computed before what it is made of now. */
  async function mark(plan: Plan, window: string, paths: readonly Path[]): Promise<void> {
    await rollups.mark(plan.code, window, await placing.placed(plan.code, window, paths), newStamp(clock))
  }
  async function follow(plan: Plan, { code, verb, path = [] }: RegionEvent, former: readonly string[]): Promise<void> {
    const isTheirs = (one: Path) => {
      const region = one.at(-1) ?? ''
      return isRegionCode(region) && isRegionCode(code) && isWithin(region, code)
    }
    const paths = (await designations.paths(plan.code)).filter(isTheirs)
    const window = currentWindow(plan, calendarDate(clock.now())).key
    if (paths.length === 0 && (await rollups.byRegion(plan.code, window, code)) === null) return
    await openWindow({ code: plan.code, jurisdiction: plan.jurisdiction }, window)
    await mark(plan, window, [...paths, path.map((one) => one.code)])
    if (verb !== 'part') return
    await recompute.run() // before what it was part of is computed without it
    for (const region of former) await leave(plan, window, region)
  }
  /** Computes what a region was part of without it, and forgets that where nothing lies in it any more: no page shows a row of nothing. */
  async function leave(plan: Plan, window: string, region: string): Promise<void> {
    const all = await placing.placed(plan.code, window, [[region], ...(await designations.paths(plan.code))])
    const [[...path] = [], ...others] = all
    if (!others.some((other) => other.includes(region))) {
      await rollups.drop(plan.code, window, region)
      path.pop()
    }
    await rollups.mark(plan.code, window, [path], newStamp(clock))
  }
  /** Lets all that a region came to under one code be computed under another, and what it lay in without it. */
  async function recode(plan: Plan, from: RegionCode, into: RegionCode): Promise<void> {
    const isTheirs = (one: Path) => {
      const region = one.at(-1) ?? ''
      return isRegionCode(region) && (isWithin(region, from) || isWithin(region, into))
    }
    const paths = (await designations.paths(plan.code)).filter(isTheirs)
    const window = currentWindow(plan, calendarDate(clock.now())).key
    await recompute.run() // what was marked under the one code, before that is forgotten
    const gone: string[] = []
    const top = await rollups.byRegion(plan.code, window, from)
    for (let level = top === null ? [] : [top.region]; level.length > 0; ) {
      gone.push(...level)
      level = (await rollups.childrenOf(plan.code, window, level)).map(({ region }) => region)
    }
    if (paths.length === 0 && gone.length === 0) return
    await openWindow({ code: plan.code, jurisdiction: plan.jurisdiction }, window)
    for (const region of gone) await rollups.drop(plan.code, window, region)
    const above = top?.parent ?? null
    await mark(plan, window, [...paths, ...gone.map((region) => [region]), ...(above === null ? [] : [[above]])])
  }
  /** Under which code a region went on, or does again, by what is told of it; null where it is about its parts. */
  async function recodingOf({ code, verb, into }: RegionEvent): Promise<{ from: RegionCode; into: RegionCode } | null> {
    const known = (await mergers.all()).findLast((merger) => merger.code === code)
    if (!isRegionCode(code)) return null
    if (verb === 'recode') return into && isRegionCode(into.code) ? { from: code, into: into.code } : null
    return verb === 'part' && known?.isRecoded ? { from: known.into, into: code } : null
  }
  return async (event) => {
    if (event.verb !== 'join' && event.verb !== 'recode' && event.verb !== 'part') return
    const former = (await mergers.all()).flatMap(({ code, into }) => (code === event.code ? [into] : []))
    const recoding = await recodingOf(event)
    await mergers.take(event)
    for (const code of await plans.codes()) {
      const plan = await plans.latest(code)
      if (plan && recoding) await recode(plan, recoding.from, recoding.into)
      else if (plan) await follow(plan, event, former)
    }
  }
}
