import type { Figures } from '@duzhan/contracts'
import { Fragment } from 'react'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { figureDetails } from './figureDetails.ts'
import { byFrequency, figureLines, inOrder, type Measured } from './figureLines.ts'
import { percent } from './printedNumber.ts'

interface FigureTextProps {
  figures: Figures
  measured: Measured
  /** Given where the whole figure is told, with the word for one target; without it a cell's few lines. */
  noun?: TargetNoun
}

/** A figure of any kind of question and any measure, printed: in a cell by its main lines, or whole, name by name. */
export function FigureText({ figures, measured, noun }: FigureTextProps) {
  if (noun !== undefined) return <WholeFigure figures={figures} measured={measured} noun={noun} />
  return figureLines(figures, measured).map(({ main, small, isChoice }) => (
    <span key={`${main} ${small}`} className={isChoice ? 'figure-line figure-choice' : 'figure-line'}>
      {main ? <span>{main}</span> : null}
      {small ? <small>{small}</small> : null}
    </span>
  ))
}

function WholeFigure({ figures, measured, noun }: Required<FigureTextProps>) {
  const choices = inOrder(byFrequency(figures.distribution?.counts ?? {}), measured.order)
  const targets = figures.distribution?.targets ?? 0
  return (
    <div className="figure-whole">
      {choices.length > 0 ? (
        <ul className="figure-choices">
          {choices.map(([choice, count]) => (
            <li key={choice}>
              <span>{choice}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${(100 * count) / Math.max(...choices.map(([, most]) => most))}%` }} />
              </span>
              <span className="number">
                {count}
                {count <= targets ? <small>{percent(count / targets)}</small> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <dl className="facts">
        {figureDetails(figures, measured, noun).map(({ name, value }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}
