import type { FilingBoard, FilingBoardFilter, FilingShare, FilingSummary } from '@duzhan/contracts'
import { pageOf } from '@duzhan/service-kit'

/** Which lines of a board are asked for. */
export type AskedOfBoard = Partial<Omit<FilingBoardFilter, 'plan'>>
/** How many lines are told at once, where nobody says how many. */
const mostOnPage = 100

const shares: Readonly<Record<FilingShare, (filing: FilingSummary) => boolean>> = {
  all: () => true,
  submitted: ({ state }) => state === 'submitted',
  returned: ({ state }) => state === 'returned',
  late: ({ state, lateDays }) => state === 'missing' && lateDays > 0,
  accepted: ({ state }) => state === 'accepted',
}

/** The page of a board that is asked for, in the order of codes, with the figures of all and how many each share has. */
export function filingPage(
  filings: readonly FilingSummary[],
  { share = 'all', text = '', cursor, limit = mostOnPage }: AskedOfBoard,
): Pick<FilingBoard, 'figures' | 'shares' | 'filings' | 'total' | 'next'> {
  const count = (of: readonly FilingSummary[], claim: (filing: FilingSummary) => boolean) => of.filter(claim).length
  const stateOf = (state: FilingSummary['state']) => count(filings, (filing) => filing.state === state)
  const called = filings.filter(({ name }) => name.includes(text))
  const placeOf = ({ jurisdiction }: FilingSummary) => ({ value: jurisdiction, id: jurisdiction })
  const { rows, total, next } = pageOf(called.filter(shares[share]), placeOf, { cursor, limit })
  return {
    figures: {
      all: filings.length,
      accepted: stateOf('accepted'),
      submitted: stateOf('submitted'),
      returned: stateOf('returned'),
      missing: stateOf('missing'),
      late: count(filings, ({ lateDays }) => lateDays > 0),
    },
    shares: {
      all: called.length,
      submitted: count(called, shares.submitted),
      returned: count(called, shares.returned),
      late: count(called, shares.late),
      accepted: count(called, shares.accepted),
    },
    filings: rows,
    total,
    next,
  }
}
