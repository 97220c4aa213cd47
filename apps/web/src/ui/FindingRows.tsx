import type { FindingSummary, Light as LightColour } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from './dates.ts'
import { Icon } from './Icon.tsx'
import '../styles/finding.css'

interface FindingRowsProps {
  findings: readonly FindingSummary[]
  plan: string
}

/** Closed out or withdrawn: no deadline runs any more. */
export const isOver = ({ state }: Pick<FindingSummary, 'state'>): boolean => state === 'closedOut' || state === 'withdrawn'

/** Findings as rows that lead to their page: what, where, whose, by when, and the light. */
export function FindingRows({ findings, plan }: FindingRowsProps) {
  return (
    <ul className="finding-rows">
      {findings.map((finding) => (
        <li key={finding.id}>
          <Link className="finding-row" to={`/${plan}/findings/${encodeURIComponent(finding.id)}`}>
            <span className="finding-what">
              <strong>{finding.title}</strong>
              <span>
                {finding.target.place}
                {finding.target.name} · {finding.responsible.title}
              </span>
            </span>
            <span className="finding-when">
              <span className="tag">{zh.finding.states[finding.state]}</span>
              {finding.isCovert ? <span className="tag">{zh.covert.tag}</span> : null}
              {isOver(finding) || finding.isCovert ? null : (
                <span className="faint">{zh.finding.rectifyBy(formatDate(finding.rectifyBy))}</span>
              )}
            </span>
            <span className="finding-light">{isOver(finding) || finding.isCovert ? null : <Light light={finding.light} />}</span>
            <Icon name="chevron" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A deadline's light: a dot for the eye, a word for everyone. */
export function Light({ light }: { light: LightColour }) {
  return <span className={`light light-${light}`}>{zh.finding.lights[light]}</span>
}
