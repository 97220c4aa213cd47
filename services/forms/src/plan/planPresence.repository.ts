import type { PlanWriter } from '@duzhan/contracts'

/** Somebody who has a plan open to write it: who, where, and when that was last heard. */
export interface KeptPresence extends PlanWriter {
  plan: string
  person: string
  seenAt: Date
}

export interface PlanPresenceRepository {
  /** Says anew where somebody is, and lets go of everybody who was last heard of before `since`. */
  put(presence: KeptPresence, since: Date): Promise<void>
  remove(plan: string, person: string): Promise<void>
  /** Everybody who has a plan open and was heard of since. */
  ofPlan(plan: string, since: Date): Promise<KeptPresence[]>
}
