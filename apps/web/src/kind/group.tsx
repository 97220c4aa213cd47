import { zh } from '../locales/zh.ts'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'
import { CellFields } from './rows/CellFields.tsx'
import { columnsIn } from './rows/columns.ts'
import { ScalarAnswer } from './ScalarAnswer.tsx'

function Field({ item, held, change, errorOf, onLeave, now }: KindFieldProps) {
  return (
    <CellFields
      columns={columnsIn(item)}
      row={held}
      errorOf={errorOf}
      now={now}
      onChange={(key, value) => change({ [key]: value })}
      onLeave={onLeave}
    />
  )
}

function Answered({ item, given }: KindAnswerProps) {
  return (
    <dl className="answer-block answer-cells">
      {columnsIn(item).map(({ key, title, scalar, schema }) => (
        <div key={key}>
          <dt>{title}</dt>
          <dd>
            <ScalarAnswer scalar={scalar} schema={schema} value={given[key]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Tag({ item }: KindTagProps) {
  return (
    <span className="tag">{zh.kinds.tag(zh.kinds.names.group, zh.kinds.listed(columnsIn(item).map(({ title }) => title)))}</span>
  )
}

export const group: KindView = { Field, Answer: Answered, Tag }
