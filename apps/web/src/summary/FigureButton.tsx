import type { ShareFigure } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { percent } from './percent.ts'

/** A figure that someone wants to see behind. */
export interface ChosenFigure {
  region: string
  checklist: string
  path?: string
  title: string
}

interface FigureButtonProps {
  figure: ShareFigure | undefined
  /** What the figure is of, for those who hear it instead of seeing the column. */
  label: string
  onChoose: () => void
}

/** A share with its numerator and denominator, opening onto the records behind it; what was not collected is not zero. */
export function FigureButton({ figure, label, onChoose }: FigureButtonProps) {
  if (!figure) return <span className="figure-absent">{zh.summary.absent}</span>
  if (figure.value === null) return <span className="figure-absent">{zh.summary.noneJudged}</span>
  const share = percent(figure.value)
  return (
    <button
      type="button"
      className={figure.value < 1 ? 'figure-button figure-short' : 'figure-button'}
      aria-label={`${label} ${zh.summary.figure(share, figure.numerator, figure.denominator)}`}
      onClick={onChoose}
    >
      <span>{share}</span>
      <small>
        {figure.numerator}/{figure.denominator}
      </small>
    </button>
  )
}
