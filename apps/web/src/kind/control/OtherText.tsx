import { useId } from 'react'
import { zh } from '../../locales/zh.ts'
import type { KindFieldProps } from '../kindView.ts'
import { fieldOf, textOf } from '../options.ts'

/** The text that goes with 其他. */
export function OtherText({ item, held, change, errorOf, onLeave }: KindFieldProps) {
  const id = useId()
  const written = textOf(held['other'])
  const error = errorOf('other')
  return (
    <div className="field item-other">
      <label htmlFor={id}>{fieldOf(item.schema, 'other').title ?? zh.kinds.otherLabel(item.annotation.other ?? '')}</label>
      <input
        id={id}
        className="input"
        type="text"
        value={written}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ target }) => change({ other: target.value })}
        onBlur={onLeave}
      />
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {written === '' ? zh.kinds.fill : error}
        </p>
      ) : null}
    </div>
  )
}
