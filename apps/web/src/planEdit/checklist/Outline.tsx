import { type ChecklistNote, type EditedSection, type ItemPlace, movedItems } from '@duzhan/checklist/edit'
import { memo, useRef, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { ActOn } from './ItemEditor.tsx'

const words = zh.checklistEdit

interface OutlineProps {
  sections: readonly EditedSection[]
  chosen: string
  picked: readonly ItemPlace[]
  notes: readonly ChecklistNote[]
  act: ActOn
  onPick: (places: readonly ItemPlace[]) => void
  onGo: (section: string, item: string | null) => void
}

const isSame = (one: ItemPlace) => (other: ItemPlace) => one.section === other.section && one.item === other.item

/**
 * The checklist at a glance: found by words, chosen one or several, and dragged to another place. Whatever dragging does, the
 * buttons of an item and of what is chosen do by the keyboard.
 */
export const Outline = memo(function Outline({ sections, chosen, picked, notes, act, onPick, onGo }: OutlineProps) {
  const [search, setSearch] = useState('')
  // what is being dragged shows itself; nothing else is drawn anew for it
  const dragged = useRef<readonly ItemPlace[]>([])
  const isFound = (title: string) => title.toLowerCase().includes(search.trim().toLowerCase())
  const found = sections.flatMap((section) => {
    const items = section.items.filter(({ title }) => isFound(title) || isFound(section.title))
    return items.length > 0 || search.trim() === '' || isFound(section.title) ? [{ section, items }] : []
  })
  const drop = (section: string, before: string | null) => {
    const moving = dragged.current
    dragged.current = []
    if (moving.length > 0 && !moving.some((one) => one.section === section && one.item === before))
      act((schema) => movedItems(schema, moving, { section, before }))
  }
  const dropping = (section: string, before: string | null) => ({
    onDragOver: (event: React.DragEvent) => {
      if (dragged.current.length > 0) event.preventDefault()
    },
    onDrop: (event: React.DragEvent) => {
      event.preventDefault()
      drop(section, before)
    },
  })
  const isNoted = (section: string, item: string | null) => notes.some((note) => note.section === section && note.item === item)
  return (
    <nav className="builder-outline" aria-label={words.outline}>
      <input
        className="input"
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {found.length === 0 ? <p className="muted">{words.nothingFound}</p> : null}
      <ol>
        {found.map(({ section, items }) => (
          <li key={section.key}>
            <button
              type="button"
              className="builder-outline-section"
              aria-current={section.key === chosen ? 'true' : undefined}
              onClick={() => onGo(section.key, null)}
              {...dropping(section.key, null)}
            >
              {section.no}、{section.title}
              <span className="faint"> {section.items.length}</span>
              {isNoted(section.key, null) ? <Icon name="warning" /> : null}
            </button>
            <ol>
              {items.map((item) => {
                const place = { section: section.key, item: item.key }
                const isPicked = picked.some(isSame(place))
                return (
                  <li
                    key={item.key}
                    className="builder-outline-item"
                    draggable
                    title={words.drag}
                    onDragStart={(event) => {
                      event.dataTransfer.setData('text/plain', item.title)
                      dragged.current = isPicked ? picked : [place]
                    }}
                    onDragEnd={() => {
                      dragged.current = []
                    }}
                    {...dropping(section.key, item.key)}
                  >
                    <input
                      type="checkbox"
                      aria-label={words.pick(item.title)}
                      checked={isPicked}
                      onChange={({ target }) =>
                        onPick(target.checked ? [...picked, place] : picked.filter((one) => !isSame(place)(one)))
                      }
                    />
                    <button type="button" onClick={() => onGo(section.key, item.key)}>
                      <span className="faint">{item.no}</span> {item.title}
                      {isNoted(section.key, item.key) ? <Icon name="warning" /> : null}
                    </button>
                  </li>
                )
              })}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  )
})
