import type { DesignationEvent, FeedEntry, PlanEvent, SubmissionEvent } from '@duzhan/contracts'
import { calendarDate, visitCycle, windowOf } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Clock, ToldPlans } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { OpenWindow } from '../rollup/openWindow.ts'
import type { RollupRepository } from '../rollup/rollup.repository.ts'
import { newStamp } from '../rollup/stamp.ts'
import type { Fact, FactRepository } from './fact.repository.ts'
import { factFrom } from './factFrom.ts'

interface Ports {
  plans: ToldPlans
  designations: DesignationRepository
  facts: FactRepository
  rollups: Pick<RollupRepository, 'mark'>
  openWindow: OpenWindow
  clock: Clock
}
const notYet = () => new Problem('unavailable', 'service.unavailable')

/** How each kind of news is taken in: kept first, then the regions that it concerns are marked; told twice is the same as once. */
export function intake({ plans, designations, facts, rollups, openWindow, clock }: Ports) {
  return {
    takePlan: (event: PlanEvent): Promise<void> => plans.save(event),
    /** Counts in the window that runs now; windows gone by stay as they were reported. */
    async takeDesignation(event: DesignationEvent): Promise<void> {
      const plan = await plans.latest(event.plan)
      if (plan === null) throw notYet()
      await designations.save(event)
      const cycle = visitCycle(plan)
      if (!cycle) return
      const window = windowOf(cycle, calendarDate(clock.now())).key
      await openWindow(plan, window)
      await rollups.mark(plan.code, window, [event.regionPath], newStamp(clock))
    },
    /** A batch at once: one write of facts, one of marks for each window. Returns what was taken; the rest is told again. */
    async takeSubmissions(entries: FeedEntry<SubmissionEvent>[]): Promise<FeedEntry<SubmissionEvent>[]> {
      const taken: FeedEntry<SubmissionEvent>[] = []
      const found: { fact: Fact; jurisdiction: string }[] = []
      for (const entry of entries) {
        const plan = await plans.byRevision(entry.event.plan, entry.event.revision)
        if (plan === null) continue
        taken.push(entry)
        const fact = factFrom(entry.event, plan)
        if (fact) found.push({ fact, jurisdiction: plan.jurisdiction })
      }
      await facts.save(found.map(({ fact }) => fact))
      const paths = new Map<string, (readonly string[])[]>()
      for (const { fact, jurisdiction } of found) {
        await openWindow({ code: fact.plan, jurisdiction }, fact.window)
        const key = `${fact.plan} ${fact.window}`
        paths.set(key, [...(paths.get(key) ?? []), fact.regionPath])
      }
      for (const [key, marked] of paths) {
        const [plan = '', window = ''] = key.split(' ')
        await rollups.mark(plan, window, marked, newStamp(clock))
      }
      return taken
    },
  }
}
