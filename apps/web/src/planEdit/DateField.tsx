import { dateInWords, isPlannableDate } from '@duzhan/plan'
import { type Place, valueAt } from '@duzhan/plan/edit'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { dayOf, formatDate } from '../ui/dates.ts'
import { MomentPicker } from '../ui/MomentPicker.tsx'
import { useEditPlan } from './editPlan.ts'

interface DateFieldProps {
  id: string
  title: string
  at: Place
  value: string
  onChange: (date: string) => void
}

const firstDays = new Set<unknown>(['start', 'issuedOn', 'asOf'])

/** A date as documents write it, or taken from the calendar of the browser. What cannot be read is said, and changes nothing. */
export function DateField({ id, title, at, value, onChange }: DateFieldProps) {
  const { document } = useEditPlan()
  const [typing, setTyping] = useState<{ text: string; before: string; isLeft: boolean } | null>(null)
  const name = at.at(-1)
  const beside = (field: string) => String(valueAt(document, [...at.slice(0, -1), field]) ?? '')
  const plan = (...place: Place) => String(valueAt(document, place) ?? '')
  const [near = dayOf(new Date())] = [
    ...[typing?.before ?? value, beside('start'), beside('end')],
    ...[plan('period', 'start'), plan('document', 'issuedOn'), plan('period', 'end')],
  ].filter(isPlannableDate)
  const isEnd = !firstDays.has(name)
  const read = (text: string) =>
    dateInWords(text, { isEnd, near, notBefore: isEnd && beside('start') !== '' ? beside('start') : undefined })
  const written = isPlannableDate(value) ? formatDate(value, true) : value
  const date = typing ? read(typing.text) : null
  const isUnread = typing !== null && typing.text.trim() !== '' && date === null
  const write = (text: string) => {
    const before = typing?.before ?? value
    setTyping({ text, before, isLeft: false })
    onChange(text.trim() === '' ? '' : (read(text) ?? before))
  }
  return (
    <>
      <span className="moment">
        <input
          id={id}
          className="input"
          value={typing?.text ?? written}
          placeholder={zh.planEdit.dateHint}
          aria-invalid={isUnread && typing.isLeft ? true : undefined}
          onChange={({ target }) => write(target.value)}
          onBlur={() => setTyping((now) => (now && isUnread ? { ...now, isLeft: true } : null))}
        />
        <MomentPicker
          kind="date"
          title={zh.planEdit.fromCalendar(title)}
          value={isPlannableDate(value) ? value : ''}
          onPick={(picked) => {
            setTyping(null)
            onChange(picked)
          }}
        />
      </span>
      {date !== null && typing?.text !== formatDate(date, true) ? (
        <p className="faint" role="status">
          {zh.planEdit.readAs(formatDate(date, true))}
        </p>
      ) : null}
      {isUnread && typing.isLeft ? (
        <p className="field-error" role="alert">
          {zh.planEdit.unreadDate(typing.text)}
        </p>
      ) : null}
    </>
  )
}
