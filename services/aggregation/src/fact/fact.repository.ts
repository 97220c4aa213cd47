import type { ChecklistPart } from '@duzhan/checklist'
import type { Place } from '@duzhan/service-kit'
import type { ObservedAt } from './observedAt.ts'

/** What one record observes of one target in one window by one checklist, place by place. The newest visit wins, of one
 * visit its newest correction. */
export interface Fact extends Place {
  checklist: string
  /** The team whose part of the checklist it is; absent for the main one. */
  part?: string
  /** The parts that it is one of, and the words for the total of all; absent where one record says everything. */
  of?: PartsOf
  window: string
  target: string
  targetName: string
  place: string
  /** The plan that it was recorded under, where that is derived from this one. */
  under?: string
  /** The region the target stands for, the last of its path. */
  region: string
  submission: string
  /** The revision of the plan that it was filled by. */
  revision: number
  /** How many corrections came before it in its chain: of one visit the newest correction counts. */
  no: number
  at: Date
  observations: ObservedAt[]
}
/** What it takes for a checklist to be whole, by the revision that a part of it was filled by. */
export interface PartsOf {
  parts: readonly ChecklistPart[]
  grades: readonly { readonly title: string; readonly from: number }[]
}
/** A record that came after its window had been reported: it is counted as late, and in no figure. */
export interface LateRecord extends Place {
  submission: string
  window: string
  /** The plan that it was recorded under, where that is derived from this one. */
  under?: string
}
export interface FactRepository {
  /** Keeps late records; telling one twice is the same as once. */
  saveLate(records: readonly LateRecord[]): Promise<void>
  countLate(query: { plan: string; window: string; regions: readonly string[] }): Promise<number>
  /** Keeps each fact unless a newer one stands for the same target, window, checklist and part. */
  save(facts: readonly Fact[]): Promise<void>
  /** Those of the targets that stand for exactly these regions. */
  at(plan: string, window: string, regions: readonly string[]): Promise<Fact[]>
  within(query: { plan: string; window: string; regions: readonly string[]; checklist: string }): Promise<Fact[]>
}
