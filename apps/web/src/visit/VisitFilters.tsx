import type { VisitBoard, VisitChoice } from '@duzhan/contracts'
import { isRegionCode, levelOf } from '@duzhan/regions'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { may, useMe } from '../person/me.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatRange } from '../ui/dates.ts'
import { PlaceFields, usePlaces } from '../ui/PlaceFields.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import type { Address } from '../ui/useAddress.ts'
import type { ShownVisits } from './visitFilter.ts'

const choices: { value: VisitChoice; title: string }[] = [
  { value: 'all', title: zh.visit.filterAll },
  { value: 'due', title: zh.visit.filterDue },
  { value: 'missed', title: zh.visit.filterMissed },
  { value: 'thisWeek', title: zh.visit.filterThisWeek },
  { value: 'later', title: zh.visit.filterLater },
  { value: 'done', title: zh.visit.filterDone },
]
const whose = [
  { value: 'mine', title: zh.visit.whoseMine },
  { value: 'all', title: zh.visit.whoseAll },
] as const

interface VisitFiltersProps {
  board: VisitBoard
  plan: string
  filter: ShownVisits
  address: Address
}

/** What the visits can be narrowed down to: the window, how they stand, whose they are, where, and by name. */
export function VisitFilters({ board: { windows, window, figures, modes }, plan, filter, address }: VisitFiltersProps) {
  const me = useMe()
  const home = homeRegion(me, plan)
  const { county, counties, townships } = usePlaces(home, address)
  const isOneCounty = county !== '' || (isRegionCode(home) && levelOf(home) === 'county')
  return (
    <div className="visit-filters">
      <div className="filters">
        {figures.asked > 0 || filter.choice !== 'all' ? (
          <ChipGroup
            label={zh.visit.status}
            options={choices}
            value={filter.choice}
            onChange={(choice) => address.put({ choice: choice === 'all' ? '' : choice })}
          />
        ) : null}
        {may(me, 'submission.submit') ? (
          <ChipGroup
            label={zh.visit.whose}
            options={whose}
            value={filter.mine ? 'mine' : 'all'}
            onChange={(value) => address.put({ whose: value })}
          />
        ) : null}
      </div>
      <div className="filters">
        <SearchField label={zh.visit.search} text={filter.text} onSearch={(text) => address.put({ text })} />
        {windows.length > 1 ? (
          <SelectField
            label={zh.visit.windowOf}
            options={windows.map(({ key, start, end }) => ({
              value: key,
              title: zh.windowTitle(key, formatRange(start, end).join('至')),
            }))}
            value={window.key}
            onChange={(key) => address.put({ window: key === windows[0]?.key ? '' : key })}
          />
        ) : null}
        {modes.length > 1 || filter.mode ? (
          <SelectField
            label={zh.visit.modeOf}
            any={zh.visit.anyMode}
            options={modes.map((mode) => ({ value: mode, title: zh.planParts.modes[mode] }))}
            value={filter.mode ?? ''}
            onChange={(mode) => address.put({ mode })}
          />
        ) : null}
        <PlaceFields counties={filter.mine ? [] : counties} townships={isOneCounty ? townships : []} address={address} />
      </div>
    </div>
  )
}
