import { columnKindNames, itemKinds } from '@duzhan/checklist'
import { type EditedColumn, freshColumn, moved } from '@duzhan/checklist/edit'
import { zh } from '../../locales/zh.ts'
import { Act } from '../Act.tsx'
import { Boxes } from '../ChoicesField.tsx'
import '../../styles/checklistEdit.css'

const words = zh.checklistEdit

interface ColumnFieldsProps {
  columns: readonly EditedColumn[]
  /** Whether there are rows to be summed. */
  hasRows: boolean
  onChange: (columns: EditedColumn[]) => void
}

const isWorded = (kind: string): boolean => kind === 'grade' || kind === 'choice' || kind === 'choices'

/** The columns of a table, or the fields of a group: what each asks, of which kind, whether it must be filled and is summed. */
export function ColumnFields({ columns, hasRows, onChange }: ColumnFieldsProps) {
  const write = (at: number, change: Partial<EditedColumn>) =>
    onChange(columns.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <>
      <ol className="builder-rows">
        {columns.map((column, at) => (
          <li key={column.key} className="builder-row">
            <input
              className="input builder-row-title"
              aria-label={words.column(at + 1)}
              maxLength={300}
              value={column.title}
              onChange={({ target }) => write(at, { title: target.value })}
            />
            <select
              className="input"
              aria-label={words.columnKind(at + 1)}
              value={column.kind}
              onChange={({ target }) =>
                write(at, { kind: columnKindNames.find((one) => one === target.value) ?? column.kind, words: [], bad: [] })
              }
            >
              {columnKindNames.map((kind) => (
                <option key={kind} value={kind}>
                  {itemKinds[kind].title.zh}
                </option>
              ))}
            </select>
            {column.kind === 'number' ? (
              <input
                className="input builder-short"
                aria-label={words.columnUnit(at + 1)}
                placeholder={words.names.unit}
                maxLength={20}
                value={column.unit ?? ''}
                onChange={({ target }) => write(at, { unit: target.value === '' ? null : target.value })}
              />
            ) : null}
            {isWorded(column.kind) ? (
              <input
                className="input builder-row-title"
                aria-label={words.columnWords(at + 1)}
                value={column.words.join('、')}
                onChange={({ target }) => write(at, { words: target.value.split('、') })}
              />
            ) : null}
            {column.kind === 'grade' ? (
              <span className="builder-row-bad">
                <span className="faint">{words.names.bad}</span>
                <Boxes
                  label={words.columnBad(at + 1)}
                  isRequired
                  value={column.bad}
                  options={column.words.map((word) => ({ value: word, title: word }))}
                  onChange={(next) => write(at, { bad: Array.isArray(next) ? next.map(String) : [] })}
                />
              </span>
            ) : null}
            <label className="edit-check">
              <input
                type="checkbox"
                checked={column.isRequired}
                onChange={({ target }) => write(at, { isRequired: target.checked })}
              />
              {words.columnRequired}
            </label>
            {hasRows && column.kind === 'number' ? (
              <label className="edit-check">
                <input
                  type="checkbox"
                  checked={column.isTotalled}
                  onChange={({ target }) => write(at, { isTotalled: target.checked })}
                />
                {words.columnTotal}
              </label>
            ) : null}
            <span className="edit-element-acts">
              <Act
                label={zh.planEdit.up}
                of={column.title}
                isDisabled={at === 0}
                onAct={() => onChange(moved(columns, at, at - 1))}
              />
              <Act
                label={zh.planEdit.remove}
                of={column.title}
                isDisabled={columns.length === 1}
                onAct={() => onChange(columns.filter((_, index) => index !== at))}
              />
            </span>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button button-quiet button-small builder-add"
        onClick={() => onChange([...columns, freshColumn(columns, words.newColumn)])}
      >
        {words.addColumn}
      </button>
    </>
  )
}
