import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import type { KindFieldProps, KindView } from './kindView.ts'
import { fieldOf, kindTitle, textOf } from './options.ts'
import { Answered } from './text.tsx'

/** A long text: the field grows with it, and how much may still be written is counted. What is too long is kept, and said. */
function Field({ item, held, change, errorOf, onLeave, titleId }: KindFieldProps) {
  const id = useId()
  const written = textOf(held['text'])
  const { maxLength = 4000 } = fieldOf(item.schema, 'text')
  const length = [...written.trim()].length
  const isTooLong = length > maxLength
  const error = errorOf('text')
  return (
    <div className="field item-text">
      <textarea
        className="input input-grows"
        rows={Math.min(Math.max(written.split('\n').length + 1, 4), 16)}
        value={written}
        placeholder={zh.checklist.textPlaceholder}
        aria-labelledby={titleId}
        aria-invalid={error || isTooLong ? true : undefined}
        aria-describedby={`${id}-count${error ? ` ${id}-error` : ''}`}
        onChange={({ target }) => change({ text: target.value })}
        onBlur={onLeave}
      />
      <p className={isTooLong ? 'text-count field-error' : 'text-count field-hint'} id={`${id}-count`}>
        {isTooLong ? zh.kinds.tooLong(length - maxLength, maxLength) : zh.kinds.written(length, maxLength)}
      </p>
      {error && !isTooLong ? (
        <p className="field-error" id={`${id}-error`}>
          {written === '' ? zh.kinds.fill : error}
        </p>
      ) : null}
    </div>
  )
}

export const longText: KindView = { Field, Answer: Answered, Tag: () => <span className="tag">{kindTitle('longText')}</span> }
