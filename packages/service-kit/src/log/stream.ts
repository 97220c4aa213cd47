import type { StreamEntry } from '@duzhan/contracts'

/** Entries in the order of their places, to be read from any place on. */
export interface Stream {
  /** The first entries behind a place; fewer than asked for may not be all, none is none. */
  after(seq: number, limit: number): Promise<StreamEntry[]>
  /** The last place that is taken; 0 where none is. */
  last(): Promise<number>
  /** The place before the first entry of that instant or later; the last place where there is no such entry. */
  before(instant: Date): Promise<number>
}
