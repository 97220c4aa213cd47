import type { SubSchema } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import type { toneOf } from './itemResult.ts'
import type { Scalar } from './scalar.ts'

interface ScalarAnswerProps {
  scalar: Scalar
  schema: SubSchema
  value: unknown
  /** How the value reads; by itself where nothing else is said. */
  tone?: ReturnType<typeof toneOf>
  /** What may be left out is not missed where it stands beside others. */
  isRequired?: boolean
}

/** A scalar to be read. What was written and cannot be the value is shown as it is written, and is no answer. */
export function ScalarAnswer(props: ScalarAnswerProps) {
  const { scalar, schema, value, tone = scalar.tone(value, schema), isRequired = true } = props
  if (value === undefined && !isRequired) return <AnswerMark tone="plain">{zh.states.dash}</AnswerMark>
  if (value === undefined) return <AnswerMark tone="unanswered" />
  if (scalar.fault(value, schema) !== undefined) return <AnswerMark tone="wrong">{zh.kinds.asWritten(String(value))}</AnswerMark>
  return <AnswerMark tone={tone}>{scalar.words(value, schema)}</AnswerMark>
}
