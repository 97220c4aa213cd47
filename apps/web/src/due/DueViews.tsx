import { useNavigate } from 'react-router'
import { zh } from '../locales/zh.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'

export const dueViews = ['list', 'bodies', 'kinds', 'calendar'] as const
export type DueViewName = (typeof dueViews)[number]

/** The ways to look at what is due; each has an address. */
export function DueViews({ plan, value }: { plan: string; value: DueViewName }) {
  const navigate = useNavigate()
  return (
    <ChipGroup
      label={zh.due.viewsLabel}
      value={value}
      showsLabel={false}
      options={dueViews.map((view) => ({ value: view, title: zh.due.views[view] }))}
      onChange={(view) => void navigate(view === 'calendar' ? `/${plan}/dues/calendar` : `/${plan}/dues?view=${view}`)}
    />
  )
}
