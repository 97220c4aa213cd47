import type { FindingRepository } from '../finding/finding.repository.ts'
import { closedOn } from '../finding/finding.ts'
import type { ClosedFinding } from '../visit/visit.service.ts'

/** The findings of a target that were closed out, each with its day, as the visits that look back at them name them. */
export const closedFindings =
  (findings: Pick<FindingRepository, 'ofTarget'>) =>
  async (plan: string, target: string): Promise<ClosedFinding[]> =>
    (await findings.ofTarget(plan, target)).flatMap((finding) => {
      const { id, title, regionPath, covert } = finding
      const on = closedOn(finding)
      return on === null ? [] : [{ id, title, plan, target, regionPath, ...(covert && { covert }), closedOn: on }]
    })
