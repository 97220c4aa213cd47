import type { NamedField } from '@duzhan/plan/edit'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'

interface LinesFieldProps {
  named: NamedField
  value: unknown
  onChange: (value: unknown) => void
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Several short texts, one in each line; several may be pasted at once. */
export function LinesField({ named, value, onChange }: LinesFieldProps) {
  const kept = Array.isArray(value) ? value.map(String) : []
  const [typed, setTyped] = useState(kept.join('\n'))
  // what was changed elsewhere, as by a step back, goes before what was typed
  const text = linesOf(typed).join('\n') === kept.join('\n') ? typed : kept.join('\n')
  return (
    <textarea
      className="input"
      rows={Math.min(8, Math.max(2, kept.length + 1))}
      aria-label={named.words.zh}
      placeholder={zh.planEdit.onePerLine}
      value={text}
      onChange={({ target }) => {
        setTyped(target.value)
        const lines = linesOf(target.value)
        onChange(lines.length === 0 && !named.isRequired ? undefined : lines)
      }}
    />
  )
}
