import { z } from 'zod'
import { FileHash, Instant, Key, PlanCode, Region, TargetId, VisitId, WindowKey } from './ids.ts'
import { PageCursor } from './page.ts'
import { isReason, LongText, reasonLength } from './text.ts'

/**
 * Which sent record a submission corrects, and why, in a person's words.
 */
export const Correction = z.strictObject({ submission: z.uuid(), reason: LongText(0, reasonLength.max).refine(isReason) })
export type Correction = z.infer<typeof Correction>

/** One filled checklist. The device makes `id` (UUID v7) when the form opens; sending it twice is the same as once. */
export const SubmissionInput = z.strictObject({
  id: z.uuidv7(),
  plan: PlanCode,
  revision: z.number().int().min(1),
  checklist: Key,
  /** Whose part of the checklist it is: the key of a team of the plan; absent for the team that the target is assigned to. */
  part: Key.optional(),
  target: TargetId,
  /** The visit that it is made for, where the person began with one; without it pays what is owed there on its day. */
  due: VisitId.optional(),
  /** That it was made in secret, where the plan leaves that open; a correction is as what it corrects. */
  isCovert: z.literal(true).optional(),
  startedAt: Instant,
  finishedAt: Instant,
  position: z
    .strictObject({
      longitude: z.number().min(-180).max(180),
      latitude: z.number().min(-90).max(90),
      accuracy: z.number().min(0),
    })
    .optional(),
  /** Present in a correction only; its plan, revision, checklist, part, target and times are those of the record that it corrects. */
  corrects: Correction.optional(),
  /** Handed on as it came, whatever it holds, so that the checklist's own gate sees all of it; `z.record` would drop `__proto__`. */
  answers: z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
})
export type SubmissionInput = z.infer<typeof SubmissionInput>

/**
 * Proof that the platform holds a submission; `signature` is an HMAC over the other fields. `late`, where it stands: the
 * record came after its window had been reported, so it is kept and does not count in it; `part`: whose part of the
 * checklist it is, where it is not the main one.
 */
export interface Receipt {
  id: string
  hash: string
  receivedAt: string
  plan: string
  revision: number
  checklist: string
  target: string
  part?: string
  late?: true
  signature: string
}

/** As many filled checklists as go in one request. */
const mostSubmissions = 50
/** What a device sends after a day without a network, in the order in which it was filled; each is read, and judged, for itself. */
export const SubmissionBatch = z.object({ submissions: z.array(z.unknown()).min(1).max(mostSubmissions) })
/** What became of one of them: its receipt, or why it was not taken in, as a refusal of it alone would have said. */
export type SubmissionOutcome =
  | { receipt: Receipt }
  | { problem: { code: string; kind: string; details: Readonly<Record<string, unknown>> } }

export const SubmissionById = z.object({ id: z.uuid() })
export const SubmissionFilter = z.object({
  plan: PlanCode,
  target: TargetId.optional(),
  window: WindowKey.optional(),
  limit: z.number().int().min(1).max(100).default(50),
  after: z.uuid().optional(),
})

/** The contents that came under an id that was taken, of a plan or of one record. */
export const AsideFilter = z.object({
  plan: PlanCode,
  submission: z.uuid().optional(),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type AsideFilter = z.infer<typeof AsideFilter>
export const AsideById = z.object({ id: z.string().max(300) })

export interface SubmissionSummary {
  id: string
  plan: string
  revision: number
  checklist: string
  /** The team whose part of the checklist it is; null is the team that the target is assigned to. */
  part: string | null
  target: { id: string; name: string; place: string }
  by: string
  finishedAt: string
  receivedAt: string
  /** It came after its window had been reported: kept, and counted there as late, not in the window's figures. */
  isLate: boolean
  /** It was made in secret and is not released yet. */
  isCovert: boolean
}
export interface SubmissionView extends SubmissionSummary {
  startedAt: string
  answers: Record<string, unknown>
  hash: string
  position: { longitude: number; latitude: number; accuracy: number } | null
  /** The record that its chain of corrections began with; itself, where it corrects none. */
  record: string
  /** The record that this one corrects. */
  corrects: Correction | null
  /** The record that corrects this one, which then counts in its place. */
  correctedBy: { submission: string; at: string; by: string; reason: string } | null
  /** The last day on which this actor may correct it; null when it is not this actor's to correct, or no longer. */
  correctableUntil: string | null
  /** When it was released, where it was made in secret; null before, and for what was open from the beginning. */
  releasedAt: string | null
  /** Whether it is this actor's to release. */
  mayRelease: boolean
  /** How many other contents came under this record's id and were set aside. */
  asides: number
}
/** Content that came under an id that was taken: kept for a person to look at, it counts nowhere. `submission` is that id. */
export interface AsideSummary extends SubmissionSummary {
  submission: string
}
export interface AsideView extends AsideSummary {
  startedAt: string
  answers: Record<string, unknown>
}

/** The place of what a body hands in, which is about no target: the region of the body. */
const BodyPlace = z.templateLiteral(['region:', Region])
/** Where uploaded evidence belongs, so that it can be read by those who may read the target, and shown for no other. */
export const EvidencePlace = z.object({ plan: PlanCode, target: z.union([TargetId, BodyPlace]) })
/** Evidence as it is sent: a photo, which must be a picture, or a file of any kind that is taken. */
export const EvidenceUpload = EvidencePlace.extend({ as: z.enum(['photo', 'file']).default('photo') })
/** Photos that are to be shown for a target, or files that are to be handed in. */
export const EvidenceOf = EvidencePlace.extend({
  hashes: z.array(FileHash).max(200),
  /** What they are to stand for; photos where it is not said. */
  as: z.enum(['photo', 'file']).optional(),
})
export type EvidenceOf = z.infer<typeof EvidenceOf>
