import type { ItemKind } from '../kind/itemKinds.ts'
import { clausesOf, splitItem } from './clauses.ts'
import { isAnswered, newItem, photosField } from './newItem.ts'
import {
  annotationOf,
  type Fields,
  type ItemPlace,
  isWrittenSame,
  itemAt,
  partIn,
  requiredIn,
  textOf,
  withOption,
  withPart,
  withPartAs,
} from './parts.ts'
import { besideSettings, type SettingName, settingsOf, withSettingOf } from './settings.ts'

/** What an item says of itself whatever its kind. */
const lasting = ['description', 'x-source', 'x-hold', 'x-shown-if'] as const

/** An item asked in another way. Its number, its title and every setting that the other kind has too stay. */
export function asKind(item: Fields, kind: ItemKind): Fields {
  const fresh = newItem(kind, textOf(item['title']))
  const told = Object.fromEntries(lasting.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
  const begun = withOption({ ...fresh, ...told }, 'no', annotationOf(item)['no'])
  const pictured =
    isAnswered(kind) && 'type' in partIn(item, 'photos') && !('type' in partIn(begun, 'photos'))
      ? withPartAs(begun, 'photos', photosField)
      : begun
  return settingsOf(item)
    .filter(({ name, value }) => !isWrittenSame(value, defaultOf(item, name)))
    .reduce((so, { name, value }) => withSettingOf(so, name, value), pictured)
}

/** What a setting of a new item of the same kind would say. */
function defaultOf(item: Fields, name: SettingName): unknown {
  const kind = textOf(annotationOf(item)['kind'])
  return settingsOf(newItem(kind as ItemKind, '')).find((one) => one.name === name)?.value // of an item that the gate knows
}

/** What an item of another kind could lose: settings by their names, its questions beyond the first, and its findings. */
export type Lost = SettingName | 'clauses' | 'clauseFindings' | 'isRequired'

/** What would be lost if an item were asked in another way, for its author to decide. */
export function lostAs(item: Fields, kind: ItemKind): Lost[] {
  const next = asKind(item, kind)
  const after = new Map(settingsOf(next).map(({ name, value }) => [name, value]))
  const settings = settingsOf(item)
    .filter(({ name, value }) => !isWrittenSame(value, defaultOf(item, name)) && !isWrittenSame(value, after.get(name)))
    // a field that was not there is no loss
    .filter(({ name, value }) => !(besideSettings.includes(name) && value === false))
    .map(({ name }) => name)
  const clauses = clausesOf(item)
  const isOtherwise = kind !== 'judgement'
  return [
    ...settings,
    ...(isOtherwise && clauses.length > 1 ? ['clauses' as const] : []),
    ...(isOtherwise && clauses.some(({ finding, indicator }) => finding ?? indicator) ? ['clauseFindings' as const] : []),
  ]
}

/** The checklist with an item asked in another way; what nobody answers is not demanded. */
export const withKind = (schema: unknown, { section, item }: ItemPlace, kind: ItemKind): Fields =>
  withPart(schema, section, (standing) => {
    const changed = withPart(standing, item, (asked) => (annotationOf(asked)['kind'] === kind ? asked : asKind(asked, kind)))
    const required = requiredIn(standing)
    if (isAnswered(kind) || !required.includes(item)) return changed
    return { ...changed, required: required.filter((key) => key !== item) }
  })

/** The checklist with a question that asks several things made one of several questions. */
export const withSplit = (schema: unknown, place: ItemPlace): Fields =>
  withPart(schema, place.section, (standing) => withPart(standing, place.item, splitItem))

/** Whether something would come of splitting an item. */
export function isCompound(schema: unknown, place: ItemPlace): boolean {
  const item = itemAt(schema, place)
  return splitItem(item) !== item
}
