import type { Covert } from '@duzhan/contracts'
import { figuresOf, type Plan, type Reason } from '@duzhan/plan'
import type { RolledTarget } from '../designation/designation.repository.ts'

/** What of a target on a list it is found, ordered and added up by. */
export interface ListRow {
  id: string
  name: string
  place: string
  kind: string
  regionCode: string
  regionPath: readonly string[]
  list: string
  reasons: readonly Pick<Reason, 'list' | 'rule'>[]
  designatedOn: string
  covert: Covert | null
  /** Its figures that are numbers, as they were when it was listed. */
  attributes: Readonly<Record<string, number>>
  /** The figures that it has, numbers or not, ratios included. */
  figures: readonly string[]
  /** Its number in the annex. */
  seq: number | null
  hasNote: boolean
}

/** How a target stands in an order: by these one after the other, the smallest first. */
export type Rank = readonly (number | string)[]
/** The targets of a list in an order. */
export interface Ordered {
  rows: readonly ListRow[]
  rankOf(row: ListRow): Rank
}
/** All who stand on the lists of a plan, list by list, in whichever order is asked for. */
export interface Roll {
  size: number
  /** Those on a list in the order of the annex, by place, or by a figure; of an order that is none of these that of the annex. */
  on(list: string, order: string): Ordered
}

/** As printed; what has no number there stands at the end. */
const inAnnex = ({ seq, regionCode, id }: ListRow): Rank => [seq ?? Number.POSITIVE_INFINITY, regionCode, id]
/** A township is kept together. */
const byPlace = (row: ListRow): Rank => [row.regionCode.slice(0, 9), ...inAnnex(row)]

/** How two places in one order stand to each other, as a sort asks for it. */
export function compareRanks(one: Rank, other: Rank): number {
  for (const [at, value] of one.entries()) {
    const against = other[at] ?? ''
    if (value !== against) return value < against ? -1 : 1
  }
  return 0
}
function ordered(rows: readonly ListRow[], rankOf: Ordered['rankOf']): Ordered {
  const sorted = rows
    .map((row) => ({ row, rank: rankOf(row) }))
    .sort((one, other) => compareRanks(one.rank, other.rank))
    .map(({ row }) => row)
  return { rows: sorted, rankOf }
}

/** The roll of a plan's lists, made of all rows that there are. Each order is worked out when it is first asked for. */
export function rollOf(plan: Pick<Plan, 'targetKinds'>, rows: readonly ListRow[]): Roll {
  const { targetKinds: kinds } = plan
  const lists = new Map<string, ListRow[]>()
  for (const row of rows) {
    const known = lists.get(row.list)
    if (known) known.push(row)
    else lists.set(row.list, [row])
  }
  const orders = new Map<string, Ordered>()
  const figures = new Set(
    kinds.flatMap(({ attributes, derived = [] }) => [
      ...Object.entries(attributes.properties).flatMap(([key, { type }]) =>
        type === 'integer' || type === 'number' ? [key] : [],
      ),
      ...derived.map(({ key }) => key),
    ]),
  )
  const byFigure =
    (figure: string) =>
    (row: ListRow): Rank => {
      const value = figuresOf(row, kinds)[figure]
      return [typeof value === 'number' ? -value : Number.POSITIVE_INFINITY, ...inAnnex(row)]
    }
  return {
    size: rows.length,
    on(list, asked) {
      const isFigure = figures.has(asked)
      const order = isFigure || asked === 'place' ? asked : 'annex'
      const key = `${list} ${order}`
      const rankOf = isFigure ? byFigure(order) : order === 'place' ? byPlace : inAnnex
      const made = orders.get(key) ?? ordered(lists.get(list) ?? [], rankOf)
      orders.set(key, made)
      return made
    },
  }
}

/** Makes rows of those who stand on lists; what many of them have in common is held once. */
export function rowsOf(plan: Pick<Plan, 'targetKinds'>): (target: RolledTarget) => ListRow {
  const held = new Map<string, readonly string[]>()
  function common(words: readonly string[]): readonly string[] {
    const key = words.join(' ')
    const known = held.get(key) ?? words
    held.set(key, known)
    return known
  }
  return (target) => {
    const figures = figuresOf({ kind: target.kind, attributes: target.printed?.attributes ?? {} }, plan.targetKinds)
    const annex = target.printed?.annex ?? null
    const numbers: Record<string, number> = {}
    for (const [key, value] of Object.entries(target.printed?.attributes ?? {}))
      if (typeof value === 'number') numbers[key] = value
    const seq = annex?.['seq']
    return {
      ...{ id: target.target, name: target.targetName, place: target.place, kind: target.kind, list: target.list },
      ...{ regionCode: target.regionCode, regionPath: common(target.regionPath), designatedOn: target.designatedOn },
      reasons: target.reasons.map(({ list, rule }) => ({ list, rule })),
      covert: target.covert ?? null,
      attributes: numbers,
      figures: common(Object.keys(figures)),
      seq: typeof seq === 'number' ? seq : null,
      hasNote: noteIn(annex),
    }
  }
}

function noteIn(annex: Readonly<Record<string, unknown>> | null): boolean {
  const note = annex?.['note'] ?? annex?.['noteInherited']
  return typeof note === 'string' && note !== ''
}
