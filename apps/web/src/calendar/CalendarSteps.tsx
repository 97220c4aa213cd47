import { addDays } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { monthLater } from './calendarDays.ts'

interface CalendarStepsProps {
  span: 'month' | 'week'
  day: string
  today: string
  onGo: (day: string) => void
}

/** To the month or week before, back to today, and on. */
export function CalendarSteps({ span, day, today, onGo }: CalendarStepsProps) {
  const later = (steps: number) => (span === 'week' ? addDays(day, 7 * steps) : `${monthLater(day.slice(0, 7), steps)}-01`)
  const words = span === 'week' ? zh.calendar.weekStep : zh.calendar.monthStep
  return (
    <div className="due-steps">
      <button type="button" className="button button-small" aria-label={words.earlier} onClick={() => onGo(later(-1))}>
        <Icon name="back" />
      </button>
      <button type="button" className="button button-small" onClick={() => onGo(today)}>
        {zh.calendar.backToday}
      </button>
      <button type="button" className="button button-small" aria-label={words.later} onClick={() => onGo(later(1))}>
        <Icon name="chevron" />
      </button>
    </div>
  )
}
