import { deductionsOf, mostPoints, type OutlineItem, pointsOf } from '@duzhan/checklist'
import type { Item } from '../../checklist/itemAnswers.ts'
import { zh } from '../../locales/zh.ts'
import type { KindFieldProps } from '../kindView.ts'
import { printedNumber } from '../reading/parseNumber.ts'
import { isAsked } from '../scalarView.tsx'
import { Stepper } from './Stepper.tsx'

/** The reasons for a deduction, each counted; what is lost and what is left stand beneath. One tap says that nothing is. */
export function DeductionList({ item, held, change, errorOf, titleId }: KindFieldProps) {
  const counts = countsOf(held)
  const most = mostPoints(item.schema)
  const left = pointsOf(item, held)
  const isClean = left !== null && Object.keys(counts).length === 0
  const error = errorOf('deductions')
  const count = (key: string, to: number) => {
    const { [key]: _, ...others } = counts
    change({ deductions: to > 0 ? { ...others, [key]: to } : others })
  }
  return (
    <fieldset className="deductions" aria-labelledby={titleId}>
      <ul>
        {deductionsOf(item.schema).map(({ key, title, points, most: times }) => (
          <li key={key} className={counts[key] ? 'deduction deduction-taken' : 'deduction'}>
            <span>
              {title}
              {saysCost(title, points) ? null : <span className="faint">{zh.kinds.costs(printedNumber(points))}</span>}
            </span>
            <Stepper label={title} value={counts[key] ?? 0} step={1} most={times} onChange={(to) => count(key, to)}>
              <output>{zh.kinds.times(counts[key] ?? 0)}</output>
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
          {left === null
            ? zh.kinds.notScored
            : zh.kinds.lost(printedNumber(most - left), printedNumber(left), printedNumber(most))}
        </output>
        {left !== null && !isAsked(item, 'deductions') ? (
          <button type="button" className="button button-quiet button-small" onClick={() => change({ deductions: undefined })}>
            {zh.kinds.clear}
          </button>
        ) : null}
      </div>
      {error ? <p className="field-error">{left === null ? zh.kinds.scoreMissing : error}</p> : null}
    </fieldset>
  )
}

/** Whether a reason says by itself what it costs: 每处扣 2 分. */
function saysCost(title: string, points: number): boolean {
  return title.replaceAll(/\s/g, '').includes(`扣${printedNumber(points)}分`)
}

/** Whether a score is told by what is deducted, and not as points. */
export function isDeducted(item: OutlineItem): boolean {
  return Object.hasOwn(item.schema.properties ?? {}, 'deductions')
}

/** How often each reason for a deduction was found. */
export function countsOf({ deductions }: Item): Readonly<Record<string, number>> {
  if (typeof deductions !== 'object' || deductions === null) return {}
  return Object.fromEntries(Object.entries(deductions).filter(([, count]) => typeof count === 'number'))
}
