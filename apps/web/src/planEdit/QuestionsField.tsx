import { type ItemKind, itemKinds } from '@duzhan/checklist'
import {
  type EditedItem,
  type EditedSection,
  judgedItem,
  movedItem,
  movedSection,
  type PlainItemKind,
  plainItemKinds,
  readPasted,
  requiredItem,
  sectionsOf,
  titledItem,
  titledSection,
  withItems,
  withSection,
} from '@duzhan/checklist/edit'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Act } from './ElementList.tsx'
import { FindingFields } from './FindingFields.tsx'

const words = zh.planEdit.questions
const kindWords = (kind: string): string => (Object.hasOwn(itemKinds, kind) ? itemKinds[kind as ItemKind].title.zh : kind) // it is one of them

interface QuestionsFieldProps {
  /** The schema of the checklist. */
  value: unknown
  onChange: (schema: unknown) => void
}

/** The sections and items of a checklist, edited where they stand; what an item is set to beside stays with it. */
export function QuestionsField({ value, onChange }: QuestionsFieldProps) {
  const sections = sectionsOf(value)
  return (
    <div className="edit-questions">
      {sections.map((section, at) => (
        <fieldset key={section.key} className="edit-question-section" aria-label={words.sectionNamed(section.title)}>
          <div className="edit-element-head">
            <span className="faint">{section.no}</span>
            <input
              className="input"
              aria-label={words.section(section.no)}
              maxLength={300}
              value={section.title}
              onChange={({ target }) => onChange(titledSection(value, section.key, target.value))}
            />
            <span className="edit-element-acts">
              <Act
                label={zh.planEdit.up}
                of={section.title}
                isDisabled={at === 0}
                onAct={() => onChange(movedSection(value, at, at - 1))}
              />
              <Act
                label={zh.planEdit.down}
                of={section.title}
                isDisabled={at === sections.length - 1}
                onAct={() => onChange(movedSection(value, at, at + 1))}
              />
              <Act label={zh.planEdit.remove} of={section.title} onAct={() => onChange(movedSection(value, at, null))} />
            </span>
          </div>
          <ol className="edit-question-items">
            {section.items.map((item, index) => (
              <li key={item.key}>
                <Item {...{ schema: value, section, item, index, onChange }} />
              </li>
            ))}
          </ol>
          <NewItems onAdd={(items) => onChange(withItems(value, section.key, items))} />
        </fieldset>
      ))}
      <button type="button" className="button" onClick={() => onChange(withSection(value, words.newSection))}>
        {words.addSection}
      </button>
    </div>
  )
}

interface ItemProps {
  schema: unknown
  section: EditedSection
  item: EditedItem
  index: number
  onChange: (schema: unknown) => void
}

function Item({ schema, section, item, index, onChange }: ItemProps) {
  const at = { section: section.key, item: item.key }
  return (
    <>
      <div className="edit-question">
        <span className="faint">{item.no}</span>
        <textarea
          className="input"
          rows={Math.min(4, 1 + Math.floor(item.title.length / 28))}
          aria-label={words.item(item.no)}
          maxLength={300}
          value={item.title}
          onChange={({ target }) => onChange(titledItem(schema, at, target.value.replaceAll('\n', '')))}
        />
      </div>
      <div className="edit-question-settings">
        <span className="tag">{kindWords(item.kind)}</span>
        <label className="edit-check">
          <input
            type="checkbox"
            checked={item.isRequired}
            onChange={({ target }) => onChange(requiredItem(schema, at, target.checked))}
          />
          {words.isRequired}
        </label>
        {item.good === null ? null : (
          <select
            className="input"
            aria-label={words.good}
            value={item.good}
            onChange={({ target }) => onChange(judgedItem(schema, at, { ...item, good: target.value === 'no' ? 'no' : 'yes' }))}
          >
            <option value="yes">{words.goods.yes}</option>
            <option value="no">{words.goods.no}</option>
          </select>
        )}
        <span className="edit-element-acts">
          <Act
            label={zh.planEdit.up}
            of={item.title}
            isDisabled={index === 0}
            onAct={() => onChange(movedItem(schema, section.key, index, index - 1))}
          />
          <Act
            label={zh.planEdit.down}
            of={item.title}
            isDisabled={index === section.items.length - 1}
            onAct={() => onChange(movedItem(schema, section.key, index, index + 1))}
          />
          <Act label={zh.planEdit.remove} of={item.title} onAct={() => onChange(movedItem(schema, section.key, index, null))} />
        </span>
      </div>
      {item.good === null ? null : (
        <FindingFields finding={item.finding} onChange={(finding) => onChange(judgedItem(schema, at, { ...item, finding }))} />
      )}
    </>
  )
}

/** One item of a chosen kind, or many at once from a document. */
function NewItems({ onAdd }: { onAdd: (items: { kind: PlainItemKind; title: string }[]) => void }) {
  const [kind, setKind] = useState<PlainItemKind>('judgement')
  const [pasted, setPasted] = useState<string | null>(null)
  const found = readPasted(pasted ?? '')
  if (pasted !== null)
    return (
      <div className="edit-paste">
        <textarea
          className="input"
          rows={6}
          aria-label={words.paste}
          placeholder={words.pasteHint}
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
        />
        <p className="faint">{words.pasted}</p>
        {found.length > 0 ? (
          <ul className="edit-pasted">
            {found.map((item, at) => (
              // lines may say the same
              <li key={at.toString()}>
                <span className="tag">{kindWords(item.kind)}</span> {item.title}
              </li>
            ))}
          </ul>
        ) : null}
        <button
          type="button"
          className="button button-primary button-small"
          disabled={found.length === 0}
          onClick={() => {
            onAdd(found)
            setPasted(null)
          }}
        >
          {words.take(found.length)}
        </button>
        <button type="button" className="button button-small" onClick={() => setPasted(null)}>
          {zh.states.cancel}
        </button>
      </div>
    )
  return (
    <div className="edit-new-item">
      <select
        className="input"
        aria-label={words.kind}
        value={kind}
        onChange={({ target }) => setKind(plainItemKinds.find((one) => one === target.value) ?? kind)}
      >
        {plainItemKinds.map((one) => (
          <option key={one} value={one}>
            {kindWords(one)}
          </option>
        ))}
      </select>
      <button type="button" className="button button-small" onClick={() => onAdd([{ kind, title: words.newItem }])}>
        {words.addItem}
      </button>
      <button type="button" className="button button-small" onClick={() => setPasted('')}>
        {words.paste}
      </button>
    </div>
  )
}
