import type { RegionRecord } from '@duzhan/contracts'
import { isRegionCode, isWithin, levelOf, levels, nation } from '@duzhan/regions'
import { zh } from '../locales/zh.ts'
import { SelectField } from './SelectField.tsx'
import type { Address } from './useAddress.ts'
import { useRegionsAt } from './useRegionsAt.ts'

/**
 * The counties of a region that a list can be narrowed down to, and the townships of the county that the address names, else of all; of a
 * province, which has thousands, none before a county is chosen. The nation has too many counties to choose from.
 */
export function usePlaces(home: string, address: Address) {
  const county = address.get('county')
  const counties = useRegionsAt(home === nation ? '' : home, 'county')
  const isChosen = isRegionCode(county) && isRegionCode(home) && isWithin(county, home)
  const isWide = isRegionCode(home) && levels.indexOf(levelOf(home)) <= levels.indexOf('province')
  const townships = useRegionsAt(isChosen ? county : isWide ? '' : home, 'township')
  return { county, counties, townships }
}

interface PlaceFieldsProps {
  /** None of a level that is not offered; one alone is no choice. */
  counties: readonly RegionRecord[]
  townships: readonly RegionRecord[]
  address: Address
  /** What else in the address another place takes away. */
  clears?: Readonly<Record<string, ''>>
}

/** Narrows a list down to a county and a township, in the address. */
export function PlaceFields({ counties, townships, address, clears = {} }: PlaceFieldsProps) {
  const levels = [
    { name: 'county', regions: counties, label: zh.finding.filterCounty, any: zh.finding.anyCounty, lower: { township: '' } },
    { name: 'township', regions: townships, label: zh.finding.filterTownship, any: zh.finding.anyTownship, lower: {} },
  ]
  return levels.map(({ name, regions, label, any, lower }) =>
    regions.length > 1 ? (
      <SelectField
        key={name}
        label={label}
        any={any}
        options={regions.map((region) => ({ value: region.code, title: region.name }))}
        value={address.get(name)}
        onChange={(value) => address.put({ [name]: value, ...lower, ...clears })}
      />
    ) : null,
  )
}
