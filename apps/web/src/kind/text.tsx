import { zh } from '../locales/zh.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import { ItemText } from './ItemText.tsx'
import type { KindAnswerProps, KindFieldProps, KindView } from './kindView.ts'
import { kindTitle, textOf } from './options.ts'

function Field({ item, held, change, errorOf, onLeave }: KindFieldProps) {
  return (
    <ItemText
      label={item.title}
      isLabelHidden
      placeholder={zh.checklist.textPlaceholder}
      value={textOf(held['text'])}
      error={errorOf('text')}
      onChange={(text) => change({ text })}
      onBlur={onLeave}
    />
  )
}

/** What was written, line by line as it was written. */
export function Answered({ given }: KindAnswerProps) {
  const written = textOf(given['text'])
  return written === '' ? <AnswerMark tone="unanswered" /> : <p className="answer-block answer-text">{written}</p>
}

export const text: KindView = { Field, Answer: Answered, Tag: () => <span className="tag">{kindTitle('text')}</span> }
