import type { RegionSummary } from '@duzhan/contracts'
import { Link } from 'react-router'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import type { ChosenFigure } from './FigureButton.tsx'
import { percent } from './printedNumber.ts'

interface CoverageCardProps {
  summary: RegionSummary
  noun: TargetNoun
  nameOf: (code: string) => string
  suffix: string
  onChoose: (figure: ChosenFigure) => void
}

/** How many designated targets were visited, in the region and in each part of it. */
export function CoverageCard({ summary, noun, nameOf, suffix, onChoose }: CoverageCardProps) {
  const { coverage, children, region, plan, checklists } = summary
  const checklist = checklists.find(({ targets }) => targets > 0)?.key
  const share = coverage.designated === 0 ? null : coverage.visited / coverage.designated
  return (
    <Card title={zh.summary.coverage}>
      <div className="coverage">
        <div className="coverage-whole">
          <p className="coverage-share">{share === null ? zh.states.dash : percent(share)}</p>
          <p>
            {checklist && coverage.visited > 0 ? (
              <button
                type="button"
                className="link-button"
                onClick={() => onChoose({ region, checklist, title: zh.summary.coverage })}
              >
                {zh.summary.visited(coverage.visited, coverage.designated, noun)}
              </button>
            ) : (
              zh.summary.visited(coverage.visited, coverage.designated, noun)
            )}
          </p>
          <ProgressBar done={coverage.visited} total={coverage.designated} label={zh.summary.coverage} />
          {summary.lateRecords > 0 ? <p className="faint">{zh.summary.lateRecords(summary.lateRecords)}</p> : null}
        </div>
        {children.length > 0 ? (
          <ul className="coverage-parts">
            {children.map((child) => (
              <li key={child.region}>
                <Link to={`/${plan}/summary/${child.region}${suffix}`}>{nameOf(child.region)}</Link>
                <ProgressBar done={child.coverage.visited} total={child.coverage.designated} label={nameOf(child.region)} />
                <span className="number">{zh.summary.visitedShort(child.coverage.visited, child.coverage.designated)}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  )
}
