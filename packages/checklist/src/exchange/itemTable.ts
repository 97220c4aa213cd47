import { clausesOf } from '../edit/clauses.ts'
import { annotationOf, type Fields, partsOf, requiredIn, textOf } from '../edit/parts.ts'
import { type SettingName, settingsOf } from '../edit/settings.ts'
import { type ItemKind, itemKinds } from '../kind/itemKinds.ts'
import { withoutRefs } from '../schema/resolved.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'
import type { SheetOut } from './sheets.ts'
import { between, tableColumns, yesNo } from './tableWords.ts'

export type TableColumn = keyof typeof tableColumns
const columns = Object.keys(tableColumns) as TableColumn[] // the keys of the table

/** The settings that stand in a column of their own. */
export const settingColumns = [
  'words',
  'bad',
  'unit',
  'least',
  'most',
  'decimals',
  'points',
  'help',
  'source',
] as const satisfies readonly (SettingName & TableColumn)[]

/** The settings that stand in a column of their own as yes or no, where an item has them. */
export const besideColumns = ['offersNote', 'offersPhotos'] as const satisfies readonly (SettingName & TableColumn)[]

export const kindTitle = (kind: string): string => (Object.hasOwn(itemKinds, kind) ? itemKinds[kind as ItemKind].title.zh : kind) // it is one of them

const saidYes = (is: boolean) => (is ? yesNo.yes : yesNo.no)
const cellOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(between)
  return value === null || value === undefined ? '' : String(value)
}

/** A section as it is printed above its items. */
export const headingOf = (section: Fields): string => `${textOf(annotationOf(section)['no'])}、${textOf(section['title'])}`

/** A checklist as a table for people: a row for each item, and for each further question of one; the sheet is called by its title. */
export function itemTableOf(checklist: ChecklistSchema): SheetOut {
  const schema = withoutRefs(checklist)
  const rows = partsOf(schema).flatMap(([section, part]) => {
    const heading = headingOf(part)
    const items = partsOf(part).flatMap(([key, item]) =>
      itemCells(item, { key: `${section}.${key}`, isRequired: requiredIn(part).includes(key) }),
    )
    return (items.length > 0 ? items : [{ key: section }]).map((row) => ({ ...row, section: heading }))
  })
  const cells = rows.map((row: Partial<Record<TableColumn, string>>) => columns.map((column) => row[column] ?? ''))
  return { name: 'items', rows: [Object.values(tableColumns), ...cells] }
}

/** The cells of an item, row by row. */
export function itemCells(
  item: Fields,
  { key, isRequired }: { key: string; isRequired: boolean },
): Partial<Record<TableColumn, string>>[] {
  const { kind, no } = annotationOf(item)
  const said = new Map<string, unknown>(settingsOf(item).map(({ name, value }) => [name, value]))
  const told = Object.fromEntries(settingColumns.map((column) => [column, cellOf(said.get(column))]))
  const row = {
    ...{ no: textOf(no), title: textOf(item['title']), kind: kindTitle(textOf(kind)), isRequired: saidYes(isRequired), key },
    ...{ ...told, indicator: cellOf(said.get('indicator')) },
    ...Object.fromEntries(besideColumns.flatMap((name) => (said.has(name) ? [[name, saidYes(said.get(name) === true)]] : []))),
  }
  const clauses = clausesOf(item).map(({ key: name, title, good, hasNa, indicator }) => ({
    ...{ clause: title, good: yesNo[good], hasNa: saidYes(hasNa), indicator: indicator ?? '', key: `${key}.${name}` },
  }))
  const [first, ...others] = clauses
  return first ? [{ ...row, ...first, noteOnBad: saidYes(said.get('noteOnBad') === true) }, ...others] : [row]
}
