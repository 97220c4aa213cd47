import type { RegionChangeView } from '@duzhan/contracts'
import { type FormEvent, useId, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { RegionPicker } from '../region/RegionPicker.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { RegionChangeEffect } from './RegionChangeEffect.tsx'
import { RegionMerger } from './RegionMerger.tsx'
import { type ChangeFields, draftOf } from './regionChangeDraft.ts'
import { useBeside } from './useBeside.ts'

interface Props {
  home: string
  onDone: (change: RegionChangeView) => void
  onCancel: () => void
}
const empty: Omit<ChangeFields, 'region'> = { kind: 'rename', others: [], into: '', code: '', name: '', from: '' }

/** Enters a change of regions: what becomes what and when; then what it concerns, before it is confirmed. */
export function RegionChangeForm({ home, onDone, onCancel }: Props) {
  const [fields, setFields] = useState<ChangeFields>({ ...empty, region: home })
  const around = useBeside(fields.region)
  const [isLooking, setLooking] = useState(false)
  const id = useId()
  const set = (more: Partial<ChangeFields>) => setFields((before) => ({ ...before, ...more }))
  const draft = draftOf(fields)
  const { kind, region, name, from } = fields
  if (isLooking && draft)
    return <RegionChangeEffect {...{ draft, nameOf: around.nameOf, onDone }} onBack={() => setLooking(false)} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft) setLooking(true)
  }
  return (
    <form className="inline-form" onSubmit={submit} aria-label={zh.regionChange.enter}>
      <ChipGroup
        label={zh.regionChange.kind}
        options={(['rename', 'merge'] as const).map((value) => ({ value, title: zh.regionChange.kinds[value] }))}
        value={kind}
        onChange={(value) => set({ kind: value, others: [], into: '', code: '' })}
      />
      <RegionPicker
        label={zh.regionChange.which}
        home={home}
        value={region}
        onChange={(chosen) => set({ region: chosen, others: [], into: '' })}
      />
      {kind === 'merge' ? <RegionMerger {...{ around, fields, set }} /> : null}
      <div className="body-fields">
        <div className="field">
          <label htmlFor={`${id}-name`}>{zh.regionChange.name}</label>
          <input
            {...{ id: `${id}-name`, className: 'input', required: true, maxLength: 60, value: name }}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-from`}>{zh.regionChange.from}</label>
          <input
            {...{ id: `${id}-from`, className: 'input', type: 'date', required: true, value: from }}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => set({ from: target.value })}
          />
          <span className="field-hint" id={`${id}-hint`}>
            {zh.regionChange.fromHint}
          </span>
        </div>
      </div>
      <div className="filters">
        <button type="submit" className="button button-primary" disabled={draft === null}>
          {zh.regionChange.look}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {zh.states.cancel}
        </button>
      </div>
    </form>
  )
}
