import { zh } from '../locales/zh.ts'

/** That a visit is done, or done late: paid by a record that came after its window had been reported. */
export function DoneTag({ isLate }: { isLate: boolean }) {
  return <span className={isLate ? 'tag tag-late' : 'tag tag-good'}>{isLate ? zh.visit.doneLate : zh.visit.done}</span>
}
