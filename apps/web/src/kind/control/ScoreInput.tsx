import { mostPoints } from '@duzhan/checklist'
import { useId } from 'react'
import { zh } from '../../locales/zh.ts'
import type { KindFieldProps } from '../kindView.ts'
import { numberScalar } from '../number.tsx'
import { fieldOf } from '../options.ts'
import { printedNumber } from '../reading/parseNumber.ts'
import { isAsked } from '../scalarView.tsx'
import { NumberInput } from './NumberInput.tsx'
import { OptionButtons } from './OptionButtons.tsx'
import { Stepper } from './Stepper.tsx'

/** More steps than these are not laid out as buttons. */
const mostButtons = 11

/** Points of so many: a button for each where they are few, else a number that is typed or stepped. */
export function ScoreInput({ item, held, change, errorOf, onLeave, titleId, now }: KindFieldProps) {
  const id = useId()
  const { value } = held
  const most = mostPoints(item.schema)
  const { step = 1 } = item.annotation
  const steps = Math.round(most / step) + 1
  const schema = fieldOf(item.schema, 'value')
  const error = errorOf('value')
  const shared = {
    id,
    labelledBy: titleId,
    isRequired: isAsked(item, 'value'),
    isInvalid: error !== undefined,
    describedBy: error === undefined ? undefined : `${id}-error`,
  }
  const set = (points: unknown) => change({ value: points })
  const points = typeof value === 'number' ? value : undefined
  return (
    <>
      {steps <= mostButtons ? (
        <OptionButtons
          {...shared}
          options={Array.from({ length: steps }, (_, index) => String(index * step))}
          chosen={value === undefined ? [] : [String(value)]}
          isMany={false}
          tone={() => 'plain'}
          onChange={([chosen]) => set(chosen === undefined ? undefined : Number(chosen))}
        />
      ) : (
        <div className="score-line">
          <Stepper label={item.title} value={points} step={step} most={most} onChange={set}>
            <NumberInput {...shared} schema={schema} value={value} now={now} change={set} leave={onLeave} />
          </Stepper>
          <span className="muted">{zh.kinds.outOf(printedNumber(most))}</span>
          {points === most ? null : (
            <button type="button" className="button" onClick={() => set(most)}>
              {zh.kinds.fullMarks}
            </button>
          )}
        </div>
      )}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {value === undefined ? zh.kinds.scoreMissing : (numberScalar.fault(value, schema) ?? error)}
        </p>
      ) : null}
    </>
  )
}
