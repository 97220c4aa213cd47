import type { RegionChangeView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { RegionPicker } from '../region/RegionPicker.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { MomentInput } from '../ui/MomentInput.tsx'
import { RegionChangeEffect } from './RegionChangeEffect.tsx'
import { RegionMerger } from './RegionMerger.tsx'
import { RegionMove, RegionSplit } from './RegionMove.tsx'
import { type ChangeFields, draftOf, freeCode, placeOfCode } from './regionChangeDraft.ts'
import { useBeside } from './useBeside.ts'

interface Props {
  home: string
  onDone: (change: RegionChangeView) => void
  onCancel: () => void
}
const empty: Omit<ChangeFields, 'region'> = { kind: 'rename', others: [], into: '', place: '', code: '', name: '', from: '' }
const kinds = ['rename', 'merge', 'move', 'split', 'retire'] as const

/** Enters a change of regions: what becomes what and when; then what it concerns, before it is confirmed. */
export function RegionChangeForm({ home, onDone, onCancel }: Props) {
  const [typed, setFields] = useState<ChangeFields>({ ...empty, region: home })
  const fields = { ...typed, code: useCode(typed) }
  const { kind, region, name, from } = fields
  const around = useBeside(region, fields.place, kind === 'split')
  const [isLooking, setLooking] = useState(false)
  const id = useId()
  const set = (more: Partial<ChangeFields>) => setFields((before) => ({ ...before, ...more }))
  const draft = draftOf(fields, around.nameOf(region))
  if (isLooking && draft)
    return (
      <RegionChangeEffect {...{ draft, place: fields.place, nameOf: around.nameOf, onDone }} onBack={() => setLooking(false)} />
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft) setLooking(true)
  }
  return (
    <form className="inline-form" onSubmit={submit} aria-label={zh.regionChange.enter}>
      <ChipGroup
        label={zh.regionChange.kind}
        options={kinds.map((value) => ({ value, title: zh.regionChange.kinds[value] }))}
        value={kind}
        onChange={(value) => set({ kind: value, others: [], into: '', place: '', code: '' })}
      />
      <p className="muted">{zh.regionChange.kindLeads[kind]}</p>
      <RegionPicker
        label={zh.regionChange.which}
        home={home}
        value={region}
        onChange={(chosen) => set({ region: chosen, others: [], into: '', place: '', code: '' })}
      />
      {kind === 'merge' ? <RegionMerger {...{ around, fields, set }} /> : null}
      {kind === 'move' ? <RegionMove {...{ home, fields, set }} /> : null}
      {kind === 'split' ? <RegionSplit {...{ around, fields, set }} /> : null}
      <div className="body-fields">
        {kind === 'retire' ? null : (
          <div className="field">
            <label htmlFor={`${id}-name`}>{kind === 'split' ? zh.regionChange.newName : zh.regionChange.name}</label>
            <input
              {...{ id: `${id}-name`, className: 'input', required: true, maxLength: 60, value: name }}
              onChange={({ target }) => set({ name: target.value })}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-from`}>{zh.regionChange.from}</label>
          <MomentInput
            {...{ id: `${id}-from`, kind: 'date', required: true, value: from }}
            aria-describedby={`${id}-hint`}
            onChange={(day) => set({ from: day })}
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

/** The code that was typed or, before anything was, one that is free where the change makes a new one. */
function useCode(fields: ChangeFields): string {
  const place = placeOfCode(fields)
  const there = useQuery(api.identity.region.list.queryOptions({ beneath: place }, { enabled: place !== '' }))
  if (fields.code !== '' || place === '' || !there.data) return fields.code
  return freeCode(place, fields.region, there.data)
}
