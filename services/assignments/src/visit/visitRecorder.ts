import type { StreamEntry, SubmissionEvent } from '@duzhan/contracts'
import { calendarDate, type Plan, windowOfVisits } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { eachEntry, type Failure, type PlanCopies } from '@duzhan/service-kit'
import { chainOf } from '../correction/correction.repository.ts'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import { heldVisits } from './heldVisits.ts'
import { onList, unscheduledVisit } from './unscheduledVisit.ts'
import type { Done, HeldVisit, VisitRepository } from './visit.repository.ts'
import type { OpenVisits } from './visitOpening.ts'
import { partedBy } from './visitParts.ts'

interface Ports {
  plans: PlanCopies
  designations: Pick<DesignationRepository, 'byTargets'>
  visits: Pick<VisitRepository, 'heldFor' | 'save'>
  openVisits: OpenVisits
}

/**
 * Records a batch of submissions in the visits, those of the plans above a derived one included, which its records pay where the same
 * team owes them: one read of what they concern, decided in their order, one write.
 */
export function visitRecorder({ plans, designations, visits, openVisits }: Ports) {
  /** What a submission completes under its own plan, and then under each that this one is derived from. */
  async function doneBy(submission: SubmissionEvent): Promise<Done[]> {
    const { id, plan: code, target, checklist, finishedAt, isLate, revision, due, teams, bodies = [], isOwn, covert } = submission
    const plan = await latest(code)
    const at = new Date(finishedAt)
    const on = calendarDate(at)
    const parted = partedBy((await plans.byRevision(code, revision)) ?? plan, submission)
    const { first } = chainOf(submission)
    const record = { target, checklist, teams, bodies, isOwn, covert, submission: id, first, at, on, isLate, parted }
    const own: Done = { ...record, plan: code, due, window: windowOfVisits(plan, on).key }
    const above = (await superiorsOf(plan)).map((superior): Done => {
      const sameVisit = due?.startsWith(`${code}:`) ? superior.code + due.slice(code.length) : null
      return { ...record, plan: superior.code, under: code, due: sameVisit, window: windowOfVisits(superior, on).key }
    })
    return [own, ...above]
  }
  async function latest(code: string): Promise<Plan> {
    const plan = await plans.latest(code)
    if (plan === null) throw new Problem('absent', 'plan.absent', { plan: code })
    await openVisits(plan)
    return plan
  }
  async function superiorsOf({ extends: from }: Plan): Promise<Plan[]> {
    if (from === undefined) return []
    const superior = await latest(from.code)
    return [superior, ...(await superiorsOf(superior))]
  }

  async function withLists(added: readonly HeldVisit[]): Promise<HeldVisit[]> {
    const listed = await Promise.all(
      [...new Set(added.map(({ plan }) => plan))].map((plan) =>
        designations.byTargets(
          plan,
          added.filter((visit) => visit.plan === plan).map(({ target }) => target),
          'platform',
        ),
      ),
    )
    // of several places one that everybody is told of, if there is one: the visit shows its list
    const inTurn = listed.flat().sort((one, other) => Number(Boolean(other.covert)) - Number(Boolean(one.covert)))
    const byTarget = new Map(inTurn.map((one) => [`${one.plan} ${one.target}`, one]))
    return added.map((visit) => onList(visit, byTarget.get(`${visit.plan} ${visit.target}`)))
  }

  return async (entries: StreamEntry<SubmissionEvent>[]): Promise<Failure[]> => {
    const told: { submission: SubmissionEvent; done: Done }[] = []
    const failures = await eachEntry(entries, async (submission) => {
      for (const done of await doneBy(submission)) told.push({ submission, done })
    })
    if (told.length === 0) return failures
    const held = heldVisits(await visits.heldFor(told.map(({ done }) => done)))
    for (const { submission, done } of told)
      if (!held.complete(done) && done.under === undefined) held.add(unscheduledVisit(submission, done))
    // when somebody else completed one meanwhile, the batch is told again
    if (!(await visits.save(await withLists(held.added()), held.changed())))
      throw new Problem('unavailable', 'service.unavailable')
    return failures
  }
}
