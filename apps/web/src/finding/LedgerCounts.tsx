import type { FindingCounts } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** How many findings of a region stand open, how many of them are overdue and for whom, and how many are over. */
export function LedgerCounts({ counts }: { counts: FindingCounts | undefined }) {
  if (!counts) return null
  const { open, red, yellow, blue, closedOut, withdrawn } = counts
  const tiles = Object.entries({ open, late: red + yellow, yellow, blue, closedOut, withdrawn } satisfies Record<Tile, number>)
  return (
    <dl className="counts">
      {tiles.map(([tile, count]) =>
        // withdrawn ones are the exception: no tile says that there are none
        tile === 'withdrawn' && count === 0 ? null : (
          <div key={tile} className={`count count-${tile}`}>
            <dt>{zh.finding.counts[tile as Tile]}</dt>
            {/* a key of the literal above */}
            <dd>{count}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

type Tile = keyof typeof zh.finding.counts
