import { type DatedEnd, type DatedPart, earlierOf, laterOf, steppedDate, type TimeAxis, withEnd } from '@duzhan/plan'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'

interface TimelineEndProps {
  part: DatedPart
  end: DatedEnd
  /** The part as it is shown, which is another while it is dragged. */
  shown: DatedPart
  axis: TimeAxis
  /** Where on the line it stands, in per cent. */
  left: number
  onDrag: (moved: DatedPart) => void
  /** Let go, where it then is; null where it is to stay where it was. */
  onDrop: (moved: DatedPart | null) => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }

/** One date of a phase or a milestone, to be dragged along the line of time or moved by the arrow keys: a day, with Shift a month, until it or the key is let go. */
export function TimelineEnd({ part, end, shown, axis, left, onDrag, onDrop }: TimelineEndProps) {
  /** What is held, by a pointer or by keys, and where it has come to. */
  const grip = useRef<{ x: number; width: number; moved: DatedPart } | null>(null)
  const dateOf = (one: DatedPart) => (end === 'start' ? one.start : one.end)
  const date = dateOf(shown)
  const take = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const { width } = (event.currentTarget.parentElement ?? event.currentTarget).getBoundingClientRect()
    grip.current = { x: event.clientX, width, moved: part }
  }
  const drag = ({ clientX }: PointerEvent) => {
    const held = grip.current
    if (held === null || held.width === 0) return
    const days = Math.round(((clientX - held.x) / held.width) * axis.length)
    held.moved = withEnd(part, end, laterOf(axis.start, earlierOf(axis.end, steppedDate(dateOf(part), { days }))))
    onDrag(held.moved)
  }
  const drop = (isKept: boolean) => {
    const held = grip.current
    grip.current = null
    if (held !== null) onDrop(isKept && dateOf(held.moved) !== dateOf(part) ? held.moved : null)
  }
  const strike = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return drop(false)
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const { moved } = grip.current ?? { moved: part }
    const date = steppedDate(dateOf(moved), event.shiftKey ? { months: step } : { days: step })
    grip.current = { x: 0, width: 0, moved: withEnd(part, end, date) }
    onDrag(grip.current.moved)
  }
  return (
    <span
      role="slider"
      tabIndex={0}
      className={`plan-time-end plan-time-${end}`}
      style={{ left: `${left}%` }}
      aria-label={zh.planEdit.timeline.end(part.title, zh.planEdit.timeline.ends[end])}
      aria-valuemin={0}
      aria-valuemax={axis.length - 1}
      aria-valuenow={axis.daysTo(date)}
      aria-valuetext={formatDate(date, true)}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => drop(true)}
      onPointerCancel={() => drop(false)}
      onLostPointerCapture={() => drop(false)}
      onKeyDown={strike}
      onKeyUp={() => drop(true)}
      onBlur={() => drop(true)}
    />
  )
}
