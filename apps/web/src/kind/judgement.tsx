import { type Answer, answerResult, isAnswer, type OutlineItem } from '@duzhan/checklist'
import type { Item } from '../checklist/itemAnswers.ts'
import { zh } from '../locales/zh.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import { ClauseChoice } from './control/ClauseChoice.tsx'
import { ItemTitle } from './ItemTitle.tsx'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'

/** 是/否/不适用 for every clause. A single clause is the item itself and bears its title. */
function Field({ item, held, change, errorOf, titleId }: KindFieldProps) {
  return item.clauses.map((clause) => {
    const answer = answerOf(held, clause.key)
    const error = errorOf(clause.key)
    return (
      <ClauseChoice
        key={clause.key}
        isOptional={!item.isRequired || !(item.schema.required?.includes(clause.key) ?? false)}
        clause={clause}
        legend={item.clauses.length === 1 ? <ItemTitle item={item} id={titleId} /> : clause.title}
        options={optionsOf(item, clause.key)}
        answer={answer}
        // the question stands right above: no need to repeat it, as the validator's sentence must
        error={error && !answer ? zh.checklist.choose : error}
        onChange={(chosen) => change({ [clause.key]: chosen })}
      />
    )
  })
}

function Answered({ item, given }: KindAnswerProps) {
  const mark = (clause: OutlineItem['clauses'][number]) => {
    const answer = answerOf(given, clause.key)
    return <AnswerMark tone={answerResult(clause, answer)}>{answer && zh.checklist.answers[answer]}</AnswerMark>
  }
  const [first, ...others] = item.clauses
  if (first && others.length === 0) return mark(first)
  return (
    <div className="answer-block">
      {item.clauses.map((clause) => (
        <div className="answer-line answer-clause" key={clause.key}>
          <p>{clause.title}</p>
          {mark(clause)}
        </div>
      ))}
    </div>
  )
}

function Tag({ item: { clauses } }: KindTagProps) {
  if (clauses.length > 1) return <span className="tag">{zh.checklist.clauseCount(clauses.length)}</span>
  return clauses[0]?.good === 'no' ? <span className="tag tag-bad">{zh.checklist.yesIsBad}</span> : null
}

export const judgement: KindView = { Field, Answer: Answered, Tag }

function answerOf(held: Item, clause: string): Answer | undefined {
  const answer = held[clause]
  return isAnswer(answer) ? answer : undefined
}

function optionsOf(item: OutlineItem, clause: string): Answer[] {
  const allowed = item.schema.properties?.[clause]?.enum ?? ['yes', 'no', 'na']
  return (['yes', 'no', 'na'] as const).filter((option) => allowed.includes(option))
}
