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

/** How many parts of a visit are in, where it has several. */
export function PartCount({ parts }: { parts: readonly VisitPart[] }) {
  if (parts.length < 2) return null
  return (
    <span className="faint">{zh.parts.count(parts.filter(({ submission }) => submission !== null).length, parts.length)}</span>
  )
}
