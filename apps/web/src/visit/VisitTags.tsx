import type { VisitPart } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** That a visit is done, or done late: paid by a record that came after its window had been reported. */
export function DoneTag({ isLate }: { isLate: boolean }) {
  return <span className={isLate ? 'tag tag-late' : 'tag tag-good'}>{isLate ? zh.visit.doneLate : zh.visit.done}</span>
}

/** That nobody on the spot knows of it. */
export function CovertTag({ isCovert }: { isCovert: boolean }) {
  return isCovert ? <span className="tag">{zh.covert.tag}</span> : null
}

/** That a visit is still to be made, or was to be made before today. */
export function DueTag({ dueOn, today }: { dueOn: string | null; today: string }) {
  const isOver = dueOn !== null && dueOn < today
  return <span className={isOver ? 'tag tag-bad' : 'tag tag-blue'}>{isOver ? zh.visit.overdue : zh.visit.due}</span>
}

/** How many parts of a visit are in, where it has several. */
export function PartCount({ parts }: { parts: readonly VisitPart[] }) {
  if (parts.length < 2) return null
  return (
    <span className="faint">{zh.parts.count(parts.filter(({ submission }) => submission !== null).length, parts.length)}</span>
  )
}
