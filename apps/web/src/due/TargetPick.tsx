import type { TargetView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'

interface TargetPickProps {
  plan: string
  /** Where the event happened: targets elsewhere are not offered. */
  region: string
  /** The id of the target that is meant; undefined while none is. */
  onChange: (target: string | undefined) => void
}

const labelOf = ({ name, place }: Pick<TargetView, 'name' | 'place'>): string => (place === '' ? name : `${name}（${place}）`)

/** The one target that an event happened to, found by its name in the register; empty for all of the region. */
export function TargetPick({ plan, region, onChange }: TargetPickProps) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const asked = text.trim().replace(/（.*$/, '')
  const search = useQuery({
    ...api.assignments.target.search.queryOptions({ plan, text: asked, region, limit: 20 }),
    enabled: asked !== '',
    placeholderData: (before) => before,
  })
  const found = search.data?.targets ?? []
  const meant = text === '' ? undefined : found.find((one) => labelOf(one) === text || one.id === text)
  const target = meant?.id
  useEffect(() => {
    input.current?.setCustomValidity(text !== '' && target === undefined ? zh.due.tellTargetUnknown : '')
    onChange(target)
  }, [text, target, onChange])
  return (
    <div className="field">
      <label htmlFor="tell-target">
        {zh.due.tellFields.target}
        <span className="field-hint"> {zh.due.tellTargetHint}</span>
      </label>
      <input
        id="tell-target"
        ref={input}
        className="input"
        list="tell-targets"
        autoComplete="off"
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id="tell-targets">
        {found.map((one) => (
          <option key={one.id} value={labelOf(one)} />
        ))}
      </datalist>
    </div>
  )
}
