import type { LogVerb, RegionChangeView } from '@duzhan/contracts'
import type { Recoding, RegionChange, RegionCode } from '@duzhan/regions'

/** A change as the journal keeps it; `place` is how many were entered before it. */
export interface KeptChange extends Omit<RegionChangeView, 'regions' | 'into' | 'children' | 'isWaiting'> {
  place: number
  regions: { code: RegionCode; name: string }[]
  into: RegionCode
  /** What goes on under another code, of a move and a split. */
  recoded?: (Recoding & { name: string })[]
}

/** A change as the rules of `regions` judge it. */
export const toRule = ({ id, kind, regions, into, from, recoded }: KeptChange): RegionChange => ({
  ...{ id, kind, into, from, ...(recoded && { recoded }) },
  regions: regions.map(({ code }) => code),
})

/** Each change of the journal is logged in the same write. */
export interface RegionChangeRepository {
  /** The whole journal, in the order in which it was entered; what was taken back stands in it. */
  all(): Promise<KeptChange[]>
  /** Returns false when another change was entered at its place meanwhile. */
  add(change: KeptChange): Promise<boolean>
  /** Lets a change come into force, or be taken back; returns false when somebody else was faster. */
  advance(
    verb: Exclude<LogVerb<'regionChange'>, 'enter'>,
    change: KeptChange,
    to: Pick<KeptChange, 'state' | 'takenBack'>,
  ): Promise<boolean>
}
