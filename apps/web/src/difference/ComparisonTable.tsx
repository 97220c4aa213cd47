import { isBreach } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import type { ComparisonRow, Verdict } from './comparisonRows.ts'
import type { DifferenceSides } from './DifferenceView.tsx'

interface ComparisonTableProps {
  rows: readonly ComparisonRow[]
  sides: DifferenceSides
  title: string
  /** Whether the lower side is bound by the upper one. */
  showsHolds: boolean
}

/** The rows of one part of the plan: what, above, below, and the verdict. */
export function ComparisonTable({ rows, sides, title, showsHolds }: ComparisonTableProps) {
  return (
    <table className="table comparison-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{zh.difference.item}</th>
          <th scope="col">{sides.upper}</th>
          <th scope="col">{sides.lower}</th>
          <th scope="col">{zh.difference.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.comparison.path} ${row.comparison.label}`} row={row} sides={sides} showsHolds={showsHolds} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  row: ComparisonRow
  sides: DifferenceSides
  showsHolds: boolean
}

function Row({ row: { comparison, finding }, sides, showsHolds }: RowProps) {
  const { title, label, verdict, hold, upper, lower } = comparison
  return (
    <tr className={`comparison comparison-${verdict}`}>
      <th scope="row">
        {title}
        <span className="faint">
          {label}
          {hold === 'open' || !showsHolds ? null : <span className="tag">{zh.difference.holds[hold]}</span>}
        </span>
      </th>
      <td className="comparison-upper" data-label={sides.upper}>
        <Value text={upper} isMarked={verdict === 'removed'} />
      </td>
      <td className="comparison-lower" data-label={sides.lower}>
        <Value text={lower} isMarked={verdict !== 'removed' && verdict !== 'reworded'} />
        {upper === lower && upper !== '' ? <p className="faint">{zh.difference.sameWords}</p> : null}
      </td>
      <td className="comparison-verdict">
        <VerdictTag verdict={verdict} />
        {finding ? (
          <p className={isBreach(finding) ? 'comparison-breach' : 'comparison-unclear'}>
            {isBreach(finding) ? zh.difference.breach : zh.difference.unclear}
          </p>
        ) : null}
      </td>
    </tr>
  )
}

interface ValueProps {
  text: string
  /** The side on which the change shows. */
  isMarked: boolean
}

function Value({ text, isMarked }: ValueProps) {
  return <span className={isMarked ? 'value value-marked' : 'value'}>{holdWord(text) || zh.difference.contentChanged}</span>
}

/** How firmly an element is held is the one value that comparisons give as a word of the schema. */
function holdWord(text: string): string {
  const words: Readonly<Record<string, string>> = zh.difference.holdWords
  return words[text] ?? text
}

/** What became of one thing: a colour for the eye, a word for everyone. */
function VerdictTag({ verdict }: { verdict: Verdict }) {
  return <span className={`verdict verdict-${verdict}`}>{zh.difference.verdicts[verdict]}</span>
}
