import type { StreamEntry, SubmissionEvent } from '@duzhan/contracts'
import type { Failure } from '@duzhan/service-kit'
import { type CorrectionRepository, chainOf } from '../correction/correction.repository.ts'
import type { FindingService } from '../finding/finding.service.ts'
import type { VisitService } from '../visit/visit.service.ts'

interface Ports {
  corrections: CorrectionRepository
  visit: Pick<VisitService, 'record'>
  finding: Pick<FindingService, 'record'>
  /** Called with what was taken in. */
  uncover(submissions: readonly SubmissionEvent[]): Promise<void>
}

/**
 * How submissions are taken in, a batch at once and in their order: what comes after its own correction changes nothing, the
 * others pay visits and report findings. Told twice is the same as once. Returns what could not be taken.
 */
export function intake({ corrections, visit, finding, uncover }: Ports) {
  return async (entries: StreamEntry<SubmissionEvent>[]): Promise<Failure[]> => {
    const areNewest = await corrections.areNewest(entries.map(({ event }) => chainOf(event)))
    const newest = entries.filter((_, index) => areNewest[index])
    const corrected = newest.flatMap(({ id, event }) => (event.corrects ? [{ id, chain: event.corrects }] : []))
    const areSettled = await corrections.areSettled(corrected.map(({ chain }) => chain))
    const settled = new Set(corrected.filter((_, index) => areSettled[index]).map(({ id }) => id))
    const unpaid = await visit.record(newest)
    const notPaid = new Set(unpaid.map(({ id }) => id))
    const paid = newest.filter(({ id }) => !notPaid.has(id))
    const failures = [...unpaid, ...(await finding.record(paid, settled))]
    const failed = new Set(failures.map(({ id }) => id))
    await corrections.settle(corrected.filter(({ id }) => !failed.has(id) && !settled.has(id)).map(({ chain }) => chain))
    await uncover(newest.flatMap(({ id, event }) => (failed.has(id) ? [] : [event])))
    return failures
  }
}
