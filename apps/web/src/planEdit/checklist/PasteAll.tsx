import { type PastedSection, readDocument } from '@duzhan/checklist/edit'
import { useMemo, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { PastedItems } from './NewItems.tsx'
import { PasteBox } from './PasteBox.tsx'

const words = zh.checklistEdit

/** A whole checklist from a document, with its sections, shown before it is taken. */
export function PasteAll({ onAdd }: { onAdd: (sections: readonly PastedSection[]) => void }) {
  const [pasted, setPasted] = useState<string | null>(null)
  const found = useMemo(() => readDocument(pasted ?? ''), [pasted])
  const count = found.reduce((sum, { items }) => sum + items.length, 0)
  if (pasted === null)
    return (
      <button type="button" className="button" onClick={() => setPasted('')}>
        {words.pasteAll}
      </button>
    )
  return (
    <div className="edit-paste">
      <PasteBox
        label={words.pasteAll}
        placeholder={words.pasteAllHint}
        hint={words.pasteAllHint}
        rows={8}
        value={pasted}
        onChange={setPasted}
      />
      <div className="builder-pasted">
        {found.map((section, at) => (
          // sections may be called the same
          <section key={at.toString()}>
            <strong>{section.title ?? words.untitledSection}</strong>
            <PastedItems items={section.items} />
          </section>
        ))}
      </div>
      <span className="builder-row">
        <button
          type="button"
          className="button button-primary"
          disabled={count === 0}
          onClick={() => {
            onAdd(found)
            setPasted(null)
          }}
        >
          {words.takeAll(found.length, count)}
        </button>
        <button type="button" className="button" onClick={() => setPasted(null)}>
          {zh.states.cancel}
        </button>
      </span>
    </div>
  )
}
