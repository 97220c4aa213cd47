import { isRegionCode } from '@duzhan/regions'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import { codeFrom } from '../region/readRegions.ts'

interface Props {
  code: string
  hint: string
  onChange: (code: string) => void
}

/** The code of a region that is to come, with what is wrong with it as soon as something is typed. */
export function NewCode({ code, hint, onChange }: Props) {
  const id = useId()
  const isWrong = code.trim() !== '' && !isRegionCode(codeFrom(code))
  return (
    <div className="field">
      <label htmlFor={id}>{zh.regionChange.code}</label>
      <input
        {...{ id, className: 'input', required: true, inputMode: 'numeric', maxLength: 20, value: code }}
        aria-describedby={`${id}-hint`}
        aria-invalid={isWrong}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="field-hint" id={`${id}-hint`}>
        {isWrong ? zh.regionChange.badCode : hint}
      </span>
    </div>
  )
}
