import { isObject } from '../json/json.ts'
import { type Edit, type Place, valueAt } from './editing.ts'

/**
 * The edits that make one document of another, to the byte: what both share is not looked into, so that a change in a large
 * document costs no more than the way to its place. A group whose fields or an array whose length changed is written whole.
 */
export function editsBetween(before: unknown, after: unknown, at: Place = []): Edit[] {
  if (before === after) return []
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return after.flatMap((value, index) => editsBetween(before[index], value, [...at, index]))
  if (isObject(before) && isObject(after)) {
    const names = Object.keys(after)
    const isAlike =
      names.length === Object.keys(before).length && Object.keys(before).every((name, index) => name === names[index])
    if (isAlike) return names.flatMap((name) => editsBetween(before[name], after[name], [...at, name]))
  }
  return [{ act: 'set', at, value: after }]
}

/** Whether a value read from elsewhere is an edit that writes a value at a place that a document has. */
export function isWriting(document: unknown, edit: unknown): edit is Edit {
  if (!isObject(edit) || edit['act'] !== 'set' || !Array.isArray(edit['at']) || !('value' in edit)) return false
  const at: unknown[] = edit['at']
  const isPlace = at.every((step) => typeof step === 'string' || typeof step === 'number')
  return isPlace && valueAt(document, at as (string | number)[]) !== undefined // just tested
}
