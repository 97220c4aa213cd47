import type { Deadline, Plan, PlanExtension } from '@duzhan/plan'
import { deadlineKey, decidingBodies, extensionInPlan, latestExtension, minuteAt } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { nearestAt, regionCode, regionPath } from '@duzhan/regions'
import type { Finding } from './finding.ts'

/** An extension that is asked for and not decided on: until when, and at whose seat it waits. */
export interface AskedExtension {
  until: Deadline
  /** Empty where bodies of the directory decide. */
  regionPath: string[]
  bodies?: string[] | undefined
}

/** What may be asked for a finding: how often still, and until when at most. */
export interface ExtensionLeft {
  left: number
  latest: Deadline
}

const granted = ({ timeline }: Pick<Finding, 'timeline'>): number => timeline.filter(({ verb }) => verb === 'extend').length

/** How a plan lets a finding be extended, and the bodies of the directory that decide; null where those decide who review. */
export interface ExtensionRule extends PlanExtension {
  bodies?: readonly string[] | null
}

/** How a plan lets a finding be extended; a finding says its focus area by title, or by key where the plan has none such. */
export function extensionFor(
  plan: Plan | null,
  { severity, category }: Pick<Finding, 'severity' | 'category'>,
): ExtensionRule | null {
  const key = plan?.focusAreas.find(({ title }) => title === category)?.key ?? category
  const said = plan && extensionInPlan(plan, { severity, category: key })
  return plan && said && { ...said, bodies: decidingBodies(plan, said, key) }
}

/** What may still be asked for a finding; null where its plan lets no more time be given. */
export function extensionLeft(rule: PlanExtension | null, finding: Finding): ExtensionLeft | null {
  const left = (rule?.times ?? 0) - granted(finding)
  return rule && left > 0 ? { left, latest: latestExtension(rule, finding.rectifyBy) } : null
}

/** Where it is decided: by the bodies that the plan names, and nowhere else; at the level that the plan names, or the next one above where that is missing; else where the finding lies. */
function decidedAt({ by, bodies }: ExtensionRule, path: readonly string[]): Pick<AskedExtension, 'regionPath' | 'bodies'> {
  if (bodies) return { regionPath: [], bodies: [...bodies] }
  const own = path.at(-1)
  const seat = by && own ? nearestAt(regionCode(own), by) : null
  return { regionPath: [...(seat ? regionPath(seat) : path)] }
}

/**
 * A request for more time. Throws `finding.not-extendable` where the plan gives none, `finding.extensions-used` once it was given as often
 * as it may be, `finding.extension-earlier` for a day that is no later, or is over, and `finding.extension-too-long` for one beyond the longest.
 */
export function askedExtension(rule: ExtensionRule | null, finding: Finding, until: Deadline, now: Date): AskedExtension {
  if (rule === null) throw new Problem('conflict', 'finding.not-extendable')
  const possible = extensionLeft(rule, finding)
  if (possible === null) throw new Problem('conflict', 'finding.extensions-used', { times: rule.times })
  const key = deadlineKey(until)
  if (key <= deadlineKey(finding.rectifyBy) || key < minuteAt(now))
    throw new Problem('invalid', 'finding.extension-earlier', { rectifyBy: asRead(finding.rectifyBy) })
  if (key > deadlineKey(possible.latest))
    throw new Problem('invalid', 'finding.extension-too-long', { latest: asRead(possible.latest) })
  return { until, ...decidedAt(rule, finding.regionPath) }
}

/** The extension that waits for a decision. Throws `finding.extension-not-asked`, and `finding.own-work` for whoever asked. */
export function extensionToDecide({ extension, timeline }: Finding, by: { id: string }): AskedExtension {
  if (!extension) throw new Problem('conflict', 'finding.extension-not-asked')
  if (timeline.findLast(({ verb }) => verb === 'askExtension')?.by.id === by.id)
    throw new Problem('forbidden', 'finding.own-work')
  return extension
}

/** A deadline as a sentence has it: 2020-04-03 14:30. */
const asRead = (deadline: Deadline): string => deadline.replace('T', ' ')
