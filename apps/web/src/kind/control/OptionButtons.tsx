import { zh } from '../../locales/zh.ts'

export interface OptionButtonsProps {
  id: string
  options: readonly string[]
  chosen: readonly string[]
  /** Whether several may be chosen. */
  isMany: boolean
  isRequired: boolean
  labelledBy: string
  describedBy: string | undefined
  isInvalid: boolean
  tone(option: string): 'good' | 'bad' | 'plain'
  onChange(chosen: readonly string[]): void
}

/** Options as big buttons: real radio buttons or check boxes, none of them chosen beforehand. */
export function OptionButtons(props: OptionButtonsProps) {
  const { id, options, chosen, isMany, isRequired, labelledBy, describedBy, isInvalid, tone, onChange } = props
  const choose = (option: string, isOn: boolean) => {
    if (!isMany) return onChange([option])
    return onChange(options.filter((one) => (one === option ? isOn : chosen.includes(one))))
  }
  return (
    <div className="option-field">
      <fieldset className="options" aria-labelledby={labelledBy} aria-describedby={describedBy}>
        {options.map((option) => {
          const isChosen = chosen.includes(option)
          return (
            <label key={option} className={isChosen ? `option option-${tone(option)}` : 'option'}>
              <input
                type={isMany ? 'checkbox' : 'radio'}
                name={id}
                checked={isChosen}
                aria-invalid={isInvalid || undefined}
                onChange={({ target }) => choose(option, target.checked)}
              />
              <span>{option}</span>
            </label>
          )
        })}
      </fieldset>
      {isRequired || isMany || chosen.length === 0 ? null : (
        <button type="button" className="button button-quiet button-small" onClick={() => onChange([])}>
          {zh.checklist.clearAnswer}
        </button>
      )}
    </div>
  )
}
