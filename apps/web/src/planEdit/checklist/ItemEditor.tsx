import type { ItemKind } from '@duzhan/checklist'
import {
  clausesOf,
  copiedItem,
  type Fields,
  type ItemPlace,
  isAnswered,
  isCompound,
  itemAt,
  type Lost,
  lostAs,
  movedItem,
  requiredItem,
  settingsOf,
  titledItem,
  withClause,
  withItemAt,
  withKind,
  withSetting,
  withSplit,
} from '@duzhan/checklist/edit'
import { memo, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { Act } from '../Act.tsx'
import { WritersHere } from '../presence/Writers.tsx'
import { ClauseFields, GoodAnswer } from './ClauseFields.tsx'
import { FeedTold } from './IndicatorFeed.tsx'
import { kindNames, kindWords } from './kindWords.ts'
import type { PlanParts } from './planParts.ts'
import { SettingField } from './SettingField.tsx'
import { ShownIfField } from './ShownIfField.tsx'

const words = zh.checklistEdit
const asked = zh.planEdit.questions

/** Changes the checklist as it stands by then. */
export type ActOn = (edit: (schema: unknown) => unknown) => void

interface ItemEditorProps {
  section: string
  itemKey: string
  /** The item as the checklist has it; the same object until it is changed. */
  raw: Fields
  index: number
  count: number
  isRequired: boolean
  /** Whether the superior's plan demands an answer: then this one does, whatever it says. */
  isDemandedAbove: boolean
  parts: PlanParts
  act: ActOn
  isOpen: boolean
  /** The checklist; only of an item that is open, for what it says of other items. */
  schema: unknown
  onOpen: (place: ItemPlace | null) => void
}

/** One item in the form: its words and what an author looks at first; opened, everything that it can be set to. */
export const ItemEditor = memo(function ItemEditor(props: ItemEditorProps) {
  const { section, itemKey, raw, index, count, isRequired, isDemandedAbove, parts, act, isOpen, onOpen } = props
  const place = { section, item: itemKey }
  const { kind, no } = annotation(raw)
  const title = String(raw['title'] ?? '')
  const clauses = clausesOf(raw)
  const [only, ...others] = clauses
  const write = (item: Fields) => act((schema) => withItemAt(schema, place, () => item))
  return (
    <div className="builder-item" id={`edit-${section}-${itemKey}`} data-open={isOpen ? '' : undefined}>
      <div className="edit-question">
        <span className="faint">{no}</span>
        <textarea
          className="input"
          rows={Math.min(4, 1 + Math.floor(title.length / 24))}
          aria-label={asked.item(no)}
          maxLength={300}
          value={title}
          onChange={({ target }) => act((schema) => titledItem(schema, place, target.value.replaceAll('\n', '')))}
        />
      </div>
      <div className="edit-question-settings">
        <WritersHere at={[section, itemKey]} />
        <KindChoice
          kind={kind}
          label={words.kindOf(no)}
          raw={raw}
          onChoose={(next) => act((schema) => withKind(schema, place, next))}
        />
        {isAnswered(kind) ? (
          <label className="edit-check">
            <input
              type="checkbox"
              checked={isRequired || isDemandedAbove}
              disabled={isDemandedAbove}
              onChange={({ target }) => act((schema) => requiredItem(schema, place, target.checked))}
            />
            {asked.isRequired}
            {isDemandedAbove ? <span className="faint">{zh.planEdit.inherited.demanded}</span> : null}
          </label>
        ) : null}
        {only && others.length === 0 ? (
          <GoodAnswer label={asked.good} good={only.good} onChange={(good) => write(withClause(raw, only.key, { good }))} />
        ) : null}
        {only && others.length === 0 && isCompound({ properties: { [section]: { properties: { [itemKey]: raw } } } }, place) ? (
          <Act label={words.split} of={title} onAct={() => act((schema) => withSplit(schema, place))} />
        ) : null}
        <span className="edit-element-acts">
          <button
            type="button"
            className="button button-quiet button-small"
            aria-label={words.settingsOf(title)}
            aria-expanded={isOpen}
            onClick={() => onOpen(isOpen ? null : place)}
          >
            {words.settings}
          </button>
          <Act
            label={zh.planEdit.up}
            of={title}
            isDisabled={index === 0}
            onAct={() => act((schema) => movedItem(schema, section, index, index - 1))}
          />
          <Act
            label={zh.planEdit.down}
            of={title}
            isDisabled={index === count - 1}
            onAct={() => act((schema) => movedItem(schema, section, index, index + 1))}
          />
          <Act label={words.copy} of={title} onAct={() => act((schema) => copiedItem(schema, place))} />
          <Act label={zh.planEdit.remove} of={title} onAct={() => act((schema) => movedItem(schema, section, index, null))} />
        </span>
      </div>
      {clauses.length > 0 ? (
        <ClauseFields item={raw} parts={parts} isOpen={isOpen} onChange={write} onOpen={() => onOpen(place)} />
      ) : null}
      {clauses.length === 0 ? <FeedTold parts={parts} code={codeOf(raw)} good={null} /> : null}
      {isOpen ? <Settings {...props} place={place} /> : null}
    </div>
  )
})

function annotation(raw: Fields): { kind: string; no: string } {
  const { kind, no } = (raw['x-item'] ?? {}) as Fields // an annotation is a group, and nothing where there is none
  return { kind: String(kind ?? ''), no: String(no ?? '') }
}

/** The indicator that an item feeds as a whole; null where it feeds none. */
function codeOf(raw: Fields): string | null {
  const { code } = (raw['x-indicator'] ?? {}) as Fields // an annotation is a group, and nothing where there is none
  return typeof code === 'string' ? code : null
}

/** What stands in most items unasked is nothing that an author has filled. */
const usual = ['adds', 'offersNote', 'offersPhotos']

/** The settings that an author looks at first, and the others folded away. */
function Settings({ raw, parts, act, schema, place }: ItemEditorProps & { place: ItemPlace }) {
  const settings = settingsOf(raw)
  const [first, more] = [settings.filter(({ isMain }) => isMain), settings.filter(({ isMain }) => !isMain)]
  const filled = more.filter(({ value, name }) => value !== null && value !== false && !usual.includes(name)).length
  const standing = itemAt(schema, place)
  const isShownIf = standing['x-shown-if'] !== undefined
  const field = (setting: (typeof settings)[number]) => (
    <SettingField
      key={setting.name}
      {...{ setting, item: raw, place, parts, schema }}
      onChange={(value) => act((now) => withSetting(now, place, { name: setting.name, value }))}
    />
  )
  return (
    <div className="builder-settings">
      {first.map(field)}
      <details className="edit-more builder-setting-wide">
        <summary>{words.more(filled + (isShownIf ? 1 : 0))}</summary>
        <div className="builder-settings">
          <ShownIfField schema={schema} place={place} onChange={(next) => act(() => next)} />
          {more.map(field)}
        </div>
      </details>
    </div>
  )
}

interface KindChoiceProps {
  kind: string
  label: string
  raw: Fields
  onChoose: (kind: ItemKind) => void
}

/** The kind of an item. Before it is asked in another way, what would be lost is said. */
function KindChoice({ kind, label, raw, onChoose }: KindChoiceProps) {
  const [waiting, setWaiting] = useState<{ kind: ItemKind; lost: Lost[] } | null>(null)
  const choose = (next: string) => {
    const found = kindNames.find((one) => one === next)
    if (found === undefined || found === kind) return
    const lost = lostAs(raw, found)
    if (lost.length === 0) onChoose(found)
    else setWaiting({ kind: found, lost })
  }
  return (
    <>
      <select className="input" aria-label={label} value={kind} onChange={({ target }) => choose(target.value)}>
        {kindNames.some((one) => one === kind) ? null : <option value={kind}>{kind}</option>}
        {kindNames.map((one) => (
          <option key={one} value={one}>
            {kindWords(one)}
          </option>
        ))}
      </select>
      {waiting ? (
        <span className="builder-lost" role="alert">
          {words.lost(waiting.lost.map(lostWords).join('、'))}
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              onChoose(waiting.kind)
              setWaiting(null)
            }}
          >
            {words.changeKind(kindWords(waiting.kind))}
          </button>
          <button type="button" className="button button-quiet button-small" onClick={() => setWaiting(null)}>
            {words.keepKind}
          </button>
        </span>
      ) : null}
    </>
  )
}

const lostWords = (lost: Lost): string =>
  lost === 'clauses' || lost === 'clauseFindings' || lost === 'isRequired' ? words.lostWords[lost] : words.names[lost]
