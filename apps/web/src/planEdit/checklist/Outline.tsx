import { type ChecklistNote, type EditedSection, type ItemPlace, movedItems } from '@duzhan/checklist/edit'
import { type DragEvent, memo, useMemo, useRef, useState } from 'react'
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

/** What can be done with an item of the outline; the same from one drawing to the next. */
interface Hands {
  go: OutlineProps['onGo']
  pick: (place: ItemPlace, isPicked: boolean) => void
  grip: (place: ItemPlace) => void
  letGo: () => void
  dropping: (section: string, before: string | null) => Record<'onDragOver' | 'onDrop', (event: DragEvent) => void>
}

/** A place as a text, that of a section without an item too. */
const placeKey = (section: string | null, item: string | null): string => `${section} ${item}`
const isSame = (one: ItemPlace) => (other: ItemPlace) => one.section === other.section && one.item === other.item

/**
 * The checklist at a glance: found by words, chosen one or several, and dragged to another place. Whatever dragging does, the
 * buttons of an item and of what is chosen do by the keyboard.
 */
export const Outline = memo(function Outline({ sections, chosen, picked, notes, act, onPick, onGo }: OutlineProps) {
  const [search, setSearch] = useState('')
  const latest = useRef(picked)
  latest.current = picked
  // what is being dragged shows itself; nothing else is drawn anew for it
  const dragged = useRef<readonly ItemPlace[]>([])
  const hands = useMemo(
    (): Hands => ({
      go: onGo,
      pick: (place, isPicked) =>
        onPick(isPicked ? [...latest.current, place] : latest.current.filter((one) => !isSame(place)(one))),
      grip: (place) => {
        dragged.current = latest.current.some(isSame(place)) ? latest.current : [place]
      },
      letGo: () => {
        dragged.current = []
      },
      dropping: (section, before) => ({
        onDragOver: (event) => {
          if (dragged.current.length > 0) event.preventDefault()
        },
        onDrop: (event) => {
          event.preventDefault()
          const moving = dragged.current
          dragged.current = []
          if (moving.length > 0 && !moving.some((one) => one.section === section && one.item === before))
            act((schema) => movedItems(schema, moving, { section, before }))
        },
      }),
    }),
    [act, onPick, onGo],
  )
  const isFound = (title: string) => title.toLowerCase().includes(search.trim().toLowerCase())
  const found = sections.flatMap((section) => {
    const items = section.items.filter(({ title }) => isFound(title) || isFound(section.title))
    return items.length > 0 || search.trim() === '' || isFound(section.title) ? [{ section, items }] : []
  })
  const noted = useMemo(() => new Set(notes.map(({ section, item }) => placeKey(section, item))), [notes])
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
              {...hands.dropping(section.key, null)}
            >
              {section.no}、{section.title}
              <span className="faint"> {section.items.length}</span>
              {noted.has(placeKey(section.key, null)) ? <Icon name="warning" /> : null}
            </button>
            <ol>
              {items.map(({ key, no, title }) => (
                <OutlineItem
                  key={key}
                  {...{ section: section.key, item: key, no, title, hands }}
                  isPicked={picked.some(isSame({ section: section.key, item: key }))}
                  isNoted={noted.has(placeKey(section.key, key))}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  )
})

interface OutlineItemProps extends ItemPlace {
  no: string
  title: string
  isPicked: boolean
  isNoted: boolean
  hands: Hands
}

/** One item of the outline; it is drawn anew only when what it says is another. */
const OutlineItem = memo(function OutlineItem({ section, item, no, title, isPicked, isNoted, hands }: OutlineItemProps) {
  const place = { section, item }
  return (
    <li
      className="builder-outline-item"
      draggable
      title={words.drag}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', title)
        hands.grip(place)
      }}
      onDragEnd={hands.letGo}
      {...hands.dropping(section, item)}
    >
      <input
        type="checkbox"
        aria-label={words.pick(title)}
        checked={isPicked}
        onChange={({ target }) => hands.pick(place, target.checked)}
      />
      <button type="button" onClick={() => hands.go(section, item)}>
        <span className="faint">{no}</span> {title}
        {isNoted ? <Icon name="warning" /> : null}
      </button>
    </li>
  )
})
