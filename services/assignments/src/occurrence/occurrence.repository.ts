import type { RegionCode } from '@duzhan/regions'

/** That something happened for which a plan has duties, as somebody told of it. It is never removed, only taken back. */
export interface Occurrence {
  id: string
  plan: string
  /** By the name that the plan gives it. */
  event: string
  region: RegionCode
  /** The target to which alone it happened; absent where it concerns all of the region. */
  target?: { id: string; name: string }
  at: Date
  text: string
  by: { id: string; title: string }
  toldAt: Date
  /** By whom and why it was told by mistake; null while it stands. */
  takenBack: { at: Date; by: { id: string; title: string }; text: string } | null
}

export interface OccurrenceRepository {
  /** Keeps an occurrence once; returns the one that stands under its id. */
  add(occurrence: Occurrence): Promise<Occurrence>
  byId(plan: string, id: string): Promise<Occurrence | null>
  /** Those of a plan, the newest first. */
  ofPlan(plan: string): Promise<Occurrence[]>
  /** Returns false where it was taken back before. */
  takeBack(occurrence: Occurrence, takenBack: NonNullable<Occurrence['takenBack']>): Promise<boolean>
}
