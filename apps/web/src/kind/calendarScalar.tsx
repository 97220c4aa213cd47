import { zh } from '../locales/zh.ts'
import { CalendarInput } from './control/CalendarInput.tsx'
import { kindTitle, optionsOf, printed } from './options.ts'
import type { Scalar } from './scalar.ts'

export interface Calendar {
  kind: 'date' | 'month' | 'time'
  /** What a text writes, in the form that is kept; null when there is none such. */
  read(text: string): string | null
  /** The word of the button that enters what it is now. */
  now: string
  /** Where it stands in 2020-03-31 08:30. */
  digits: readonly [from: number, to: number]
}

/** A scalar of the calendar or the clock, chosen with the device's own picker. */
export function calendarScalar(calendar: Calendar): Scalar {
  const { kind, read } = calendar
  return {
    Control: (props) => <CalendarInput {...props} calendar={calendar} />,
    isChosen: false,
    words: (value, schema) => (read(String(value)) === value ? printed(kind, value, schema) : String(value)),
    tone: () => 'plain',
    fault: (value) => (read(String(value)) === value ? undefined : zh.kinds.notInCalendar(String(value), kindTitle(kind))),
    read: (text) => read(text) ?? text,
    tag: (schema) => zh.kinds.tag(kindTitle(kind), optionsOf(schema).notFuture ? zh.kinds.notFuture : ''),
  }
}
