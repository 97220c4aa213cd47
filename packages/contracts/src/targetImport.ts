import { z } from 'zod'
import { PlanCode } from './ids.ts'
import { TargetBatch } from './target.ts'

/** So many parts an import may have: with a thousand rows each it holds every village of the nation. */
const mostParts = 1_000

/** A part of an import of targets: its rows belong to nobody until the whole of it is entered. A part that is sent again replaces itself. */
export const TargetPart = TargetBatch.extend({
  import: z.uuid(),
  part: z
    .number()
    .int()
    .min(0)
    .max(mostParts - 1),
})
export type TargetPart = z.infer<typeof TargetPart>
/** An import as a whole; `parts` says how many it has, so that none of them is lost on the way. */
export const TargetImportEntry = z.strictObject({
  plan: PlanCode,
  import: z.uuid(),
  parts: z.number().int().min(1).max(mostParts),
})
export type TargetImportEntry = z.infer<typeof TargetImportEntry>
export const TargetImportRef = z.strictObject({ plan: PlanCode, import: z.uuid() })
export type TargetImportRef = z.infer<typeof TargetImportRef>

/** How far an import has come that was confirmed: what it changes, how much of that stands in the register, and whether that is all. */
export interface TargetImportState {
  rows: number
  added: number
  changed: number
  done: number
  isEntered: boolean
}
