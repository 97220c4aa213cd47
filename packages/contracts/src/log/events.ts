import type { KeptJson, Plan } from '@duzhan/plan'
import { z } from 'zod'
import { Covert } from '../covert.ts'
import { FindingState } from '../finding.ts'

const RegionPath = z.array(z.string())
const Instant = z.iso.datetime()
const Count = z.number().int()

/** What other services learn of a record that was taken in. */
export const SubmissionEvent = z.object({
  id: z.string(),
  plan: z.string(),
  revision: Count,
  checklist: z.string(),
  /** Whose part of the checklist it is; null, or absent in a record that was taken in before there were parts, is the main one. */
  part: z.string().nullable().exactOptional(),
  target: z.string(),
  targetName: z.string(),
  place: z.string(),
  regionPath: RegionPath,
  by: z.object({ id: z.string(), title: z.string() }),
  /** The visit that it says it pays; null, as in what was taken in before, is whatever is owed there on its day. */
  due: z.string().nullable().default(null),
  /** The teams that its sender inspected for there; null, as in what was taken in before, is any. */
  teams: z.array(z.string()).nullable().default(null),
  /** Whether its sender was the target's own: inspecting by a grant on that very place. */
  isOwn: z.boolean().default(false),
  /** The bodies of the directory that its sender inspected for there, to which the plan gives the target; absent where there are none. */
  bodies: z.array(z.string()).exactOptional(),
  finishedAt: Instant,
  receivedAt: Instant,
  /** Whether it arrived after its window had been reported, as it was decided when it was taken in. */
  isLate: z.boolean().default(false),
  /**
   * Null but for a correction, which replaces all that came before it in its chain: `first` is the record that the chain
   * began with, `no` counts the corrections since.
   */
  corrects: z.object({ submission: z.string(), reason: z.string(), first: z.string(), no: Count }).nullable().default(null),
  /** Present where it was made in secret: what follows from it is hidden until `submission.release`, and counted nowhere. */
  covert: Covert.exactOptional(),
  answers: z.record(z.string(), z.unknown()),
})
export type SubmissionEvent = z.infer<typeof SubmissionEvent>

/** The record that a submission's chain of corrections began with: itself, where it corrects none. */
export const recordOf = ({ id, corrects }: { id: string; corrects: { first: string } | null }): string => corrects?.first ?? id

/** A record that was made in secret is hidden no longer, and with it all corrections of it. */
export const ReleaseEvent = z.object({
  plan: z.string(),
  target: z.string(),
  regionPath: RegionPath,
  /** The record that the chain of corrections began with. */
  record: z.string(),
  at: Instant,
})
export type ReleaseEvent = z.infer<typeof ReleaseEvent>

/** A revision of a plan that was published or closed, with its whole document. */
export const PlanEvent = z.object({
  plan: z.string(),
  revision: Count,
  status: z.enum(['draft', 'published', 'closed']),
  closedAt: Instant.nullable(),
  /** For which region it holds, and of which office of the directory it is; an earlier release told neither. */
  jurisdiction: z.string().optional(),
  office: z.string().optional(),
  /** When the revision came into force on the platform; an earlier release did not tell. */
  publishedAt: Instant.optional(),
  /**
   * As text, because a plan may have a mebibyte: it was checked when it was published and is not read again here. What an
   * earlier release set aside has the document as it is.
   */
  document: z.custom<KeptJson<Plan>>((value) => typeof value === 'string' || (typeof value === 'object' && value !== null)),
})
export type PlanEvent = z.infer<typeof PlanEvent>

/** How a lower plan stands before its superior. */
export const FilingChanged = z.object({
  jurisdiction: z.string(),
  state: z.string(),
  breaches: Count,
  version: Count,
  /** The revision that was filed, and the hash of what its author wrote; told to services alone. An earlier release did not tell. */
  filed: z.object({ plan: z.string(), revision: Count, hash: z.string() }).exactOptional(),
})
export type FilingChanged = z.infer<typeof FilingChanged>

const Team = z.object({ key: z.string(), title: z.string() }).nullable()

/** A target as it stands on a list of a plan, or stood there last. */
export const DesignationEvent = z.object({
  plan: z.string(),
  target: z.string(),
  targetName: z.string(),
  place: z.string(),
  kind: z.string(),
  regionPath: RegionPath,
  list: z.string().nullable(),
  team: Team,
  designatedOn: z.string().nullable(),
  releasedOn: z.string().nullable(),
  /** Present while the place is told only from the seat of its plan up. */
  covert: Covert.exactOptional(),
  /** The other lists on which it stands; absent where there is none. */
  also: z.array(z.object({ list: z.string(), team: Team, covert: Covert.exactOptional() })).exactOptional(),
})
export type DesignationEvent = z.infer<typeof DesignationEvent>

/** A list on which a target stands, with the team that inspects it there; `covert` while that is told only from the seat of its plan up. */
export type StandsOn = NonNullable<DesignationEvent['also']>[number]

/** Every list on which a designation says that its target stands. */
export function standsOn({ list, team, releasedOn, covert, also = [] }: DesignationEvent): StandsOn[] {
  return list === null || releasedOn !== null ? also : [{ list, team, ...(covert && { covert }) }, ...also]
}

/** A designation as it was on a calendar date: up to the day of its release its target stood on the list that it left last. */
export function designationOn(designation: DesignationEvent, day: string): DesignationEvent {
  const { designatedOn, releasedOn } = designation
  const stood = designatedOn !== null && designatedOn <= day && releasedOn !== null && day <= releasedOn
  return stood ? { ...designation, releasedOn: null } : designation
}

export const NamedRegion = z.object({ code: z.string(), name: z.string() })
/**
 * A region as it came into the tree, as it is called from then on, as it went, or where it lies from then on: as part of `into` (`join`), under
 * the code of `into` with all beneath it (`recode`), or again where its own code says (`part`). `path` leads to it from its province; `at` is when that came into force here.
 */
export const RegionEvent = z.object({
  code: z.string(),
  name: z.string(),
  verb: z.enum(['create', 'rename', 'join', 'recode', 'part', 'remove']),
  into: NamedRegion.exactOptional(),
  path: z.array(NamedRegion).exactOptional(),
  at: Instant.exactOptional(),
})
export type RegionEvent = z.infer<typeof RegionEvent>

/** A finding as a step has left it: where it stands, whose it is and when it is due, without what people wrote about it. */
export const FindingChanged = z.object({
  target: z.string(),
  clausePath: z.string(),
  category: z.string(),
  severity: z.enum(['general', 'serious']),
  responsible: z.string(),
  state: FindingState,
  rectifyBy: z.string(),
  openedAt: Instant,
  version: Count,
  /** Present while nobody on the spot is to learn of it. */
  covert: Covert.exactOptional(),
})

/** One step in the life of a finding, as other services learn of it. */
export const FindingNotice = FindingChanged.extend({
  id: z.string(),
  plan: z.string(),
  regionPath: RegionPath,
  verb: z.string(),
  at: Instant,
})
export type FindingNotice = z.infer<typeof FindingNotice>
