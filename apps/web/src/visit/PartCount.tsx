import type { VisitPart } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** How many parts of a visit are in, where it has several. */
export function PartCount({ parts }: { parts: readonly VisitPart[] }) {
  if (parts.length < 2) return null
  return (
    <span className="faint">{zh.parts.count(parts.filter(({ submission }) => submission !== null).length, parts.length)}</span>
  )
}
