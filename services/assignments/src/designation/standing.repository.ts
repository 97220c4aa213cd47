import type { DesignationVerb } from '@duzhan/contracts'
import type { NewEntry } from '@duzhan/service-kit'
import type { Asking } from './secrecy.ts'
import type { KeptStanding } from './standing.ts'

/** Decisions that were taken together, as the `no`th sheet on a plan's lists: all the places of each target, and its log entries. */
export interface Sheet {
  plan: string
  no: number
  changes: { places: KeptStanding[]; entries: NewEntry[] }[]
}
/** All places of a target under one plan as they follow the register, and whether others learn of it. */
export interface Move {
  places: readonly KeptStanding[]
  hasMoved: boolean
}
/** Where targets stand and stood. A sheet is taken as a whole, in one write, and then written to its targets. */
export interface StandingRepository {
  /** Every place of these targets: one for each list on which they stand, stood, or were left off; with the spells that whoever asks is told. */
  kept(plan: string, targets: readonly string[], asking: Asking): Promise<KeptStanding[]>
  /** Hands over every place of the targets that stood on a list and stand on none any more, so many targets at a time. */
  eachReleased(plan: string, take: (batch: KeptStanding[]) => Promise<void>): Promise<void>
  /** All places of each target that has one which not everybody is told of: of those under a plan, or of some targets under any. */
  secret(of: { plan: string } | { targets: readonly string[] }): Promise<KeptStanding[][]>
  /** Keeps all places of a target as they are told now, and logs of `shown` that everybody is; nothing where a sheet changed them since. */
  disclose(places: readonly KeptStanding[], shown: readonly KeptStanding[]): Promise<void>
  /** The places of some targets under every plan. */
  everywhere(targets: readonly string[]): Promise<KeptStanding[]>
  /** Keeps all places of some targets under one plan as they follow the register; others learn of it where one has moved. Twice equals once. */
  follow(moves: readonly Move[]): Promise<void>
  /** What is logged of a decision about one place of a target, of its move or its disclosure, with where else it stands. */
  entryOf(verb: DesignationVerb | 'move' | 'disclose', at: KeptStanding, places: readonly KeptStanding[]): NewEntry
  /** Takes the sheet that follows the last one; false when somebody took that one, or the last is not written yet. */
  take(sheet: Sheet): Promise<boolean>
  /** What was taken and is not written yet, of one plan or of all. */
  pending(plan?: string): Promise<Sheet[]>
  /** Writes a sheet to its targets. Twice equals once, and none is set back behind a later sheet. */
  write(sheet: Sheet): Promise<void>
  /** Notes that all of a sheet is done. */
  settle(sheet: Sheet): Promise<void>
}
