interface ChipGroupProps<Value extends string> {
  label: string
  options: readonly { value: Value; title: string }[]
  value: Value
  onChange: (value: Value) => void
  /** Not where the heading above says the same. */
  showsLabel?: boolean
}

/** A choice of one filter among a few, all of them in sight. */
export function ChipGroup<Value extends string>({ label, options, value, onChange, showsLabel = true }: ChipGroupProps<Value>) {
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{label}</legend>
      {showsLabel ? (
        <span className="chips-label" aria-hidden="true">
          {label}
        </span>
      ) : null}
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="chip"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.title}
        </button>
      ))}
    </fieldset>
  )
}
