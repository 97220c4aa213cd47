import { type Answer, answerResult, type OutlineClause } from '@duzhan/checklist'
import type { ReactNode } from 'react'
import { zh } from '../../locales/zh.ts'

interface ClauseChoiceProps {
  clause: OutlineClause
  legend: ReactNode
  options: readonly Answer[]
  answer: Answer | undefined
  error: string | undefined
  /** What may be left open can be opened again; a question that must be answered is only ever answered otherwise. */
  isOptional: boolean
  onChange: (answer: Answer | undefined) => void
}

/** 是 / 否 / 不适用 for one question: real radio buttons in the clothes of a segmented control, none of them chosen beforehand. */
export function ClauseChoice({ clause, legend, options, answer, error, isOptional, onChange }: ClauseChoiceProps) {
  const errorId = `${clause.path}-error`
  return (
    <fieldset className="clause" aria-describedby={error ? errorId : undefined}>
      <legend>{legend}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option} className={option === answer ? `segment segment-${answerResult(clause, option)}` : 'segment'}>
            <input
              type="radio"
              name={clause.path}
              value={option}
              checked={option === answer}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(option)}
            />
            <span>{zh.checklist.answers[option]}</span>
          </label>
        ))}
      </div>
      {isOptional && answer !== undefined ? (
        <button type="button" className="button button-quiet button-small" onClick={() => onChange(undefined)}>
          {zh.checklist.clearAnswer}
        </button>
      ) : null}
      {error ? (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
