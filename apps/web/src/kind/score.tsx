import { deductionsOf, mostPoints, pointsOf } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import { countsOf, DeductionList, isDeducted } from './control/DeductionList.tsx'
import { ScoreInput } from './control/ScoreInput.tsx'
import { toneOf } from './itemResult.ts'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'
import { kindTitle } from './options.ts'
import { printedNumber } from './reading/parseNumber.ts'

function Field(props: KindFieldProps) {
  const { item } = props
  return (
    <div className="score">
      {item.annotation.bonus ? <p className="field-hint">{zh.kinds.bonusHint}</p> : null}
      {isDeducted(item) ? <DeductionList {...props} /> : <ScoreInput {...props} />}
    </div>
  )
}

function Answered({ item, given, result }: KindAnswerProps) {
  const points = pointsOf(item, given)
  const taken = deductionsOf(item.schema).filter(({ key }) => countsOf(given)[key])
  return (
    <>
      <AnswerMark tone={toneOf(result)}>
        {points === null ? null : zh.kinds.ofPoints(printedNumber(points), printedNumber(mostPoints(item.schema)))}
      </AnswerMark>
      {taken.length > 0 ? (
        <ul className="answer-block answer-reasons">
          {taken.map(({ key, title, points: cost }) => (
            <li key={key}>
              {zh.kinds.deducted(title, countsOf(given)[key] ?? 0, printedNumber((countsOf(given)[key] ?? 0) * cost))}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Tag({ item }: KindTagProps) {
  const most = zh.kinds.points(printedNumber(mostPoints(item.schema)))
  const reasons = isDeducted(item) ? zh.kinds.reasons(deductionsOf(item.schema).length) : ''
  const title = item.annotation.bonus ? zh.kinds.bonus : kindTitle('score')
  return <span className="tag">{zh.kinds.tag(title, [most, reasons].filter(Boolean).join('，'))}</span>
}

export const score: KindView = { Field, Answer: Answered, Tag }
