import type { Plan, TargetKind } from '@duzhan/plan'
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

/** How far down a header may stand: below the title of the table, its date, its unit. */
const highest = 10

/** A header with the rows under it. */
export interface Headed {
  header: string[]
  rows: Table['rows']
}

const headings = new Set<string>(Object.values(ownColumns).flat())

/** The rows below the header: the first row that names at least two fields of a target, else the first of all. */
export function headed({ rows }: Table): Headed {
  const found = rows.slice(0, highest).findIndex(({ cells }) => cells.filter((cell) => headings.has(cell.trim())).length > 1)
  const at = Math.max(found, 0)
  return { header: rows[at]?.cells.map((cell) => cell.trim()) ?? [], rows: rows.slice(at + 1) }
}

/** The one kind that the lists of a plan hold, of which a table without such a column is; undefined where they hold several. */
export function onlyKind({ targetKinds, targetLists }: Plan): TargetKind | undefined {
  const listed = new Set(targetLists.flatMap((list) => list.targetKinds))
  return listed.size === 1 ? targetKinds.find(({ key }) => listed.has(key)) : undefined
}
