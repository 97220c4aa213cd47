import type { RegionRecord } from '@duzhan/contracts'

interface Props {
  legend: string
  /** What is said where there is nothing to choose. */
  none: string
  regions: readonly RegionRecord[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Some of several regions, each by its name. */
export function RegionChoices({ legend, none, regions, chosen, onChange }: Props) {
  const toggle = (one: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, one] : chosen.filter((other) => other !== one))
  return (
    <fieldset className="body-members">
      <legend>{legend}</legend>
      {regions.length === 0 ? <p className="muted">{none}</p> : null}
      <div className="region-choices">
        {regions.map(({ code, name }) => (
          <label key={code}>
            <input type="checkbox" checked={chosen.includes(code)} onChange={({ target }) => toggle(code, target.checked)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
