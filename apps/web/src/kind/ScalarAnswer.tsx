import type { SubSchema } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { AnswerMark } from './AnswerMark.tsx'
import type { Scalar } from './scalar.ts'

interface ScalarAnswerProps {
  scalar: Scalar
  schema: SubSchema
  value: unknown
}

/** A scalar to be read. What was written and cannot be the value is shown as it is written, and is no answer. */
export function ScalarAnswer({ scalar, schema, value }: ScalarAnswerProps) {
  if (value === undefined) return <AnswerMark tone="unanswered" />
  if (scalar.fault(value, schema) !== undefined)
    return <AnswerMark tone="unanswered">{zh.kinds.asWritten(String(value))}</AnswerMark>
  return <AnswerMark tone={scalar.tone(value, schema)}>{scalar.words(value, schema)}</AnswerMark>
}
