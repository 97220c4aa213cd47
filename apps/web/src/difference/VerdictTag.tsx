import { zh } from '../locales/zh.ts'
import type { Verdict } from './comparisonRows.ts'

/** What became of one thing: a colour for the eye, a word for everyone. */
export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return <span className={`verdict verdict-${verdict}`}>{zh.difference.verdicts[verdict]}</span>
}
