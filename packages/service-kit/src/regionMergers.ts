import type { RegionEvent } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { isRegionCode, type Lineage, lineageOn, type RegionCode } from '@duzhan/regions'

/**
 * That a region is part of another or, where it `isRecoded`, goes on under that other code, as a service keeps what it was told: from the day on
 * which that came into force, until it was taken back.
 */
export interface KeptMerger {
  code: RegionCode
  into: RegionCode
  isRecoded?: boolean
  since: string
  /** The day on which it was taken back; null while it stands. */
  until: string | null
}

/** What a service was told of regions that became part of others, or go on under other codes. A service is told twice at times, and all of it anew when it reads again. */
export interface RegionMergers {
  /** Keeps what an event tells; anything but `join`, `recode` and `part` is nothing to this. */
  take(event: RegionEvent): Promise<void>
  all(): Promise<KeptMerger[]>
}

/** What became of regions as it stands now. */
export const lineageNow = (mergers: readonly KeptMerger[]): Lineage => lineageOf(mergers, ({ until }) => until === null)

/** What had become of regions at the end of a day: what was taken back only after it stands. */
export const lineageAt = (mergers: readonly KeptMerger[], day: string): Lineage =>
  lineageOf(mergers, ({ since, until }) => since <= day && (until === null || until > day))

const [lastDay, never] = ['9999-12-31', '9999-99-99'] as const
/** A code that was only for a time, or is only to come, stands for the one that it was made of: something may have been recorded under it. */
function lineageOf(mergers: readonly KeptMerger[], stands: (merger: KeptMerger) => boolean): Lineage {
  const all = mergers.map((merger) => ({
    ...{ regions: [merger.code], into: merger.into, isRecoded: merger.isRecoded ?? false },
    from: stands(merger) ? merger.since : never,
  }))
  return lineageOn(all, lastDay)
}

/** What an event says of mergers: one that begins, or the end of those of a region; null of anything else. */
export function mergerIn({
  verb,
  code,
  into,
  at,
}: RegionEvent): Omit<KeptMerger, 'until'> | { code: RegionCode; until: string } | null {
  if (at === undefined || !isRegionCode(code)) return null
  const day = calendarDate(new Date(at))
  if (verb === 'part') return { code, until: day }
  if ((verb !== 'join' && verb !== 'recode') || !into || !isRegionCode(into.code)) return null
  return { code, into: into.code, since: day, ...(verb === 'recode' && { isRecoded: true }) }
}
