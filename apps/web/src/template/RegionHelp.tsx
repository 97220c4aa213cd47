import { zh } from '../locales/zh.ts'
import { useRegionNames } from '../ui/useRegionNames.ts'

interface RegionHelpProps {
  /** The region that was typed, when it is one that the person writes plans for. */
  region: string | null
  regions: readonly string[]
  onPick: (region: string) => void
}

/** Codes are for machines: the name of the one that was typed, and the person's own region to pick. */
export function RegionHelp({ region, regions, onPick }: RegionHelpProps) {
  const nameOf = useRegionNames(regions[0] ?? '')
  if (region !== null) {
    const name = nameOf(region)
    return name === region ? null : <p className="field-hint">{zh.template.region(name)}</p>
  }
  return (
    <div className="chips">
      {regions.map((own) => (
        <button key={own} type="button" className="chip" onClick={() => onPick(own)}>
          {zh.template.useRegion(nameOf(own) === own ? '' : nameOf(own))} <code>{own}</code>
        </button>
      ))}
    </div>
  )
}
