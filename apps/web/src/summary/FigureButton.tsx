import type { Figures, PlaceFigures } from '@duzhan/contracts'
import type { GoalStanding } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { FigureText } from './FigureText.tsx'
import { figureLines, figureSentence, type Measured } from './figureLines.ts'
import { GoalMark } from './GoalMark.tsx'

/** A place of a checklist with its figures, as a row of the summary shows it. */
export type ShownPlace = PlaceFigures & Pick<Measured, 'isOfRows'>

/** A figure that someone wants to see behind: of a place in a checklist, or without one of the coverage. */
export interface ChosenFigure {
  region: string
  checklist: string
  title: string
  place?: ShownPlace
}

interface FigureButtonProps {
  figures: Figures | undefined
  measured: Measured
  /** How it stands to the goal that the plan sets for it. */
  standing?: GoalStanding | undefined
  /** What the figure is of, for those who hear it instead of seeing the column. */
  label: string
  onChoose: () => void
}

/** A figure that opens onto the records behind it; what was not collected is not zero, nor is what applied to nobody. */
export function FigureButton({ figures = {}, measured, standing, label, onChoose }: FigureButtonProps) {
  if (figureLines(figures, measured).length === 0) return <span className="figure-absent">{zh.summary.absent}</span>
  const isJudged = Object.keys(figures).some((measure) => measure !== 'share') || figures.share?.value !== null
  if (!isJudged) return <span className="figure-absent">{zh.summary.noneJudged}</span>
  return (
    <button type="button" className="figure-button" onClick={onChoose}>
      <span className="visually-hidden">
        {[label, figureSentence(figures, measured), standing && zh.summary.standings[standing]].filter(Boolean).join(' ')}
      </span>
      <span className="visual-only" aria-hidden="true">
        <FigureText figures={figures} measured={measured} />
        {standing ? <GoalMark standing={standing} /> : null}
      </span>
    </button>
  )
}
