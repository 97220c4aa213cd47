interface ChipGroupProps<Value extends string> {
  label: string
  options: readonly { value: Value; title: string }[]
  value: Value
  onChange: (value: Value) => void
  /** Not where the heading above says the same. */
  showsLabel?: boolean
}

/** Where a row is narrower than its chips, the chosen one is in sight. */
function intoSight(chip: HTMLElement | null): void {
  const row = chip?.parentElement
  if (row) row.scrollLeft = chip.offsetLeft - row.offsetLeft - 48
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
          ref={option.value === value ? intoSight : undefined}
          onClick={() => onChange(option.value)}
        >
          {option.title}
        </button>
      ))}
    </fieldset>
  )
}
