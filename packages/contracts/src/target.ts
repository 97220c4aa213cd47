import type { Reason } from '@duzhan/plan'
import { z } from 'zod'
import type { FindingSummary } from './finding.ts'
import { PlanCode, TargetId } from './ids.ts'
import type { TargetStanding } from './targetList.ts'
import { LongText } from './text.ts'
import type { VisitView } from './visit.ts'

const Words = z.string().max(500)
/** A cell of an official annex as it is printed: nothing that nests. */
const Printed = z.union([LongText(0, 2_000), z.number(), z.boolean(), z.null()])
/** What a target may be is said by its plan (`readRegister`), cell by cell and with sentences; here only what a row looks like. */
export const TargetInput = z.object({
  id: Words,
  name: LongText(0, 500),
  kind: Words,
  regionCode: Words,
  position: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
  attributes: z.record(Words, z.unknown()),
  annex: z.record(Words, Printed).optional(),
})
export type TargetInput = z.infer<typeof TargetInput>
export const TargetBatch = z.object({ plan: PlanCode, targets: z.array(TargetInput).max(1_000) })
export const OfPlan = z.object({ plan: PlanCode })
export const TargetRef = z.object({ plan: PlanCode, target: TargetId })

/** A place of a target on a list, with why it stands there. */
export interface TargetPlace {
  list: string
  reasons: Reason[]
  team: { key: string; title: string } | null
  designatedOn: string
}
/** A target with what put it on its list. `list` is null when no list holds it. `place`: county and township by name. */
export interface TargetView {
  id: string
  name: string
  kind: string
  regionCode: string
  regionPath: string[]
  place: string
  /** Where it lies, if anybody entered it. */
  position?: { latitude: number; longitude: number }
  attributes: Record<string, unknown>
  annex: Record<string, unknown> | null
  list: string | null
  reasons: Reason[]
  team: { key: string; title: string } | null
  designatedOn: string | null
  /** The other lists on which it stands; absent where there is none. */
  also?: TargetPlace[]
}
/** A checklist with the parts of it that the reader may fill: null is that of the target's own team. */
export interface FillableChecklist {
  key: string
  title: string
  parts: { part: string | null; team: string }[]
}
export interface TargetCard extends TargetView {
  /** The checklists that the reader may fill about this target; none for whom it is not theirs to inspect. */
  checklists: FillableChecklist[]
  visits: VisitView[]
  findings: FindingSummary[]
  /** When it stood on which list, the latest spell first. */
  standings: TargetStanding[]
}
export interface TargetListView {
  key: string
  title: string
  frozenOn: string | null
  targets: TargetView[]
  totals: Record<string, number>
}
