import type { Plan, TargetKind } from '@duzhan/plan'
import { plain } from './cellValue.ts'
import type { Table } from './readTable.ts'

/** What the fields of a target are called at the head of a column. */
export const ownColumns = {
  id: ['id', '编号'],
  name: ['name', '名称'],
  kind: ['kind', '类别'],
  regionCode: ['regionCode', '区划代码'],
  position: ['position', '位置'],
} as const satisfies Record<string, readonly [string, string]>
export type OwnColumn = keyof typeof ownColumns

/** What a file calls a column → what the plan calls it; '' for one that is left out. */
export type ColumnNames = Readonly<Record<string, string>>

/** The columns of a file, and what they may be. */
export interface SheetColumns {
  /** All that are called anything: by what, what each is taken for, null where it is left out, and what stands in it first. */
  headings: { heading: string; takenAs: string | null; example: string }[]
  /** What the plan calls the columns that a register may have. */
  titles: string[]
}

/** A header with the rows under it. */
export interface Headed {
  /** What each column of the file is called, no two alike; '' where nothing stands. */
  header: string[]
  rows: Table['rows']
}

/** How far down a header may stand: below the title of the table, its date, its unit. */
const highest = 10
/** So many rows a header has at most, where headings are merged. */
const deepest = 3

/** The one kind that the lists of a plan hold, of which a table without such a column is; undefined where they hold several. */
export function onlyKind({ targetKinds, targetLists }: Plan): TargetKind | undefined {
  const listed = new Set(targetLists.flatMap((list) => list.targetKinds))
  return listed.size === 1 ? targetKinds.find(({ key }) => listed.has(key)) : undefined
}

const attributesOf = (kinds: readonly TargetKind[]) =>
  kinds.flatMap(({ attributes }) => Object.entries(attributes.properties).map(([key, { title }]) => ({ key, title })))

/** What the plan calls the columns that a register may have. */
export function columnTitles(plan: Plan): string[] {
  const own = Object.values(ownColumns).map(([, title]) => title)
  return [...new Set([...own, ...attributesOf(plan.targetKinds).map(({ title }) => title)])]
}

/** A heading without what offices add to it: blanks, line breaks, the mark of what must be filled. */
const bare = (heading: string): string => plain(heading).replace(/[\s*]/g, '')
/** And without its unit: 人口（人）. */
const unitless = (heading: string): string => bare(heading).replace(/(.)\([^()]*\)$/, '$1')

/** Ways in which a heading says what a column is, the surest first: each gives what the plan calls it, if it does. */
function readings(plan: Plan, names: ColumnNames): ((heading: string) => string | undefined)[] {
  const titles = new Map<string, string>()
  for (const [key, title] of Object.values(ownColumns)) titles.set(bare(title), title).set(bare(key), title)
  for (const { key, title } of attributesOf(plan.targetKinds))
    for (const name of [title, key]) if (!titles.has(bare(name))) titles.set(bare(name), title)
  const kind = bare(onlyKind(plan)?.title ?? '')
  const called = [kind, kind.slice(-1)].flatMap((word) => (word === '' ? [] : [word, `${word}名`, `${word}名称`])) // 行政村、村、村名
  return [
    (heading) => (Object.hasOwn(names, heading) ? names[heading] : undefined),
    (heading) => titles.get(bare(heading)),
    (heading) => titles.get(unitless(heading)),
    (heading) => (called.includes(unitless(heading)) ? ownColumns.name[1] : undefined),
    (heading) => (/^(行政|统计用?)区划代码$/.test(unitless(heading)) ? ownColumns.regionCode[1] : undefined),
  ]
}

/**
 * What each column of a header is: as it is told by `names`, else by its heading, were that written with a unit or in other words of
 * the kind. No two columns are the same; of several that might be, the surest is.
 */
export function takenColumns(plan: Plan, header: readonly string[], names: ColumnNames): (string | null)[] {
  const isTitle = new Set(columnTitles(plan))
  const taken = header.map((heading) => (heading === '' || names[heading] === '' ? '' : null) as string | null)
  for (const reading of readings(plan, names))
    header.forEach((heading, at) => {
      const title = taken[at] === null ? reading(heading) : undefined
      if (title !== undefined && isTitle.has(title) && !taken.includes(title)) taken[at] = title
    })
  return taken.map((title) => title || null)
}

const isFigure = (text: string) => /^[-+\d.,%]+$/.test(plain(text))
const said = (cells: readonly string[]) => cells.filter((cell) => cell !== '')

/** Which row the header begins with: the first that names most columns, two at the most; of those that name none, the first of most words. */
function topRow(rows: Table['rows'], isName: (cell: string) => boolean): number {
  const first = rows.slice(0, highest).map(({ cells }) => said(cells))
  const firstOfMost = (count: (cells: readonly string[]) => number) => {
    const counts = first.map(count)
    const most = Math.max(0, ...counts)
    return most === 0 ? -1 : counts.indexOf(most)
  }
  const named = firstOfMost((cells) => Math.min(2, cells.filter(isName).length))
  return named >= 0
    ? named
    : Math.max(
        0,
        firstOfMost((cells) => (cells.some(isFigure) ? 0 : cells.length)),
      )
}

/** Whether a row goes on with a header: it says something below a heading that spans several columns, and nothing of a target. */
function goesOn(header: readonly string[][], cells: readonly string[], isOwn: (cell: string) => boolean): boolean {
  const above = header.at(-1) ?? []
  const isOfTarget = header.some((row) => row.some((heading, at) => isOwn(heading) && (cells[at] ?? '') !== ''))
  const isSpanned = (at: number) => at > 0 && ((above[at] ?? '') === '' || above[at + 1] === '')
  return !isOfTarget && !cells.some(isFigure) && cells.some((cell, at) => cell !== '' && isSpanned(at))
}

/** The heading of each column: the lowest that stands over it, after the one that spans it where two would be alike. */
function headingsOf(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length))
  const lowest = Array.from({ length: width }, (_, at) => rows.map((cells) => (cells[at] ?? '').trim()).findLast(Boolean) ?? '')
  const isTwice = (all: readonly string[], heading: string) => all.filter((other) => other === heading).length > 1
  const spanning = (at: number) => {
    const top = rows[0] ?? []
    return (
      top
        .slice(0, at + 1)
        .findLast(Boolean)
        ?.trim() ?? ''
    )
  }
  const told = lowest.map((heading, at) =>
    heading !== '' && rows.length > 1 && isTwice(lowest, heading) && spanning(at) !== heading ? spanning(at) + heading : heading,
  )
  return told.map((heading, at) => (heading !== '' && told.indexOf(heading) < at ? `${heading}（第${at + 1}列）` : heading))
}

/** The rows below the header, of which the headings may be merged, below a title, or in words that only `names` knows. */
export function headed(plan: Plan, { rows }: Table, names: ColumnNames): Headed {
  const all = readings(plan, names)
  const titleOf = (cell: string) => all.map((reading) => reading(cell.trim())).find(Boolean)
  const own = new Set<string | undefined>([ownColumns.name[1], ownColumns.regionCode[1]])
  const top = topRow(rows, (cell) => titleOf(cell) !== undefined)
  const header = [rows[top]?.cells ?? []]
  for (let next = rows[top + 1]; next && header.length < deepest; next = rows[top + header.length]) {
    if (!goesOn(header, next.cells, (heading) => heading !== '' && own.has(titleOf(heading)))) break
    header.push(next.cells)
  }
  return { header: headingsOf(header), rows: rows.slice(top + header.length) }
}
