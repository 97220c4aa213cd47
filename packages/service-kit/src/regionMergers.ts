import type { RegionEvent } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { isRegionCode, type Lineage, lineageOn, type RegionCode } from '@duzhan/regions'

/** That a region is part of another, as a service keeps what it was told: from the day on which that came into force, until it was taken back. */
export interface KeptMerger {
  code: RegionCode
  into: RegionCode
  since: string
  /** The day on which it was taken back; null while it stands. */
  until: string | null
}

/** What a service was told of regions that became part of others. A service is told twice at times, and all of it anew when it reads again. */
export interface RegionMergers {
  /** Keeps what an event tells; anything but `join` and `part` is nothing to this. */
  take(event: RegionEvent): Promise<void>
  all(): Promise<KeptMerger[]>
}

/** What became of regions as it stands now. */
export const lineageNow = (mergers: readonly KeptMerger[]): Lineage => lineageOf(mergers.filter(({ until }) => until === null))

/** What had become of regions at the end of a day: what was taken back only after it stands. */
export const lineageAt = (mergers: readonly KeptMerger[], day: string): Lineage =>
  lineageOf(mergers.filter(({ since, until }) => since <= day && (until === null || until > day)))

function lineageOf(mergers: readonly KeptMerger[]): Lineage {
  const all = mergers.map(({ code, into, since }) => ({ regions: [code], into, from: since }))
  return lineageOn(all, '9999-12-31')
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
  return verb === 'join' && into && isRegionCode(into.code) ? { code, into: into.code, since: day } : null
}
