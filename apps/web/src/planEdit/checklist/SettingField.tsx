import {
  type EditedColumn,
  type EditedDeduction,
  type EvidenceSetting,
  type Fields,
  type FindingAsks,
  type FindingSetting,
  type ItemPlace,
  type ItemSetting,
  numbersBeside,
} from '@duzhan/checklist/edit'
import { valueAt } from '@duzhan/plan/edit'
import { useId, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { Boxes } from '../ChoicesField.tsx'
import { IndicatorInput } from './ClauseFields.tsx'
import { ColumnFields } from './ColumnFields.tsx'
import { DeductionFields } from './DeductionFields.tsx'
import { EvidenceFields } from './EvidenceFields.tsx'
import { FindingFields } from './FindingFields.tsx'
import type { PlanParts } from './planParts.ts'

const words = zh.checklistEdit

interface SettingFieldProps {
  setting: ItemSetting
  item: Fields
  place: ItemPlace
  parts: PlanParts
  /** The checklist, for a setting that names other items of it. */
  schema: unknown
  onChange: (value: unknown) => void
}

/** One setting of an item under its words, filled by its form. */
export function SettingField(props: SettingFieldProps) {
  const id = useId()
  const { setting } = props
  const label = words.names[setting.name]
  const isAlone = ['flag', 'deductions', 'columns', 'evidence', 'finding', 'places', 'words'].includes(setting.form)
  const isWide = isAlone ? setting.form !== 'flag' : setting.form === 'lines' || ('isLong' in setting && setting.isLong)
  return (
    <div className={isWide ? 'builder-setting builder-setting-wide' : 'builder-setting'}>
      {setting.form === 'flag' || setting.form === 'finding' ? null : isAlone ? (
        <span className="edit-label">{label}</span>
      ) : (
        <label className="edit-label" htmlFor={id}>
          {label}
        </label>
      )}
      <Input {...props} id={id} label={label} />
    </div>
  )
}

function Input({ setting, item, place, parts, schema, onChange, id, label }: SettingFieldProps & { id: string; label: string }) {
  const { value } = setting
  const text = value === null || value === undefined ? '' : String(value)
  switch (setting.form) {
    case 'flag':
      return (
        <label className="edit-check">
          <input type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />
          {label}
        </label>
      )
    case 'text':
      if (setting.name === 'indicator')
        return <IndicatorInput id={id} parts={parts} value={text === '' ? null : text} onChange={onChange} />
      return setting.isLong ? (
        <textarea
          id={id}
          className="input"
          rows={2}
          maxLength={setting.most}
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      ) : (
        <input
          id={id}
          className="input"
          maxLength={setting.most}
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      )
    case 'number':
      return (
        <input
          id={id}
          className="input"
          type="number"
          min={setting.least}
          max={setting.most}
          step={setting.isWhole ? 1 : 'any'}
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
        />
      )
    case 'lines':
      return <Lines id={id} value={asList(value)} onChange={onChange} />
    case 'words':
      return (
        <Boxes
          label={label}
          isRequired
          value={value}
          options={setting.words.map((word) => ({ value: word, title: word }))}
          onChange={onChange}
        />
      )
    case 'word':
      return <Chosen {...{ id, text, onChange, options: setting.words.map((word) => ({ value: word, title: word })) }} />
    case 'choice':
      return (
        <Chosen
          {...{ id, text, onChange, isNeeded: setting.isNeeded === true }}
          options={setting.choices.map((one) => ({ value: one, title: words.choices[one as keyof typeof words.choices] ?? one }))} // its own word, tested
        />
      )
    case 'team':
      return (
        <Chosen
          {...{ id, text, onChange, none: words.ofTarget, options: parts.teams.map(({ key, title }) => ({ value: key, title })) }}
        />
      )
    case 'places': {
      const options = numbersBeside(schema, place).map(({ name, title }) => ({ value: name, title }))
      return options.length === 0 ? (
        <p className="faint">{words.noPlaces}</p>
      ) : (
        <Boxes label={label} isRequired value={value} options={options} onChange={onChange} />
      )
    }
    case 'deductions':
      return <DeductionFields reasons={value as EditedDeduction[]} onChange={onChange} /> // as settings of this form hold
    case 'columns':
      return <ColumnFields columns={value as EditedColumn[]} hasRows={!isGroup(item)} onChange={onChange} /> // as settings of this form hold
    case 'evidence':
      return <EvidenceFields evidence={value as EvidenceSetting | null} tellsBad={setting.tellsBad} onChange={onChange} /> // as settings of this form hold
    case 'finding':
      return (
        <FindingFields
          finding={value as FindingSetting | null} // as settings of this form hold
          begun={{ when: begunWhen(setting.asks), title: begunTitle(setting.asks, String(item['title'] ?? '')) }}
          asks={setting.asks}
          parts={parts}
          isOpen
          onChange={onChange}
        />
      )
  }
}

/** What a rule asks first where one is wanted: the last of the words, which are mostly ordered from good to bad. */
function begunWhen(asks: FindingAsks | null): FindingSetting['when'] {
  switch (asks?.of) {
    case 'words':
      return { kind: 'words', words: asks.words.slice(-1) }
    case 'reasons':
      return { kind: 'reasons', reasons: asks.reasons.slice(0, 1).map(({ key }) => key) }
    case 'rows': {
      const [column] = asks.columns
      return { kind: 'rows', column: column?.key ?? '', words: column?.words.slice(-1) ?? [] }
    }
    case 'number':
    case undefined:
      return { kind: 'number', bound: 'above', limit: 0 }
  }
}
/** Rows and reasons say no one answer that a title could tell. */
const begunTitle = (asks: FindingAsks | null, title: string): string =>
  asks?.of === 'rows' || asks?.of === 'reasons' ? title : `${title}：{answer}`

const isGroup = (item: Fields): boolean => valueAt(item, ['x-item', 'kind']) === 'group'
const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

interface ChosenProps {
  id: string
  text: string
  options: readonly { value: string; title: string }[]
  isNeeded?: boolean
  /** What it is called to have none. */
  none?: string
  onChange: (value: unknown) => void
}

function Chosen({ id, text, options, isNeeded = false, none = words.unsaid, onChange }: ChosenProps) {
  return (
    <select id={id} className="input" value={text} onChange={({ target }) => onChange(target.value === '' ? null : target.value)}>
      {isNeeded && text !== '' ? null : <option value="">{none}</option>}
      {text === '' || options.some(({ value }) => value === text) ? null : <option value={text}>{zh.planEdit.gone(text)}</option>}
      {options.map(({ value, title }) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>
  )
}

/** Words one a line. What is being typed stays as it is typed; empty lines and words said twice are no words. */
function Lines({ id, value, onChange }: { id: string; value: readonly string[]; onChange: (value: unknown) => void }) {
  const wordsIn = (text: string) => [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed !== null && wordsIn(typed).join('\n') === value.join('\n') ? typed : value.join('\n')
  return (
    <textarea
      id={id}
      className="input"
      rows={Math.min(8, Math.max(2, value.length + 1))}
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(wordsIn(target.value))
      }}
    />
  )
}
