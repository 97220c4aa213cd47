import type { ConformanceFinding } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { partOf } from './partOf.ts'

/** Where a lower plan breaks with its superior's, each in a sentence; what nobody can tell stands last. */
export function FindingList({ findings }: { findings: readonly ConformanceFinding[] }) {
  const unclear = (finding: ConformanceFinding) => finding.code === 'floor.unclear'
  const ordered = [...findings.filter((finding) => !unclear(finding)), ...findings.filter(unclear)]
  return (
    <ol className="conformance-findings">
      {ordered.map((finding) => (
        <li key={`${finding.path} ${finding.message}`} className={unclear(finding) ? 'is-unclear' : undefined}>
          <p>{finding.message}</p>
          <p className="faint">
            <span className={unclear(finding) ? 'tag tag-unclear' : 'tag tag-bad'}>{zh.filing.codes[finding.code]}</span>{' '}
            {partOf(finding.path)}
          </p>
        </li>
      ))}
    </ol>
  )
}
