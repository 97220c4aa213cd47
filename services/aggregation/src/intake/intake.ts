import {
  type DesignationEvent,
  type PlanEvent,
  type ReleaseEvent,
  recordOf,
  type StreamEntry,
  type SubmissionEvent,
} from '@duzhan/contracts'
import { calendarDate, currentWindow, isLateRecord, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, eachEntry, type Failure, type Place, type PlanCopies, type ReleaseRepository } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { Fact, FactRepository, LateRecord } from '../fact/fact.repository.ts'
import { factFrom } from '../fact/factFrom.ts'
import { factsAbove } from '../fact/factsAbove.ts'
import type { WithheldRepository } from '../fact/withheld.repository.ts'
import type { ChangeFigures } from '../rollup/changeFigures.ts'
import type { OpenWindow } from '../rollup/openWindow.ts'
import type { Placing } from '../rollup/placing.ts'
import type { Path } from '../rollup/tree.ts'

interface Ports {
  plans: PlanCopies
  designations: DesignationRepository
  facts: FactRepository
  withheld: WithheldRepository
  releases: ReleaseRepository
  openWindow: OpenWindow
  changeFigures: ChangeFigures
  /** Where regions lie in a window. */
  placing: Pick<Placing, 'placed'>
  clock: Clock
}
const notYet = () => new Problem('unavailable', 'service.unavailable')

/** How each kind of news is taken in: kept first, then the figures that it concerns are changed; told twice is the same as once. */
export function intake({ plans, designations, facts, withheld, releases, openWindow, changeFigures, placing, clock }: Ports) {
  /** Changes the figures of every window that something changed in, and opens it first. */
  async function change(places: readonly (Place & { window: string; jurisdiction: string })[]): Promise<void> {
    const windows = new Map<string, { plan: string; jurisdiction: string; window: string; paths: Path[] }>()
    for (const { plan, jurisdiction, window, regionPath } of places) {
      const one = windows.get(`${plan} ${window}`) ?? { plan, jurisdiction, window, paths: [] }
      one.paths.push(regionPath)
      windows.set(`${plan} ${window}`, one)
    }
    for (const { plan, jurisdiction, window, paths } of windows.values()) {
      await openWindow({ code: plan, jurisdiction }, window)
      await changeFigures({ plan, window, paths: await placing.placed(plan, window, paths) })
    }
  }

  /** The plans that a plan is derived from, the nearest first, each as it was derived from. */
  async function superiorsOf({ extends: from }: Plan): Promise<Plan[]> {
    if (from === undefined) return []
    const superior = (await plans.byRevision(from.code, from.revision)) ?? (await plans.latest(from.code))
    if (superior === null) throw notYet()
    return [superior, ...(await superiorsOf(superior))]
  }

  /** Counts submissions that are open, each in its window, and returns what could not be taken. */
  async function count(entries: StreamEntry<SubmissionEvent>[]): Promise<Failure[]> {
    const found: { fact: Fact; jurisdiction: string }[] = []
    const late: LateRecord[] = []
    const failures = await eachEntry(entries, async (event) => {
      const plan = await plans.byRevision(event.plan, event.revision)
      if (plan === null) throw notYet()
      const fact = factFrom(event, plan)
      if (fact === null) return
      const here = { fact, jurisdiction: plan.jurisdiction, isLate: event.isLate }
      for (const { isLate, ...one } of [here, ...factsAbove(fact, event, plan, await superiorsOf(plan))])
        if (isLate) late.push(one.fact)
        else found.push(one)
    })
    await facts.saveLate(late)
    await facts.save(found.map(({ fact }) => fact))
    await change(found.map(({ fact, jurisdiction }) => ({ ...fact, jurisdiction })))
    return failures
  }

  /**
   * Counts what was withheld of records as what comes only now, at the instants of their releases: all of them together. Returns the records
   * of which something could not be counted; that stays withheld.
   */
  async function takeReleased(released: ReadonlyMap<string, Date>): Promise<ReadonlySet<string>> {
    const failed = new Set<string>()
    const ready: SubmissionEvent[] = []
    const entries: StreamEntry<SubmissionEvent>[] = []
    for (const event of await withheld.ofRecords([...released.keys()])) {
      const [record, plan] = [recordOf(event), await plans.byRevision(event.plan, event.revision)]
      const at = released.get(record)
      if (plan === null || at === undefined) {
        failed.add(record)
        continue
      }
      const isLate = isLateRecord(plan, { madeAt: new Date(event.finishedAt), arrivedAt: at })
      const come = { ...event, isLate: event.isLate || isLate, receivedAt: at.toISOString() }
      ready.push(event)
      entries.push({ seq: entries.length, id: event.id, thing: event.id, v: 1, event: come })
    }
    const failures = new Set((await count(entries)).map(({ id }) => id))
    for (const event of ready) if (failures.has(event.id)) failed.add(recordOf(event))
    await withheld.drop(ready.filter((event) => !failed.has(recordOf(event))))
    return failed
  }

  return {
    takePlan: (event: PlanEvent): Promise<void> => plans.save(event),
    /**
     * A batch at once. Counts in the window that runs now; windows gone by stay as they were reported. Returns what could not be
     * taken.
     */
    async takeDesignations(entries: StreamEntry<DesignationEvent>[]): Promise<Failure[]> {
      const known: DesignationEvent[] = []
      const running = new Map<string, { jurisdiction: string; window: string }>()
      const failures = await eachEntry(entries, async (event) => {
        const plan = await plans.latest(event.plan)
        if (plan === null) throw notYet()
        const window = currentWindow(plan, calendarDate(clock.now())).key
        running.set(plan.code, { jurisdiction: plan.jurisdiction, window })
        known.push(event)
      })
      const left = await designations.save(known)
      for (const [plan, now] of running)
        await change([...known, ...left].flatMap((one) => (one.plan === plan ? [{ ...now, ...one }] : [])))
      return failures
    },
    /**
     * A batch at once: one write of facts, one of figures for each window. What came after its window had been reported is
     * counted as late and changes no figure. What was recorded under a derived plan counts in the plans above it too, as far
     * as they ask the same. What was made in secret is withheld until it is released. Returns what could not be taken.
     */
    async takeSubmissions(entries: StreamEntry<SubmissionEvent>[]): Promise<Failure[]> {
      const covert = entries.flatMap(({ event }) => (event.covert ? [event] : []))
      await withheld.keep(covert)
      const failures = await count(entries.filter(({ event }) => !event.covert))
      if ((await takeReleased(await releases.among(covert.map(recordOf)))).size > 0) throw notYet()
      return failures
    },
    /**
     * A batch at once: what was withheld of the records counts from their releases on, in its window, or as late where that has been
     * reported meanwhile. Returns what could not be taken.
     */
    async takeReleases(entries: StreamEntry<ReleaseEvent>[]): Promise<Failure[]> {
      const released = new Map(entries.map(({ event }) => [event.record, new Date(event.at)]))
      await releases.add(released)
      const failed = await takeReleased(released)
      return eachEntry(entries, async ({ record }) => {
        if (failed.has(record)) throw notYet()
      })
    },
  }
}
