import { moved } from '@duzhan/checklist/edit'
import { isObject, sameJson } from '../json/json.ts'

/** Where a value stands in a document: names of fields, and places in lists. */
export type Place = readonly (string | number)[]

/** One change of a document. What it does not name stays the very same value, in its order. */
export type Edit =
  /** Writes a field, or takes it away where there is no value. */
  | { act: 'set'; at: Place; value: unknown }
  /** Puts an element into a list before the place that `at` ends with; the list comes to be where it was not. */
  | { act: 'insert'; at: Place; value: unknown }
  | { act: 'remove'; at: Place }
  /** Moves an element of the list at `at`. */
  | { act: 'move'; at: Place; from: number; to: number }

/** What stands at a place of a document; undefined where nothing does. */
export const valueAt = (document: unknown, at: Place): unknown =>
  at.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
    return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }, document)

/** A document with one change made; the document itself stays as it was. An edit of a place that is not there changes nothing. */
export function edited(document: unknown, edit: Edit): unknown {
  if (edit.act === 'move')
    return changed(document, edit.at, (list) =>
      Array.isArray(list) && edit.from in list && edit.to in list ? moved(list, edit.from, edit.to) : list,
    )
  const [above, last] = [edit.at.slice(0, -1), edit.at.at(-1)]
  if (last === undefined) return edit.act === 'set' ? edit.value : document
  if (edit.act === 'insert') return changed(document, above, (list) => inserted(list, last, edit.value))
  if (typeof last === 'number')
    return changed(document, above, (list) =>
      Array.isArray(list) && last < list.length
        ? list.flatMap((one, at) => (at === last ? (edit.act === 'set' ? [edit.value] : []) : [one]))
        : list,
    )
  return changed(document, above, (group) => written(group, last, edit.act === 'set' ? edit.value : undefined))
}

/** The document with what stands at a place put in another way; groups on the way that are not there come to be. */
function changed(document: unknown, [first, ...rest]: Place, change: (value: unknown) => unknown): unknown {
  if (first === undefined) return change(document)
  if (typeof first === 'number')
    return Array.isArray(document) && first < document.length
      ? document.map((one, at) => (at === first ? changed(one, rest, change) : one))
      : document
  const inside = isObject(document) && Object.hasOwn(document, first) ? document[first] : undefined
  return written(document, first, changed(inside, rest, change))
}

function written(group: unknown, name: string, value: unknown): unknown {
  const fields = isObject(group) ? group : {}
  if (value !== undefined) return { ...fields, [name]: value }
  return Object.hasOwn(fields, name) ? Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name)) : group
}

function inserted(list: unknown, at: string | number, value: unknown): unknown {
  const elements: unknown[] = Array.isArray(list) ? list : []
  const place = Math.min(Number(at), elements.length)
  return [...elements.slice(0, place), value, ...elements.slice(place)]
}

/** A document that is being edited, and the way back. Documents share what did not change, so the way back costs little. */
export interface Editing {
  document: unknown
  /** The documents before, the last one last, and what was changed to come from it. */
  done: readonly { before: unknown; at: string }[]
  undone: readonly { after: unknown; at: string }[]
}

/** How many steps back are kept. */
const mostSteps = 500

export const beginEditing = (document: unknown): Editing => ({ document, done: [], undone: [] })

/** Makes a change. Writing on in one text is one step; so is what changes nothing, which is no step at all. */
export function edit(editing: Editing, ...edits: readonly Edit[]): Editing {
  const { document: before, done } = editing
  const document = edits.reduce(edited, before)
  if (document === before || sameJson(document, before)) return editing
  const isText = edits.every((one) => one.act === 'set' && typeof one.value === 'string')
  const at = isText ? edits.map((one) => one.at.join('/')).join(' ') : ''
  const isWritingOn = at !== '' && done.at(-1)?.at === at && editing.undone.length === 0
  return { document, done: isWritingOn ? done : [...done, { before, at }].slice(-mostSteps), undone: [] }
}

/** One step back; undefined where there is none. */
export function undo({ document, done, undone }: Editing): Editing | undefined {
  const last = done.at(-1)
  return last && { document: last.before, done: done.slice(0, -1), undone: [...undone, { after: document, at: last.at }] }
}

/** One step forward again; undefined where none was taken back. */
export function redo({ document, done, undone }: Editing): Editing | undefined {
  const next = undone.at(-1)
  return next && { document: next.after, done: [...done, { before: document, at: next.at }], undone: undone.slice(0, -1) }
}
