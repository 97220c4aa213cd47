import type { StreamEntry, SubmissionEvent } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { eachEntry, type Failure, type PlanCopies } from '@duzhan/service-kit'
import type { RegisteredTarget, RegisterReader } from '../register/target.repository.ts'
import type { FindingRepository, Report } from './finding.repository.ts'
import type { Finding } from './finding.ts'
import { findingsFrom } from './findingsFrom.ts'
import { heldFindings } from './heldFindings.ts'

interface Ports {
  findings: Pick<FindingRepository, 'concerning' | 'write'>
  plans: Pick<PlanCopies, 'byRevision'>
  targets: Pick<RegisterReader, 'byIds'>
}
/** A report, and whether it was told before. */
type ToldReport = Report & { isAgain: boolean }
/** How often a clause is decided anew on which somebody took a step meanwhile, before its entries are told again. */
const tries = 3

/** Records a batch of submissions in the findings: one read of what they concern, decided in their order, one write. */
export function findingRecorder({ findings, plans, targets }: Ports) {
  async function registered(submissions: readonly SubmissionEvent[]): Promise<Map<string, RegisteredTarget>> {
    const found = await Promise.all(
      [...new Set(submissions.map(({ plan }) => plan))].map((plan) =>
        targets.byIds(plan, [...new Set(submissions.flatMap((one) => (one.plan === plan ? one.target : [])))]),
      ),
    )
    return new Map(found.flat().map((target) => [`${target.plan} ${target.id}`, target]))
  }

  return async (entries: StreamEntry<SubmissionEvent>[], settled: ReadonlySet<string> = new Set()): Promise<Failure[]> => {
    if (entries.length === 0) return []
    const byId = await registered(entries.map(({ event }) => event))
    const reports: ToldReport[] = []
    const told = new Set(settled)
    const failures = await eachEntry(entries, async (submission) => {
      const plan = await plans.byRevision(submission.plan, submission.revision)
      const target = byId.get(`${submission.plan} ${submission.target}`)
      if (plan === null || target === undefined) throw new Problem('unavailable', 'service.unavailable')
      const reported = findingsFrom(submission, plan, target)
      if (reported.length > 0 || submission.corrects) reports.push({ submission, reported, isAgain: told.has(submission.id) })
      told.add(submission.id)
    })
    if (reports.length > 0) await settle(reports)
    return failures
  }

  /** Writes what the reports change; where a step was taken meanwhile, the clauses concerned are read and decided once more. */
  async function settle(reports: readonly ToldReport[]): Promise<void> {
    let open: ReadonlySet<string> | null = null
    for (let time = 0; time < tries; time++) {
      const only: ReadonlySet<string> | null = open
      const isOpen = (finding: Finding) => only?.has(clauseOf(finding)) ?? true
      const held = heldFindings((await findings.concerning(reports)).filter(isOpen))
      for (const { submission, reported, isAgain } of reports) {
        const own = reported.filter(isOpen)
        for (const finding of own) held.record(finding)
        if (submission.corrects) held.correct(submission, own, isAgain)
      }
      const missed = await findings.write(held.writes())
      if (missed.length === 0) return
      open = new Set(missed.map(({ now }) => clauseOf(now)))
    }
    throw new Problem('stale', 'finding.stale') // the entries are told again
  }
}

/** Findings on different clauses, or of different targets, have nothing to do with each other. */
const clauseOf = ({ plan, target, clausePath }: Finding): string => `${plan} ${target} ${clausePath}`
