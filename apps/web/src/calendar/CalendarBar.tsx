import { zh } from '../locales/zh.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { CalendarSteps } from './CalendarSteps.tsx'
import type { CalendarSpan } from './useCalendarSpan.ts'

interface CalendarBarProps {
  shown: CalendarSpan
  today: string
  /** What the calendar can be narrowed to. */
  filter: { label: string; all: string; options: readonly string[] }
}

/** How one moves through a calendar: earlier and later, a month or a week, all or what is chosen. */
export function CalendarBar({ shown, today, filter: { label, all, options } }: CalendarBarProps) {
  const { span, day, filter, go } = shown
  return (
    <div className="due-calendar-bar">
      <CalendarSteps span={span} day={day} today={today} onGo={(next) => go({ day: next })} />
      <ChipGroup
        label={zh.calendar.spansLabel}
        showsLabel={false}
        value={span}
        options={(['month', 'week'] as const).map((value) => ({ value, title: zh.calendar.spans[value] }))}
        onChange={(next) => go({ span: next })}
      />
      {options.length > 1 || filter !== '' ? (
        <select className="input" aria-label={label} value={filter} onChange={({ target }) => go({ filter: target.value })}>
          <option value="">{all}</option>
          {[...new Set([...options, ...(filter ? [filter] : [])])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      ) : null}
    </div>
  )
}
