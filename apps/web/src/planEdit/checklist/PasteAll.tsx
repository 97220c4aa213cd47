import { type PastedSection, readDocument } from '@duzhan/checklist/edit'
import { useMemo, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { PastedItems } from './NewItems.tsx'
import { PasteBox } from './PasteBox.tsx'

const words = zh.checklistEdit

interface PasteAllProps {
  /** What would be refused of the checklist with these in it, beside what is refused of it without. */
  faultsOf: (sections: readonly PastedSection[]) => readonly string[]
  onAdd: (sections: readonly PastedSection[]) => void
}

/** A whole checklist from a document, with its sections and what keeps it out, shown before it is taken. */
export function PasteAll({ faultsOf, onAdd }: PasteAllProps) {
  const [pasted, setPasted] = useState<string | null>(null)
  const found = useMemo(() => readDocument(pasted ?? ''), [pasted])
  const faults = useMemo(() => (found.length === 0 ? [] : faultsOf(found)), [found])
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
      {faults.map((message) => (
        <p key={message} className="field-error" role="alert">
          {words.pastedRefused(message)}
        </p>
      ))}
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
