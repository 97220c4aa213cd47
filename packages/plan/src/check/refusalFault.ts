import type { GateRefusal } from '@duzhan/checklist'
import type { PlanFault } from '../wording/planFault.ts'

/** What the gate refuses as a fault of the plan, at its place there; the rule's name is the code. */
export function refusalFault({ rule, detail, more }: GateRefusal, path: string): PlanFault {
  return { code: rule, path, details: { ...more, ...(detail === null ? {} : { detail }) } }
}
