import { zh } from '../locales/zh.ts'
import { AnswerMark } from './AnswerMark.tsx'
import { DeductionList } from './control/DeductionList.tsx'
import { ScoreInput } from './control/ScoreInput.tsx'
import { deductionsIn, isDeducted, lostPoints, mostPoints, pointsLeft } from './deductions.ts'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'
import { optionsOf } from './options.ts'
import { printedNumber } from './reading/printedNumber.ts'
import { ScalarAnswer } from './ScalarAnswer.tsx'
import { scoreScalar } from './scoreScalar.ts'

function Field(props: KindFieldProps) {
  const { item } = props
  return (
    <div className="score">
      {optionsOf(item.schema).bonus ? <p className="field-hint">{zh.kinds.bonusHint}</p> : null}
      {isDeducted(item) ? <DeductionList {...props} /> : <ScoreInput {...props} />}
    </div>
  )
}

function Answered({ item, given }: KindAnswerProps) {
  const most = mostPoints(item)
  if (!isDeducted(item)) {
    return <ScalarAnswer scalar={scoreScalar(most)} schema={item.schema.properties?.['value'] ?? {}} value={given['value']} />
  }
  const left = pointsLeft(item, given)
  const taken = deductionsIn(item, given).filter(({ count }) => count > 0)
  return (
    <>
      <AnswerMark tone={lostPoints(item, given) > 0 ? 'bad' : 'good'}>
        {left === undefined ? null : zh.kinds.ofPoints(printedNumber(left), printedNumber(most))}
      </AnswerMark>
      {taken.length > 0 ? (
        <ul className="answer-block answer-reasons">
          {taken.map(({ key, title, count, points }) => (
            <li key={key}>{zh.kinds.deducted(title, count, printedNumber(count * points))}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Tag({ item }: KindTagProps) {
  const { bonus } = optionsOf(item.schema)
  const most = zh.kinds.points(printedNumber(mostPoints(item)))
  const reasons = isDeducted(item) ? zh.kinds.reasons(deductionsIn(item, {}).length) : ''
  return (
    <span className="tag">
      {zh.kinds.tag(bonus ? zh.kinds.names.bonus : zh.kinds.names.score, [most, reasons].filter(Boolean).join('，'))}
    </span>
  )
}

export const score: KindView = { Field, Answer: Answered, Tag }
