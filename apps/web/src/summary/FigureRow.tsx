import type { ReactNode } from 'react'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { zh } from '../locales/zh.ts'
import { FigureButton, type ShownPlace } from './FigureButton.tsx'
import { goalSentence } from './GoalMark.tsx'

/** What every row of a checklist's figures shares. */
export interface FigureColumns {
  region: string
  regions: readonly string[]
  /** The word for one target. */
  noun: TargetNoun
  nameOf: (code: string) => string
  onChoose: (region: string, place: ShownPlace) => void
}

interface FigureRowProps {
  place: ShownPlace
  columns: FigureColumns
  className?: string | undefined
  /** The place in words. */
  children: ReactNode
}

/** One place of a checklist against the whole region and every part of it. */
export function FigureRow({ place, columns, className, children }: FigureRowProps) {
  const { region, regions, noun, nameOf, onChoose } = columns
  return (
    <tr className={className}>
      <th scope="row" className="wide">
        <span>
          {children}
          {place.goal ? <span className="figure-aside">{goalSentence(place.goal)}</span> : null}
          {place.earlier ? <span className="figure-aside">{zh.summary.earlier(place.earlier, noun)}</span> : null}
        </span>
      </th>
      {[region, ...regions].map((column, index) => {
        const isWhole = index === 0
        const label = isWhole ? zh.summary.whole : nameOf(column)
        return (
          <td key={column} className={isWhole ? 'numeric whole' : 'numeric'} data-label={label}>
            <FigureButton
              figures={isWhole ? place.total : place.byRegion[column]}
              measured={place}
              standing={isWhole ? place.goal?.total : place.goal?.byRegion[column]}
              label={`${label} ${place.title}`}
              onChoose={() => onChoose(column, place)}
            />
          </td>
        )
      })}
    </tr>
  )
}
