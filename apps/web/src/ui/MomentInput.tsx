import { type InputHTMLAttributes, useEffect, useRef, useState } from 'react'
import { moment } from '../locales/zh/moment.ts'
import { type MomentKind, MomentPicker } from './MomentPicker.tsx'
import { readDate, readMinute, readMonth, readTime } from './readMoment.ts'
import '../styles/momentInput.css'

interface MomentInputProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value' | 'min' | 'max' | 'onChange' | 'onBlur'> {
  kind: MomentKind
  /** As it is kept: 2020-03-31, 2020-03, 08:30 or 2020-03-31T08:30; '' for none. */
  value: string
  /** What was written, as it is kept; '' while it is no such moment. */
  onChange: (value: string) => void
  /** Told whether something was written that is no such moment. */
  onBlur?: ((isUnread: boolean) => void) | undefined
  min?: string | undefined
  max?: string | undefined
}

const readers = { date: readDate, month: readMonth, time: readTime, 'datetime-local': readMinute }

/**
 * A day, a month or a time, written as documents write it, in a Chinese form whatever language the browser speaks; a button opens the
 * picker of the device.
 */
export function MomentInput({ kind, value, onChange, onBlur, min, max, className, ...rest }: MomentInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const read = readers[kind]
  const isTyping = typed !== null && (read(typed) ?? '') === value // or somebody else has changed it
  const written = isTyping ? typed : value.replace('T', ' ')
  const isUnread = written.trim() !== '' && read(written) === null
  const fault = isUnread ? moment.unread(moment.examples[kind]) : faultBetween(value, min, max)
  useEffect(() => field.current?.setCustomValidity(fault), [fault])
  return (
    <span className="moment">
      <input
        {...rest}
        ref={field}
        className={className ?? 'input'}
        value={written}
        autoComplete="off"
        inputMode="numeric"
        maxLength={40}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(read(target.value) ?? '')
        }}
        onBlur={() => {
          if (!isUnread) setTyped(null)
          onBlur?.(isUnread)
        }}
      />
      <MomentPicker
        {...{ kind, value, min, max }}
        disabled={rest.disabled}
        onPick={(picked) => {
          setTyped(null)
          onChange(read(picked) ?? '')
        }}
      />
    </span>
  )
}

function faultBetween(value: string, min: string | undefined, max: string | undefined): string {
  if (value === '') return ''
  if (min !== undefined && value < min) return moment.earliest(min.replace('T', ' '))
  return max !== undefined && value > max ? moment.latest(max.replace('T', ' ')) : ''
}
