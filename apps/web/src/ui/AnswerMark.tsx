import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'

interface AnswerMarkProps {
  /** Plain for what is neither good nor bad. */
  tone: 'good' | 'bad' | 'na' | 'plain' | 'unanswered' | 'wrong'
  /** The answer in words; nothing reads as not answered. */
  children?: ReactNode
}

/** A short answer at the end of its item's line; what is bad is said beside its colour. */
export function AnswerMark({ tone, children }: AnswerMarkProps) {
  const isAnswered = children !== undefined && children !== null && children !== ''
  return (
    <span className={`mark mark-${isAnswered ? tone : 'unanswered'}`}>
      {isAnswered ? children : zh.submission.results.unanswered}
      {isAnswered && tone === 'bad' ? <span className="visually-hidden">（{zh.submission.results.bad}）</span> : null}
    </span>
  )
}
