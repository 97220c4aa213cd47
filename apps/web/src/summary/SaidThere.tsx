import type { FigureRecord } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { byFrequency, printRatio } from './figureLines.ts'
import { figureViewOf } from './figureView.ts'

/** What a record says at the place of a figure, with its rank where points are compared; bad news are marked. */
export function SaidThere({ record }: { record: FigureRecord }) {
  const { rank, result } = record
  const words = saidWords(record)
  if (words.length === 0)
    return result === undefined ? null : <span className={`mark mark-${result}`}>{zh.submission.results[result]}</span>
  return (
    <span className={result === 'bad' ? 'mark mark-bad said' : 'said'}>
      {rank === undefined ? null : <strong>{zh.summary.rank(rank)}</strong>}
      <span>{zh.summary.sentence(words)}</span>
    </span>
  )
}

/** A record's number, ratio and choices as people read them. */
function saidWords({ kind = '', unit = '', number, parts, choices }: FigureRecord): string[] {
  const ratio = parts && parts.denominator !== 0 ? printRatio(parts.numerator / parts.denominator, unit) : null
  const told = number === undefined ? null : figureViewOf(kind).print(number, unit)
  return [...[ratio ?? told].filter((words) => words !== null), ...(choices === undefined ? [] : [choiceWords(choices)])]
}

function choiceWords(choices: readonly string[]): string {
  if (choices.length === 0) return zh.summary.nothingChosen
  const counts: Record<string, number> = {}
  for (const choice of choices) counts[choice] = (counts[choice] ?? 0) + 1
  return zh.summary.listed(byFrequency(counts).map(([choice, count]) => (count === 1 ? choice : zh.summary.times(choice, count))))
}
