import { isRegionCode } from '@duzhan/regions'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import { codeFrom } from '../region/readRegions.ts'
import { SelectField } from '../ui/SelectField.tsx'
import type { ChangeFields } from './regionChangeDraft.ts'
import type { Beside } from './useBeside.ts'

interface Props {
  around: Beside
  fields: ChangeFields
  set: (more: Partial<ChangeFields>) => void
}

/** Which regions are merged, of those beside the one that was chosen, and into which: one of them, another beside them, or a new one. */
export function RegionMerger({ around: { beside, nameOf }, fields: { region, others, into, code }, set }: Props) {
  const id = useId()
  const toggle = (one: string, isChosen: boolean) =>
    set({ others: isChosen ? [...others, one] : others.filter((other) => other !== one) })
  const isWrong = code.trim() !== '' && !isRegionCode(codeFrom(code))
  return (
    <>
      <fieldset className="body-members">
        <legend>{zh.regionChange.others(nameOf(region))}</legend>
        {beside.length === 0 ? <p className="muted">{zh.regionChange.noOthers}</p> : null}
        <div className="body-choices">
          {beside.map((one) => (
            <label key={one.code}>
              <input
                type="checkbox"
                checked={others.includes(one.code)}
                onChange={({ target }) => toggle(one.code, target.checked)}
              />
              {one.name}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="body-fields">
        <div className="field">
          <span className="field-label">{zh.regionChange.into}</span>
          <SelectField
            label={zh.regionChange.into}
            any={zh.regionChange.asNew}
            options={[{ code: region, name: nameOf(region) }, ...beside].map((one) => ({
              value: one.code,
              title: one.name,
            }))}
            value={into}
            onChange={(value) => set({ into: value, ...(value !== '' && { name: nameOf(value) }) })}
          />
        </div>
        {into === '' ? (
          <div className="field">
            <label htmlFor={id}>{zh.regionChange.code}</label>
            <input
              {...{ id, className: 'input', required: true, inputMode: 'numeric', maxLength: 20, value: code }}
              aria-describedby={`${id}-hint`}
              aria-invalid={isWrong}
              onChange={({ target }) => set({ code: target.value })}
            />
            <span className="field-hint" id={`${id}-hint`}>
              {isWrong ? zh.regionChange.badCode : zh.regionChange.codeHint}
            </span>
          </div>
        ) : null}
      </div>
    </>
  )
}
