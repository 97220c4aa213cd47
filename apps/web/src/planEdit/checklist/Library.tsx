import { borrowedItems, itemsFound, type LibraryItem, themesOf, withBorrowed, withBorrowedSections } from '@duzhan/checklist/edit'
import { useMemo, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { useMe } from '../../person/me.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useComesIntoView } from '../../ui/useComesIntoView.ts'
import { favouritesOf, withFavourite } from './favourites.ts'
import type { ActOn } from './ItemEditor.tsx'
import { kindWords } from './kindWords.ts'
import type { PlanParts } from './planParts.ts'
import { mostPlans, useLibrary } from './useLibrary.ts'

const words = zh.checklistEdit
const own = words.library

interface LibraryProps {
  /** The section that items are added to. */
  chosen: string
  chosenWords: string
  parts: PlanParts
  act: ActOn
}

/** So many are shown; a word more finds the others. */
const mostShown = 60
const leftNames: Readonly<Record<string, string>> = { ...words.names, shownIf: words.exchange.lostWords.shownIf }

/** Items and sections of all plans that one may see, found by words and by theme, and added with their indicator and source. */
export function Library({ chosen, chosenWords, parts, act }: LibraryProps) {
  const { account } = useMe()
  const here = useComesIntoView()
  const [{ plan, text, theme, isOwn }, setSearch] = useState({ plan: '', text: '', theme: '', isOwn: false })
  const [picked, setPicked] = useState<readonly string[]>([])
  const [marked, setMarked] = useState(() => favouritesOf(account))
  const [told, setTold] = useState<readonly string[] | null>(null)
  const library = useLibrary(plan)
  const { items } = library
  const found = useMemo(() => {
    const all = itemsFound(items, { text, theme })
    return isOwn ? all.filter(({ id }) => marked.includes(id)) : all
  }, [items, text, theme, isOwn, marked])
  const shown = found.slice(0, mostShown)
  const taken = items.filter(({ id }) => picked.includes(id))
  const put = (change: Partial<{ plan: string; text: string; theme: string; isOwn: boolean }>) =>
    setSearch({ plan, text, theme, isOwn, ...change })
  const pick = (ids: readonly string[], isPicked: boolean) =>
    setPicked((now) => [...now.filter((id) => !ids.includes(id)), ...(isPicked ? ids : [])])
  const add = (isBySection: boolean) => {
    const borrowed = borrowedItems(library.read, taken, parts)
    const arriving = borrowed.map((one) => one.borrowed)
    act((now) => (isBySection ? withBorrowedSections(now, arriving) : withBorrowed(now, chosen, arriving)))
    setTold(
      borrowed.flatMap(({ title, left }) =>
        left.length === 0
          ? []
          : [
              words.exchange.lostAt(
                '',
                title,
                left.map((name) => leftNames[name] ?? name),
              ),
            ],
      ),
    )
    setPicked([])
  }
  return (
    <section ref={here} className="card builder-exchange" aria-label={own.title}>
      <div className="filters">
        <input
          className="input"
          type="search"
          aria-label={own.search}
          placeholder={own.search}
          value={text}
          onChange={({ target }) => put({ text: target.value })}
        />
        <select className="input" aria-label={own.theme} value={theme} onChange={({ target }) => put({ theme: target.value })}>
          <option value="">{own.allThemes}</option>
          {themesOf(items).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <select
          className="input"
          aria-label={own.plan}
          value={plan}
          onChange={({ target }) => put({ plan: target.value, theme: '' })}
        >
          <option value="">{own.allPlans}</option>
          {library.plans.map((one) => (
            <option key={one.plan} value={one.plan}>
              {one.title}
            </option>
          ))}
        </select>
        <label className="edit-check">
          <input type="checkbox" checked={isOwn} onChange={({ target }) => put({ isOwn: target.checked })} /> {own.onlyMarked}
        </label>
      </div>
      {plan === '' && library.plans.length > mostPlans ? <p className="muted">{own.mostPlans(mostPlans)}</p> : null}
      {library.error ? (
        <ProblemNotice error={library.error} />
      ) : (
        <p role="status">{library.isPending ? own.loading : own.found(found.length, shown.length)}</p>
      )}
      <FoundItems
        {...{ shown, picked, marked }}
        onPick={pick}
        onMark={(id, isMarked) => setMarked(withFavourite(account, id, isMarked))}
      />
      <span className="builder-row">
        <button type="button" className="button button-primary" disabled={taken.length === 0} onClick={() => add(false)}>
          {own.add(taken.length, chosenWords)}
        </button>
        <button type="button" className="button" disabled={taken.length === 0} onClick={() => add(true)}>
          {own.addBySection}
        </button>
      </span>
      {told === null ? null : (
        <div role="status">
          <p>{told.length === 0 ? own.added : own.addedWithout}</p>
          <ul className="builder-told">
            {told.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

interface FoundItemsProps {
  shown: readonly LibraryItem[]
  picked: readonly string[]
  marked: readonly string[]
  onPick: (ids: readonly string[], isPicked: boolean) => void
  onMark: (id: string, isMarked: boolean) => void
}

/** What was found, section by section; a section is picked as a whole, or item by item. */
function FoundItems({ shown, picked, marked, onPick, onMark }: FoundItemsProps) {
  const placeOf = ({ plan, checklist, section }: LibraryItem) => [plan, checklist, section].join(' ')
  const places = [...new Set(shown.map(placeOf))]
  return (
    <div className="builder-pasted">
      {places.map((place) => {
        const items = shown.filter((item) => placeOf(item) === place)
        const [{ sectionTitle, checklistTitle, planTitle } = { sectionTitle: '', checklistTitle: '', planTitle: '' }] = items
        const ids = items.map(({ id }) => id)
        const isAll = ids.every((id) => picked.includes(id))
        return (
          <fieldset key={place} className="builder-found" aria-label={sectionTitle}>
            <label>
              <input type="checkbox" checked={isAll} onChange={() => onPick(ids, !isAll)} /> <strong>{sectionTitle}</strong>{' '}
              <span className="faint">{own.from(planTitle, checklistTitle)}</span>
            </label>
            <ul className="edit-pasted">
              {items.map(({ id, title, kind }) => (
                <li key={id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={picked.includes(id)}
                      onChange={({ target }) => onPick([id], target.checked)}
                    />{' '}
                    <span className="tag">{kindWords(kind)}</span> {title}
                  </label>{' '}
                  <button
                    type="button"
                    className="button button-quiet button-small"
                    aria-pressed={marked.includes(id)}
                    aria-label={own.markOf(title)}
                    onClick={() => onMark(id, !marked.includes(id))}
                  >
                    {marked.includes(id) ? own.unmark : own.mark}
                  </button>
                </li>
              ))}
            </ul>
          </fieldset>
        )
      })}
    </div>
  )
}
