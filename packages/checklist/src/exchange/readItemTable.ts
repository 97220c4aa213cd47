import { Problem } from '@duzhan/problems'
import { clausesOf, goodIn } from '../edit/clauses.ts'
import { asKind } from '../edit/kindChange.ts'
import { annotationOf, type Fields, fieldsOf, itemAt, partIn, requiredIn } from '../edit/parts.ts'
import { readPasted } from '../edit/pasted.ts'
import type { SettingName } from '../edit/settings.ts'
import { type ItemKind, itemKinds } from '../kind/itemKinds.ts'
import type { ExchangeRule } from './exchangeSentences.ts'
import { besideColumns, headingOf, itemCells, kindTitle, settingColumns, type TableColumn } from './itemTable.ts'
import {
  checklistFrom,
  freshRoot,
  type ReadChecklist,
  type ReadClause,
  type ReadItem,
  type ReadNote,
  type ReadSection,
  withKeys,
} from './readChecklist.ts'
import { rowsBelow, type SheetIn } from './sheets.ts'
import { tableColumns, yesNo } from './tableWords.ts'

const kindsByTitle = new Map((Object.keys(itemKinds) as ItemKind[]).map((kind) => [kindTitle(kind), kind])) // the keys of the table
const heading = /^[一二三四五六七八九十]{1,4}、/
const longestTitle = 300
const listed: readonly string[] = ['words', 'bad']
const counted: readonly string[] = ['least', 'most', 'decimals', 'points']
/** What an item of its kind cannot be without. */
const needed: readonly string[] = ['words', 'points']

/** The cell of a column; `has` tells whether the table has the column: what it has not, it says nothing of. */
interface Cell {
  (column: TableColumn): string
  has(column: TableColumn): boolean
}
type Note = (rule: ExchangeRule, detail: string) => void

/**
 * Reads a table of items, as `itemTableOf` writes it or as people made it by hand: only the column of titles must be there. An item of
 * `standing` that a row names by its key is changed where the row says something else, and keeps whatever the table does not hold;
 * of any other row the wording tells what its cells do not, as of a text that is pasted. Throws `file.column-missing`.
 */
export function readItemTable(sheet: SheetIn, standing: unknown): ReadChecklist {
  const found = rowsBelow(sheet, [tableColumns.title])
  if (!found) throw new Problem('invalid', 'file.column-missing', { columns: [tableColumns.title] })
  const has = (column: TableColumn) => found.header.includes(tableColumns[column])
  const notes: ReadNote[] = []
  const sections: (ReadSection & { heading: string })[] = []
  for (const row of found.rows) {
    const cell: Cell = Object.assign((column: TableColumn) => row.cell(tableColumns[column]), { has })
    const note: Note = (rule, detail) => notes.push({ sheet: sheet.name, line: row.line, rule, detail })
    const [sectionKey = ''] = cell('key').split('.')
    const last = sections.at(-1)
    const isNext = cell('section') !== '' && cell('section') !== last?.heading
    const isNamesake = sectionKey !== last?.key && headingOf(partIn(standing, sectionKey)).trim() === cell('section')
    if (!last || isNext || isNamesake) sections.push(sectionFrom(cell, sectionKey, standing))
    addRow(sections.at(-1)?.items ?? [], { cell, note, standing })
  }
  const root = Object.keys(fieldsOf(standing)).length > 0 ? fieldsOf(standing) : freshRoot(untitled)
  return { schema: checklistFrom(root, withKeys(sections.map(questioned))), notes }
}

const untitled = '检查内容'

function sectionFrom(cell: Cell, key: string, standing: unknown): ReadSection & { heading: string } {
  const told = cell('section')
  const begun = key === '' ? {} : partIn(standing, key)
  const isAsItStands = 'type' in begun && headingOf(begun).trim() === told
  const title = isAsItStands ? String(begun['title']) : told.replace(heading, '').slice(0, longestTitle)
  return { heading: told, key: key || null, title: title || untitled, items: [], ...('type' in begun && { begun }) }
}

