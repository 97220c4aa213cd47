import type { SubmissionEvent } from '@duzhan/contracts'
import { chainOf } from '../correction/correction.repository.ts'
import { correctFinding } from './correctFinding.ts'
import type { FindingWrite } from './finding.repository.ts'
import { type Finding, openStates } from './finding.ts'

/** Findings of some targets as they were read, changed in memory by one submission after the other, to be written together. */
export interface HeldFindings {
  /**
   * Records a finding: opens it, or, where one on the same clause of the same target stands open, adds the report to
   * its timeline; what is known on the spot and what is not stay apart, so that the one does not show the other. A record and its corrections report a thing once, however often they are told; what their correction
   * withdrew, a later one may report anew.
   */
  record(finding: Finding): void
  /**
   * Takes back, or says in other words, what the record that a submission corrects had reported; `reported` is what it reports
   * itself. One that is told again says nothing in other words: another record may have been put into its own since.
   */
  correct(submission: SubmissionEvent, reported: readonly Finding[], isAgain: boolean): void
  /** What is to be written. */
  writes(): FindingWrite[]
}

export function heldFindings(found: readonly Finding[]): HeldFindings {
  const held = new Map(found.map((finding): [string, FindingWrite] => [finding.id, { seen: finding, now: finding, told: [] }]))
  const step = (one: FindingWrite, verb: FindingWrite['told'][number]['verb'], change: Partial<Finding>) => {
    one.now = { ...one.now, ...change, version: one.now.version + 1 }
    one.told.push({ verb, finding: one.now })
  }
  return {
    record(finding) {
      const same = [...held.values()].filter(({ now }) => isSameClause(now, finding))
      const [record = ''] = finding.records
      if (same.some(({ now }) => now.state !== 'withdrawn' && now.records.includes(record))) return
      const standing = same.find(({ now }) => openStates.includes(now.state) && !now.covert === !finding.covert)
      if (standing) {
        const { records, submissions, timeline, foundBy = [] } = standing.now
        const others = finding.foundBy?.filter((body) => !foundBy.includes(body)) ?? []
        return step(standing, 'record', {
          records: [...records, ...finding.records],
          submissions: [...submissions, ...finding.submissions],
          timeline: [...timeline, ...finding.timeline.slice(0, 1)],
          ...(others.length > 0 && { foundBy: [...foundBy, ...others] }),
        })
      }
      if (!held.has(finding.id)) held.set(finding.id, { seen: null, now: finding, told: [{ verb: 'open', finding }] })
    },
    correct(submission, reported, isAgain) {
      const { first } = chainOf(submission)
      const { plan, target } = submission
      const ofRecord = [...held.values()].filter(
        ({ now }) => now.plan === plan && now.target === target && now.records.includes(first),
      )
      for (const one of ofRecord) {
        const still = reported.find(({ clausePath }) => clausePath === one.now.clausePath)
        const change = still && isAgain ? null : correctFinding(one.now, still, submission)
        if (!change) continue
        const { step: taken, ...fields } = change
        step(one, taken.verb, { ...fields, timeline: [...one.now.timeline, taken] })
      }
    },
    writes: () => [...held.values()].filter(({ told }) => told.length > 0),
  }
}

const isSameClause = (one: Finding, other: Finding): boolean =>
  one.plan === other.plan && one.target === other.target && one.clausePath === other.clausePath
