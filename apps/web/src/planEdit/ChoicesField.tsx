import { aboveAt, attributesOf, type Choice, type NamedField, type NamedPart, namedElements, type Place } from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { useEditPlan } from './editPlan.ts'
import { kindAt, titled } from './PlainField.tsx'

interface SeveralProps {
  named: NamedField
  value: unknown
  onChange: (value: unknown) => void
}

/** Several of some values, each with a box to tick. */
export function ChoicesField({ choices, ...props }: SeveralProps & { choices: readonly Choice[] }) {
  return <Boxes {...asked(props)} options={choices.map(({ value, words }) => ({ value, title: words.zh }))} />
}

/** Several elements of another part of the plan, or several attributes. */
export function ReferencesField({ part, at, ...props }: SeveralProps & { part: NamedPart | 'attributes'; at: Place }) {
  const { document, whole, superior } = useEditPlan()
  const options =
    part === 'attributes'
      ? attributesOf(kindAt(at) === undefined ? whole : document, props.named.path, kindAt(at)).map(titled)
      : namedElements(whole, part).map(({ key, title }) => ({ value: key, title }))
  const above = part === 'attributes' && superior ? aboveAt(superior.document, document, at) : undefined
  return <Boxes {...asked(props)} options={options} {...(Array.isArray(above) && { fixed: above })} />
}

type Value = string | number

interface BoxesProps {
  label: string
  isRequired: boolean
  value: unknown
  onChange: (value: unknown) => void
  options: readonly { value: Value; title: string }[]
  /** What the superior's plan has chosen already, and nobody below it takes off. */
  fixed?: readonly unknown[]
}
const asked = ({ named, value, onChange }: SeveralProps) => ({
  ...{ label: named.words.zh, isRequired: named.isRequired, value, onChange },
})

/** A box for each option; what is chosen and no option any more has one too, until it is taken off. */
export function Boxes({ label, isRequired, value, onChange, options, fixed = [] }: BoxesProps) {
  const chosen: readonly Value[] = Array.isArray(value) ? value : []
  const gone = chosen.filter((one) => !options.some((option) => option.value === one))
  const all = [...options, ...gone.map((one) => ({ value: one, title: zh.planEdit.gone(String(one)) }))]
  const toggle = (one: Value, isOn: boolean) => {
    // in the order of the plan, whatever the order of ticking
    const next = all.map((option) => option.value).filter((other) => (other === one ? isOn : chosen.includes(other)))
    onChange(next.length === 0 && !isRequired ? undefined : next)
  }
  if (all.length === 0) return <p className="faint">{zh.planEdit.nothingToChoose}</p>
  return (
    <fieldset className="edit-boxes" aria-label={label}>
      {all.map((option) => (
        <label key={option.value} className="edit-check">
          <input
            type="checkbox"
            checked={chosen.includes(option.value) || fixed.includes(option.value)}
            disabled={fixed.includes(option.value)}
            onChange={({ target }) => toggle(option.value, target.checked)}
          />
          {option.title}
          {fixed.includes(option.value) ? <span className="faint">{zh.planEdit.inherited.demanded}</span> : null}
        </label>
      ))}
    </fieldset>
  )
}
