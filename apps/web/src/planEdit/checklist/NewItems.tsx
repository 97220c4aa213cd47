import { type NewItem, plainItemKinds, readPasted } from '@duzhan/checklist/edit'
import { useMemo, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { kindNames, kindWords } from './kindWords.ts'
import { PasteBox } from './PasteBox.tsx'

const words = zh.planEdit.questions

/** Kinds in the order in which an author looks for them: first those that most items are of. */
const offered = [...plainItemKinds, ...kindNames.filter((kind) => !plainItemKinds.some((one) => one === kind))]

/** One item of a chosen kind, or many at once from a document. */
export function NewItems({ onAdd }: { onAdd: (items: readonly NewItem[]) => void }) {
  const [kind, setKind] = useState<NewItem['kind']>('judgement')
  const [pasted, setPasted] = useState<string | null>(null)
  const found = useMemo(() => readPasted(pasted ?? ''), [pasted])
  if (pasted !== null)
    return (
      <div className="edit-paste">
        <PasteBox
          label={words.paste}
          placeholder={words.pasteHint}
          hint={words.pasted}
          rows={6}
          value={pasted}
          onChange={setPasted}
        />
        <PastedItems items={found} />
        <button
          type="button"
          className="button button-primary button-small"
          disabled={found.length === 0}
          onClick={() => {
            onAdd(found)
            setPasted(null)
          }}
        >
          {words.take(found.length)}
        </button>
        <button type="button" className="button button-small" onClick={() => setPasted(null)}>
          {zh.states.cancel}
        </button>
      </div>
    )
  return (
    <div className="edit-new-item">
      <select
        className="input"
        aria-label={words.kind}
        value={kind}
        onChange={({ target }) => setKind(offered.find((one) => one === target.value) ?? kind)}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {kindWords(one)}
          </option>
        ))}
      </select>
      <button type="button" className="button button-small" onClick={() => onAdd([{ kind, title: words.newItem }])}>
        {words.addItem}
      </button>
      <button type="button" className="button button-small" onClick={() => setPasted('')}>
        {words.paste}
      </button>
    </div>
  )
}

/** What was pasted as it would be taken: the kind of each line, and which answer is good where it is not 是. */
export function PastedItems({ items }: { items: readonly NewItem[] }) {
  if (items.length === 0) return null
  return (
    <ul className="edit-pasted">
      {items.map((item, at) => (
        // lines may say the same
        <li key={at.toString()}>
          <span className="tag">{kindWords(item.kind)}</span> {item.title}
          {item.good === 'no' ? <span className="faint"> {words.goods.no}</span> : null}
          {item.unit === undefined ? null : <span className="faint"> {item.unit}</span>}
        </li>
      ))}
    </ul>
  )
}
