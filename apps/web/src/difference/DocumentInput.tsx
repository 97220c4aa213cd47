import { type ChangeEvent, useId, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { type LoadedDocument, readDocument } from './readDocument.ts'
import '../styles/difference.css'

interface DocumentInputProps {
  loaded: LoadedDocument | null
  onLoad: (loaded: LoadedDocument | null) => void
}

/** Takes a plan document from a file or from pasted text, and says at once when it is not one. */
export function DocumentInput({ loaded, onLoad }: DocumentInputProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [name, setName] = useState<string | null>(null)
  const take = (next: string) => {
    setText(next)
    const read = readDocument(next)
    // an emptied field is a fresh start, not a mistake
    setFault(read.ok || next.trim() === '' ? null : read.fault)
    onLoad(read.ok ? read.loaded : null)
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const file = input.files?.[0]
    if (!file) return
    setName(file.name)
    file
      .text()
      .then(take, () => {
        setFault(zh.draft.faults.unreadable)
        onLoad(null)
      })
      // the same file, mended, may be chosen again
      .finally(() => {
        input.value = ''
      })
  }
  return (
    <div className="stack document-input">
      <div className="field">
        <span className="field-label">{zh.draft.file}</span>
        <p className="file-choice">
          <input id={`${id}-file`} className="visually-hidden" type="file" accept=".json,application/json" onChange={choose} />
          <label className="button" htmlFor={`${id}-file`}>
            {zh.draft.choose}
          </label>
          <span className="field-hint">{name === null ? zh.draft.chooseHint : zh.draft.chosen(name)}</span>
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{zh.draft.paste}</label>
        <textarea
          id={`${id}-text`}
          className="input"
          spellCheck={false}
          value={text}
          placeholder={zh.draft.pasteHint}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          onChange={(event) => take(event.target.value)}
        />
      </div>
      {fault === null ? null : (
        <p id={`${id}-fault`} className="field-error" role="alert">
          {fault}
        </p>
      )}
      {loaded ? (
        <p className="notice notice-good">
          <Icon name="check" />
          {zh.draft.loaded(loaded.title)}
        </p>
      ) : null}
    </div>
  )
}
