import { useNavigate } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'

/** From the calendar of visits to that of what is handed in, and back; nothing where the person may see one of them only. */
export function CalendarKinds({ plan, value }: { plan: string; value: 'visits' | 'dues' }) {
  const me = useMe()
  const navigate = useNavigate()
  if (!may(me, 'visit.month') || !may(me, 'due.month')) return null
  return (
    <ChipGroup
      label={zh.calendar.kindsLabel}
      showsLabel={false}
      value={value}
      options={(['visits', 'dues'] as const).map((kind) => ({ value: kind, title: zh.calendar.kinds[kind] }))}
      onChange={(kind) => void navigate(`/${plan}/${kind}/calendar`)}
    />
  )
}
