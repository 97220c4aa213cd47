import type { PlanPreview } from '@duzhan/contracts'
import type { AheadBody, AheadOthers, PlanAhead } from '@duzhan/plan'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { AheadLists } from '../plan/AheadLists.tsx'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate } from '../ui/dates.ts'
import { SelectField } from '../ui/SelectField.tsx'

const words = zh.planEdit.ahead
const views = ['all', 'inspectors', 'offices', 'targets', 'superior'] as const
type View = (typeof views)[number]
/** How many days are shown; what comes later in the month is counted. */
const mostDays = 12

interface AheadCardProps {
  /** The plan as it will run. */
  whole: unknown
  /** What was last said of it: then it can run, and what it comes to is asked anew. */
  preview: PlanPreview
}

/**
 * Who will stand on the lists and what will fall due in a month, as the plan is written by now: as everybody sees it, or one of
 * them; the level above sees how much falls due, which answers count there and which figures have a goal.
 */
export function AheadCard({ whole, preview }: AheadCardProps) {
  const [month, setMonth] = useState<string>()
  const [view, setView] = useState<View>('all')
  const [seen, setSeen] = useState<PlanAhead>()
  const ahead = useMutation(api.assignments.due.ahead.mutationOptions({ networkMode: 'always' }))
  const latest = useRef(whole)
  latest.current = whole
  useEffect(
    // a plan that cannot run now is told of elsewhere, and what was said last stays
    () => ahead.mutate({ document: latest.current, ...(month && { month }) }, { onSuccess: setSeen }),
    [preview, month],
  )
  if (!seen) return null
  const days = seen.days.flatMap((day) => {
    const entries = day.entries.filter(({ who }) => isOf(view, who))
    const left = day.others.filter(({ who }) => isOf(view, who))
    const others = { entries: sumOf(left, 'entries'), count: sumOf(left, 'count') }
    return entries.length > 0 ? [{ ...day, entries, others }] : []
  })
  return (
    <Card title={words.title} aside={words.lead}>
      {seen.lists.length > 0 ? (
        <>
          <h3 className="edit-ahead-head">{words.lists}</h3>
          <AheadLists lists={seen.lists} />
        </>
      ) : null}
      <SelectField
        label={words.month}
        options={seen.months.map((value) => ({ value, title: monthTitle(value) }))}
        value={seen.month}
        onChange={setMonth}
      />
      <ChipGroup
        label={words.who}
        showsLabel={false}
        value={view}
        onChange={setView}
        options={views.map((value) => ({ value, title: words.whose[value] }))}
      />
      {view === 'superior' ? (
        <ul className="effects" aria-label={words.whose.superior}>
          <li>{words.dues(seen.count)}</li>
          {preview.above.map(({ code, message }) => (
            <li key={`${code} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : days.length === 0 ? (
        <p className="muted">{words.nothing}</p>
      ) : null}
      <ol className="edit-faults" aria-label={words.title}>
        {days.slice(0, mostDays).map(({ date, entries, others }) => (
          <li key={date}>
            <strong>{words.due(formatDate(date))}</strong>
            <ul className="effects">
              {entries.map(({ title, by, count }) => (
                <li key={`${title} ${by}`}>{words.entry(title, by, count)}</li>
              ))}
              {others.entries > 0 ? <li className="faint">{words.others(others.entries, others.count)}</li> : null}
            </ul>
          </li>
        ))}
      </ol>
      {days.length > mostDays ? <p className="faint">{words.more(days.length - mostDays)}</p> : null}
    </Card>
  )
}

const monthTitle = (month: string): string => zh.calendar.monthTitle(Number(month.slice(0, 4)), Number(month.slice(5)))
const sumOf = (others: readonly AheadOthers[], name: 'entries' | 'count'): number =>
  others.reduce((sum, one) => sum + one[name], 0)
const isOf = (view: View, who: AheadBody): boolean => view === 'all' || view === who
