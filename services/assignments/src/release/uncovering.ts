import type { ReleaseEvent, SubmissionEvent } from '@duzhan/contracts'
import { addDays, calendarDate, daysBetween } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { platform, type ReleaseRepository } from '@duzhan/service-kit'
import { chainOf } from '../correction/correction.repository.ts'
import type { FindingRepository, FindingWrite } from '../finding/finding.repository.ts'
import type { Finding } from '../finding/finding.ts'
import type { VisitRepository } from '../visit/visit.repository.ts'

interface Ports {
  releases: ReleaseRepository
  visits: Pick<VisitRepository, 'uncover'>
  findings: Pick<FindingRepository, 'covertOf' | 'write'>
  /** Called with the targets of what was taken in, or released: where they stand may show by now. */
  disclose(targets: readonly string[]): Promise<void>
}

/**
 * Brings into the open what followed from a record that was made in secret. Releases and records come by different ways, so that either may
 * be the later: a release is kept and then applied, and a record looks for its own after it was taken in.
 */
export function uncovering({ releases, visits, findings, disclose }: Ports) {
  async function uncover(target: string, record: string, at: Date): Promise<void> {
    await visits.uncover(target, record)
    const writes = (await findings.covertOf(target, record)).map((finding) => uncovered(finding, at))
    // somebody took a step meanwhile: told again, it is decided anew
    if ((await findings.write(writes)).length > 0) throw new Problem('stale', 'finding.stale')
  }
  return {
    async takeRelease({ record, target, at }: ReleaseEvent): Promise<void> {
      await releases.add(record, new Date(at))
      await uncover(target, record, new Date(at))
      await disclose([target])
    },
    /** Uncovers those of some records that were taken in and had been released before, and what all of them show. */
    async afterRecords(submissions: readonly SubmissionEvent[]): Promise<void> {
      const covert = submissions.filter((one) => one.covert !== undefined)
      const released = await releases.among(covert.map((one) => chainOf(one).first))
      for (const one of covert) {
        const at = released.get(chainOf(one).first)
        if (at) await uncover(one.target, chainOf(one).first, at)
      }
      await disclose(submissions.map(({ target }) => target))
    },
  }
}

/** A finding in the open: handed over only now, so that whoever is responsible has as many days as if it had been found now. */
function uncovered(finding: Finding, at: Date): FindingWrite {
  const now: Finding = { ...finding, covert: null }
  if (finding.state !== 'recorded') return { seen: finding, now, told: [] }
  const rectifyBy = addDays(calendarDate(at), daysBetween(calendarDate(finding.openedAt), finding.rectifyBy))
  const step = { verb: 'handOver' as const, at, by: platform('assignments'), text: null, photos: [], rectifyBy, submission: null }
  const handedOver: Finding = {
    ...now,
    state: 'handedOver',
    rectifyBy,
    timeline: [...finding.timeline, step],
    version: finding.version + 1,
  }
  return { seen: finding, now: handedOver, told: [{ verb: 'handOver', finding: handedOver }] }
}
