import { zh } from '../../locales/zh.ts'
import { countsOf, type Deduction, deductionsIn, lostPoints, mostPoints, pointsLeft } from '../deductions.ts'
import type { KindFieldProps } from '../kindView.ts'
import { printedNumber } from '../reading/printedNumber.ts'
import { isAsked } from '../scalarView.tsx'
import { Stepper } from './Stepper.tsx'

/** The reasons for a deduction, each counted; what is lost and what is left stand beneath. One tap says that nothing is. */
export function DeductionList({ item, held, change, errorOf, titleId }: KindFieldProps) {
  const counts = countsOf(held)
  const left = pointsLeft(item, held)
  const lost = lostPoints(item, held)
  const isClean = counts !== undefined && lost === 0
  const error = errorOf('deductions')
  const count = ({ key }: Deduction, to: number) => {
    const { [key]: _, ...others } = counts ?? {}
    change({ deductions: to > 0 ? { ...others, [key]: to } : others })
  }
  return (
    <fieldset className="deductions" aria-labelledby={titleId}>
      <ul>
        {deductionsIn(item, held).map((deduction) => (
          <li key={deduction.key} className={deduction.count > 0 ? 'deduction deduction-taken' : 'deduction'}>
            <span>
              {deduction.title}
              <span className="faint">{zh.kinds.costs(printedNumber(deduction.points))}</span>
            </span>
            <Stepper
              label={deduction.title}
              value={deduction.count}
              step={1}
              most={deduction.most}
              onChange={(to) => count(deduction, to)}
            >
              <output>{zh.kinds.times(deduction.count)}</output>
            </Stepper>
          </li>
        ))}
      </ul>
      <div className="score-line">
        <button
          type="button"
          className={isClean ? 'option option-good' : 'option'}
          aria-pressed={isClean}
          onClick={() => change({ deductions: {} })}
        >
          {zh.kinds.noDeduction}
        </button>
        <output>
          {left === undefined
            ? zh.kinds.notScored
            : zh.kinds.lost(printedNumber(lost), printedNumber(left), printedNumber(mostPoints(item)))}
        </output>
        {counts !== undefined && !isAsked(item, 'deductions') ? (
          <button type="button" className="button button-quiet button-small" onClick={() => change({ deductions: undefined })}>
            {zh.kinds.clear}
          </button>
        ) : null}
      </div>
      {error ? <p className="field-error">{counts === undefined ? zh.kinds.scoreMissing : error}</p> : null}
    </fieldset>
  )
}
