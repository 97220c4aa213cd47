import type { ReleaseEvent, StreamEntry, SubmissionEvent } from '@duzhan/contracts'
import { addDays, calendarDate, daysBetween, deadlineAfter, nationalCalendar } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Failure, platform, type ReleaseRepository } from '@duzhan/service-kit'
import { type ChainAt, chainOf } from '../correction/correction.repository.ts'
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

/** A chain of records that is released, and when. */
type Released = ChainAt & { at: Date }

/**
 * Brings into the open what followed from a record that was made in secret. Releases and records come by different ways, so that either may
 * be the later: a release is kept and then applied, and a record looks for its own after it was taken in.
 */
export function uncovering({ releases, visits, findings, disclose }: Ports) {
  async function uncover(released: readonly Released[]): Promise<void> {
    await visits.uncover(released)
    const atOf = new Map(released.map(({ record, at }) => [record, at]))
    const writes = (await findings.covertOf(released)).flatMap((finding) => {
      const at = finding.records.flatMap((record) => atOf.get(record) ?? [])[0]
      return at ? [uncovered(finding, at)] : []
    })
    // somebody took a step meanwhile: told again, it is decided anew
    if ((await findings.write(writes)).length > 0) throw new Problem('stale', 'finding.stale')
  }
  return {
    /** A batch of releases at once. Throws `finding.stale` where somebody took a step meanwhile: then it is told again. */
    async takeReleases(entries: StreamEntry<ReleaseEvent>[]): Promise<Failure[]> {
      const released = entries.map(({ event: { record, target, at } }) => ({ record, target, at: new Date(at) }))
      await releases.add(new Map(released.map(({ record, at }) => [record, at])))
      await uncover(released)
      await disclose(released.map(({ target }) => target))
      return []
    },
    /** Uncovers those of some records that were taken in and had been released before, and what all of them show. */
    async afterRecords(submissions: readonly SubmissionEvent[]): Promise<void> {
      const covert = submissions.filter((one) => one.covert !== undefined)
      const known = await releases.among(covert.map((one) => chainOf(one).first))
      const released = covert.flatMap((one): Released[] => {
        const { first: record } = chainOf(one)
        const at = known.get(record)
        return at ? [{ record, target: one.target, at }] : []
      })
      await uncover(released)
      await disclose(submissions.map(({ target }) => target))
    },
  }
}

/** A finding in the open: handed over only now, so that whoever is responsible has as long as if it had been found now. */
function uncovered(finding: Finding, at: Date): FindingWrite {
  const now: Finding = { ...finding, covert: null }
  if (finding.state !== 'recorded') return { seen: finding, now, told: [] }
  const { limit, openedAt } = finding
  const rectifyBy = limit
    ? deadlineAfter(limit, at, nationalCalendar)
    : addDays(calendarDate(at), daysBetween(calendarDate(openedAt), finding.rectifyBy))
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
