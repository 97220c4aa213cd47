import { zh } from '../locales/zh.ts'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'
import { kindTitle } from './options.ts'
import { CellFields } from './rows/CellFields.tsx'
import { ScalarAnswer } from './ScalarAnswer.tsx'
import { scalars } from './scalars.ts'

function Field({ item, held, change, errorOf, onLeave, now }: KindFieldProps) {
  return (
    <CellFields
      columns={item.columns}
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
      {item.columns.map(({ key, title, kind, schema, isRequired }) => (
        <div key={key}>
          <dt>{title}</dt>
          <dd>
            <ScalarAnswer scalar={scalars[kind]} schema={schema} value={given[key]} isRequired={isRequired} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Tag({ item }: KindTagProps) {
  return <span className="tag">{zh.kinds.tag(kindTitle('group'), zh.kinds.listed(item.columns.map(({ title }) => title)))}</span>
}

export const group: KindView = { Field, Answer: Answered, Tag }
