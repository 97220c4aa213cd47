import { useId } from 'react'
import { zh } from '../locales/zh.ts'

/** How a person is to come by a password: by a first one on paper, or by a link that lets them set their own. */
export type Handing = keyof typeof zh.people.ways

const ways = Object.keys(zh.people.ways) as Handing[] // the keys of that table

export function HandingField({ value, onChange }: { value: Handing; onChange: (value: Handing) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{zh.people.handing}</label>
      <select
        {...{ id, className: 'input', value }}
        onChange={({ target }) => onChange(target.value as Handing) /* the options are the ways */}
      >
        {ways.map((way) => (
          <option key={way} value={way}>
            {zh.people.ways[way]}
          </option>
        ))}
      </select>
    </div>
  )
}
