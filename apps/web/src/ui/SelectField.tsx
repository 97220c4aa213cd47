interface SelectFieldProps {
  label: string
  /** What stands where nothing is chosen. */
  any?: string
  options: readonly { value: string; title: string }[]
  value: string
  onChange: (value: string) => void
}

/** A choice of one among many by a list that opens. A value that is no option any more is shown all the same. */
export function SelectField({ label, any, options, value, onChange }: SelectFieldProps) {
  const isKnown = value === '' || options.some((option) => option.value === value)
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {any === undefined ? null : <option value="">{any}</option>}
      {isKnown ? null : <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  )
}