function addRow(items: ReadItem[], { cell, note, standing }: { cell: Cell; note: Note; standing: unknown }): void {
  const [section = '', key = '', clauseKey = ''] = cell('key').split('.')
  const place = { section, item: key }
  const isRequired = requiredIn(partIn(standing, section)).includes(key)
  const stands = { standing: itemAt(standing, place), isRequired }
  if (cell('title') !== '') items.push(itemFrom(cell, { key: key || null, ...stands, note }))
  if (cell('clause') === '') return
  const item = items.at(-1)
  if (item?.kind === 'judgement')
    item.clauses.push(clauseFrom(cell, { key: clauseKey || null, standing: itemAt(standing, place) }))
  else note('clause.alone', cell('clause'))
}

/** A judgement of which no question stands apart asks its title. */
const questioned = <Section extends ReadSection>(section: Section): Section => ({
  ...section,
  items: section.items.map((item) => {
    if (item.kind !== 'judgement' || item.clauses.length > 0 || item.begun) return item
    return { ...item, clauses: [{ key: null, title: item.title, good: goodIn(item.title), hasNa: true }] }
  }),
})

function clauseFrom(cell: Cell, { key, standing }: { key: string | null; standing: Fields }): ReadClause {
  const now = clausesOf(standing).find((clause) => clause.key === key)
  const isAsItStands = now?.title.trim() === cell('clause')
  const title = isAsItStands ? now.title : cell('clause').slice(0, longestTitle)
  const [good, indicator] = [cell('good'), cell('indicator')]
  return {
    ...{ key, title, hasNa: cell.has('hasNa') ? cell('hasNa') !== yesNo.no : (now?.hasNa ?? true) },
    ...((indicator !== '' || (now && cell.has('indicator'))) && { indicator: indicator || null }),
    good: good === yesNo.no ? 'no' : good === yesNo.yes ? 'yes' : (now?.good ?? goodIn(title)),
  }
}

interface Standing {
  key: string | null
  standing: Fields
  isRequired: boolean
  note: Note
}

function itemFrom(cell: Cell, { key, standing, isRequired, note }: Standing): ReadItem {
  const isThere = 'type' in standing
  const named = kindsByTitle.get(cell('kind'))
  if (named === undefined && cell('kind') !== '') note('kind.unknown', cell('kind'))
  const now = annotationOf(standing)['kind'] as ItemKind | undefined // of a checklist that is being edited
  const kind = named ?? (isThere ? now : undefined) ?? readPasted(cell('title'))[0]?.kind ?? 'judgement'
  const begun = isThere ? (kind === now ? standing : asKind(standing, kind)) : undefined
  const [printed = {}] = begun ? itemCells(begun, { key: '', isRequired: true }) : []
  const isAsItStands = (column: TableColumn) =>
    begun !== undefined && (!cell.has(column) || (printed[column] ?? '').trim() === cell(column))
  const settings = settingColumns.flatMap((column): [SettingName, unknown][] => {
    if (isAsItStands(column)) return []
    if (cell(column) === '') return needed.includes(column) ? [] : [[column, column === 'bad' ? [] : null]]
    return valueIn(cell(column), column, note).map((value) => [column, value])
  })
  const said: [SettingName, unknown][] = []
  if (kind === 'judgement' && cell('noteOnBad') !== '' && !isAsItStands('noteOnBad'))
    said.push(['noteOnBad', cell('noteOnBad') !== yesNo.no])
  for (const column of besideColumns)
    if (cell(column) !== '' && !isAsItStands(column)) said.push([column, cell(column) !== yesNo.no])
  if (kind !== 'judgement' && !isAsItStands('indicator')) said.push(['indicator', cell('indicator') || null])
  return {
    ...{
      key,
      kind,
      clauses: [],
      settings: [...settings, ...said],
      isRequired: cell.has('isRequired') || !isThere ? cell('isRequired') !== yesNo.no : isRequired,
    },
    title: isAsItStands('title') ? String(standing['title']) : cell('title').slice(0, longestTitle),
    ...(begun && { begun }),
  }
}

/** What a cell says as the value of a setting; none, which is told, where it is no number and should be one. */
function valueIn(told: string, column: string, note: Note): unknown[] {
  if (listed.includes(column)) return [told.split(/[；;\n]/).flatMap((word) => word.trim() || [])]
  if (!counted.includes(column)) return [told]
  const number = Number(told.normalize('NFKC'))
  if (Number.isFinite(number)) return [number]
  note('cell.unread', told)
  return []
}
