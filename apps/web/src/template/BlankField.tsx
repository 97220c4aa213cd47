import { type ReactNode, useId } from 'react'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { MomentInput } from '../ui/MomentInput.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { type Blank, blankKind, choicesOf, readAnswer } from './readAnswer.ts'

interface BlankFieldProps {
  blank: Blank
  typed: string
  /** What is wrong with it, once it is time to say so. */
  fault: string | null
  onType: (typed: string) => void
  onLeave: () => void
  /** What else helps with this blank. */
  children?: ReactNode
}

/** One blank of a template: its title, what is expected, the sentence it stands in, and the answer. */
export function BlankField({ blank, typed, fault, onType, onLeave, children }: BlankFieldProps) {
  const about = useId()
  const kind = blankKind(blank)
  const answer = readAnswer(blank, typed)
  // a fault that quotes the hint stands for it, and a date that was picked needs no example any more
  const isHintSaid = fault?.includes(blank.hint ?? '') || (kind === 'date' && typed !== '')
  const hints = [isHintSaid ? '' : blank.hint, kind === 'list' ? zh.template.listHint : ''].filter(Boolean).join('；')
  const common = {
    id: `blank-${blank.key}`,
    className: 'input',
    value: typed,
    'aria-invalid': fault !== null,
    'aria-describedby': about,
    onBlur: onLeave,
    onChange: (event: { target: { value: string } }) => onType(event.target.value),
  }
  return (
    <div className="field blank">
      <label htmlFor={common.id}>{blank.title}</label>
      {kind === 'list' ? (
        <textarea {...common} rows={5} />
      ) : kind === 'choice' || kind === 'yesNo' ? (
        <select {...common}>
          <option value="">{zh.template.choose}</option>
          {optionsOf(blank).map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      ) : kind === 'date' ? (
        <MomentInput {...common} kind="date" onChange={onType} />
      ) : (
        <input {...common} inputMode={kind === 'number' ? 'numeric' : undefined} autoComplete="off" />
      )}
      <div id={about} className="blank-about">
        {fault ? (
          <span className="field-error">
            <Icon name="warning" />
            {fault}
          </span>
        ) : null}
        {hints ? <span className="field-hint">{hints}</span> : null}
        {kind === 'date' && typed !== '' ? <span className="field-hint">{formatDate(typed, true)}</span> : null}
        {Array.isArray(answer) ? <span className="field-hint">{zh.template.listCount(answer.length)}</span> : null}
      </div>
      {children}
      <SourceSentence source={blank.source} />
    </div>
  )
}

function optionsOf(blank: Blank): { value: string; title: string }[] {
  if (blankKind(blank) === 'choice') return choicesOf(blank).map((choice) => ({ value: String(choice), title: String(choice) }))
  return [
    { value: 'true', title: zh.template.yes },
    { value: 'false', title: zh.template.no },
  ]
}
