import { daysBetween } from '../addDays.ts'
import type { FilingDuty } from '../planParts.ts'

/** One time that a jurisdiction filed, and what became of it. */
export type FilingEntry = { region: string; filedOn: string; state: 'submitted' | 'accepted' | 'returned' }

/** Where a jurisdiction stands with a filing that is due. A return puts it back in its hands. */
export type FilingStanding = {
  region: string
  state: 'awaited' | 'submitted' | 'accepted' | 'returned'
  /** The day of the first filing: one that was in time stays in time when it is returned and filed again. */
  filedOn: string | null
  daysLate: number
}

const inOrder = (one: FilingEntry, other: FilingEntry): number => (one.filedOn < other.filedOn ? -1 : 1)

const standingOf = (region: string, due: string, filed: readonly FilingEntry[], today: string): FilingStanding => {
  const own = filed.filter((entry) => entry.region === region).toSorted(inOrder)
  const first = own[0]?.filedOn ?? null
  const daysLate = Math.max(0, daysBetween(due, first ?? today))
  return { region, state: own.at(-1)?.state ?? 'awaited', filedOn: first, daysLate }
}

/** Who has filed and who has not, jurisdiction by jurisdiction, as of a day. */
export function filingBoard(
  duty: Pick<FilingDuty, 'due'>,
  jurisdictions: readonly string[],
  filed: { entries: readonly FilingEntry[]; today: string },
): FilingStanding[] {
  return jurisdictions.map((region) => standingOf(region, duty.due, filed.entries, filed.today))
}
