import type { StreamEntry, SubmissionEvent } from '@duzhan/contracts'
import type { Failure } from '@duzhan/service-kit'
import { type CorrectionRepository, chainOf } from '../correction/correction.repository.ts'
import type { FindingService } from '../finding/finding.service.ts'
import type { VisitService } from '../visit/visit.service.ts'

interface Ports {
  corrections: CorrectionRepository
  visit: Pick<VisitService, 'record'>
  finding: Pick<FindingService, 'record'>
}

/**
 * How submissions are taken in, a batch at once and in their order: what comes after its own correction changes nothing, the
 * others pay visits and report findings. Told twice is the same as once. Returns what could not be taken.
 */
export function intake({ corrections, visit, finding }: Ports) {
  return async (entries: StreamEntry<SubmissionEvent>[]): Promise<Failure[]> => {
    const areNewest = await corrections.areNewest(entries.map(({ event }) => chainOf(event)))
    const newest = entries.filter((_, index) => areNewest[index])
    const unpaid = await visit.record(newest)
    const failed = new Set(unpaid.map(({ id }) => id))
    return [...unpaid, ...(await finding.record(newest.filter(({ id }) => !failed.has(id))))]
  }
}
