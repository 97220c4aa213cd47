import { type ConformanceFinding, isBreach } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { partOf } from './comparisonRows.ts'

/** Where a lower plan breaks with its superior's, each in a sentence; what nobody can tell stands last. */
export function FindingList({ findings }: { findings: readonly ConformanceFinding[] }) {
  const ordered = [...findings.filter(isBreach), ...findings.filter((finding) => !isBreach(finding))]
  return (
    <ol className="conformance-findings">
      {ordered.map((finding) => (
        <li key={`${finding.path} ${finding.message}`} className={isBreach(finding) ? undefined : 'is-unclear'}>
          <p>{finding.message}</p>
          <p className="faint">
            <span className={isBreach(finding) ? 'tag tag-bad' : 'tag tag-unclear'}>{zh.filing.codes[finding.code]}</span>{' '}
            {partOf(finding.path)}
          </p>
        </li>
      ))}
    </ol>
  )
}
