import type { DesignationEvent, PlanEvent, StreamEntry, SubmissionEvent } from '@duzhan/contracts'
import { calendarDate, currentWindow } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, eachEntry, type Failure, type ToldPlans } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { Fact, FactRepository, LateRecord } from '../fact/fact.repository.ts'
import { factFrom } from '../fact/factFrom.ts'
import type { ChangeFigures } from '../rollup/changeFigures.ts'
import type { OpenWindow } from '../rollup/openWindow.ts'
import type { Path } from '../rollup/tree.ts'

interface Ports {
  plans: ToldPlans
  designations: DesignationRepository
  facts: FactRepository
  openWindow: OpenWindow
  changeFigures: ChangeFigures
  clock: Clock
}
const notYet = () => new Problem('unavailable', 'service.unavailable')

/** How each kind of news is taken in: kept first, then the figures that it concerns are changed; told twice is the same as once. */
export function intake({ plans, designations, facts, openWindow, changeFigures, clock }: Ports) {
  return {
    takePlan: (event: PlanEvent): Promise<void> => plans.save(event),
    /** Counts in the window that runs now; windows gone by stay as they were reported. */
    async takeDesignation(event: DesignationEvent): Promise<void> {
      const plan = await plans.latest(event.plan)
      if (plan === null) throw notYet()
      await designations.save(event)
      const window = currentWindow(plan, calendarDate(clock.now())).key
      await openWindow(plan, window)
      await changeFigures({ plan: plan.code, window, paths: [event.regionPath] })
    },
    /**
     * A batch at once: one write of facts, one of figures for each window. What came after its window had been reported is
     * counted as late and changes no figure. Returns what could not be taken.
     */
    async takeSubmissions(entries: StreamEntry<SubmissionEvent>[]): Promise<Failure[]> {
      const found: { fact: Fact; jurisdiction: string }[] = []
      const late: LateRecord[] = []
      const failures = await eachEntry(entries, async (event) => {
        const plan = await plans.byRevision(event.plan, event.revision)
        if (plan === null) throw notYet()
        const fact = factFrom(event, plan)
        if (fact && event.isLate) late.push(fact)
        else if (fact) found.push({ fact, jurisdiction: plan.jurisdiction })
      })
      await facts.saveLate(late)
      await facts.save(found.map(({ fact }) => fact))
      const changed = new Map<string, { plan: string; window: string; paths: Path[] }>()
      for (const { fact, jurisdiction } of found) {
        const { plan, window, regionPath } = fact
        await openWindow({ code: plan, jurisdiction }, window)
        const key = `${plan} ${window}`
        const { paths } = changed.get(key) ?? { paths: [] }
        changed.set(key, { plan, window, paths: [...paths, regionPath] })
      }
      for (const one of changed.values()) await changeFigures(one)
      return failures
    },
  }
}
