import { useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { formatInstant } from '../../ui/dates.ts'
import { MomentInput } from '../../ui/MomentInput.tsx'
import type { Calendar } from '../calendarScalar.tsx'
import { kindTitle, optionsOf, printed } from '../options.ts'
import type { ControlProps } from '../scalar.ts'

/** A day, a month or a time by the device's own picker, with what was chosen in Chinese words and a button for now. */
export function CalendarInput(props: ControlProps & { calendar: Calendar }) {
  const { id, schema, value, isRequired, labelledBy, describedBy, isInvalid, now, change, leave, calendar } = props
  const [isPartial, setPartial] = useState(false)
  const current = formatInstant(now().toISOString()).slice(...calendar.digits)
  const kept = value === undefined ? '' : String(value)
  const isKnown = calendar.read(kept) === kept
  const isAhead = optionsOf(schema).notFuture === true && isKnown && kept > current
  const notices = [
    isPartial ? zh.kinds.partialDate(kindTitle(calendar.kind)) : '',
    isAhead ? zh.kinds.inFuture(printed(calendar.kind, current, schema)) : '',
  ].filter(Boolean)
  return (
    <>
      <span className="calendar-input">
        <MomentInput
          id={id}
          kind={calendar.kind}
          value={isKnown ? kept : ''}
          max={optionsOf(schema).notFuture ? current : undefined}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          aria-required={isRequired}
          aria-invalid={isInvalid || notices.length > 0 || undefined}
          onChange={(chosen) => {
            setPartial(false)
            change(chosen === '' ? undefined : chosen)
          }}
          onBlur={(isUnread) => {
            setPartial(isUnread)
            leave()
          }}
        />
        {kept === '' ? (
          <button type="button" className="button" onClick={() => change(current)}>
            {calendar.now}
          </button>
        ) : (
          <>
            {isKnown ? <output className="calendar-words">{printed(calendar.kind, kept, schema)}</output> : null}
            {isRequired ? null : (
              <button type="button" className="button button-quiet button-small" onClick={() => change(undefined)}>
                {zh.kinds.clear}
              </button>
            )}
          </>
        )}
      </span>
      {notices.map((notice) => (
        <p className="field-error" key={notice}>
          {notice}
        </p>
      ))}
    </>
  )
}
