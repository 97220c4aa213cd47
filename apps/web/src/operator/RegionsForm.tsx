import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { readRegions } from '../region/readRegions.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import '../styles/faultList.css'

interface Props {
  home: string
  onSaved: (count: number) => void
  onCancel: () => void
}
/** So many faults are told at once. */
const told = 10

/** Enters regions by code and name, one on a line, typed or pasted; nothing is sent while a line cannot be read. */
export function RegionsForm({ home, onSaved, onCancel }: Props) {
  const [text, setText] = useState('')
  const id = useId()
  const queryClient = useQueryClient()
  const save = useMutation(
    api.identity.region.create.mutationOptions({
      onSuccess: ({ saved }) => onSaved(saved),
      onSettled: () => queryClient.invalidateQueries(api.identity.region.pathFilter()),
    }),
  )
  const { regions, faults } = readRegions(text, home)
  const nameOf = useRegionNames(home)
  const renamed = regions.filter(({ code, name }) => nameOf(code) !== code && nameOf(code) !== name).length
  const send = () => {
    if (faults.length === 0 && regions.length > 0) save.mutate({ regions })
  }
  return (
    <InlineForm
      label={zh.regions.add}
      confirm={zh.regions.save}
      sending={zh.regions.saving}
      isPending={save.isPending}
      error={save.error}
      onSubmit={send}
      onCancel={onCancel}
    >
      <div className="field">
        <label htmlFor={id}>{zh.regions.oneOrMore}</label>
        <textarea
          {...{ id, className: 'input', rows: 6, required: true, value: text, spellCheck: false }}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setText(target.value)}
        />
        <span className="field-hint" id={`${id}-hint`}>
          {zh.regions.pasteHint}
        </span>
      </div>
      {faults.length > 0 ? (
        <ul className="fault-list" aria-live="polite">
          {faults.slice(0, told).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
          {faults.length > told ? <li>{zh.regions.more(faults.length - told)}</li> : null}
        </ul>
      ) : null}
      {faults.length === 0 && regions.length > 0 ? (
        <p className="muted" role="status">
          {[zh.regions.read(regions.length), renamed > 0 ? zh.regions.renames(renamed) : []].flat().join('，')}
        </p>
      ) : null}
    </InlineForm>
  )
}
