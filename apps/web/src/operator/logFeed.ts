import type { LogLine, LogPage } from '@duzhan/contracts'

/** The services that keep a log, in no particular order. */
export const logKeepers = ['identity', 'forms', 'assignments', 'aggregation'] as const
export type LogKeeper = (typeof logKeepers)[number]

/** How far each log has been read: the place before which to go on, `undefined` at its newest entry, null where it has ended. */
export type LogCursor = Readonly<Record<LogKeeper, number | null | undefined>>
export const fromNewest: LogCursor = { identity: undefined, forms: undefined, assignments: undefined, aggregation: undefined }

export interface MergedPage {
  lines: LogLine[]
  /** Where to go on; null where every log has ended. */
  next: LogCursor | null
}
type ReadLog = (keeper: LogKeeper, before: number | undefined) => Promise<LogPage>
interface Part {
  keeper: LogKeeper
  lines: LogLine[]
  /** What comes behind these lines. */
  next: number | null
}

/** A log that met nothing in one stretch is asked for the next, this often at most. */
const mostStretches = 20

async function readOn(read: ReadLog, keeper: LogKeeper, cursor: number | null | undefined): Promise<Part> {
  if (cursor === null) return { keeper, lines: [], next: null }
  let page = await read(keeper, cursor)
  for (let stretch = 1; stretch < mostStretches && page.lines.length === 0 && page.next !== null; stretch++)
    page = await read(keeper, page.next)
  return { keeper, ...page }
}

/**
 * One page of all logs together, the newest first. It ends where one of them would have to be read on to know what comes next;
 * what is left of the others is read again with the page behind.
 */
export async function mergedPage(read: ReadLog, cursor: LogCursor): Promise<MergedPage> {
  const parts = await Promise.all(logKeepers.map((keeper) => readOn(read, keeper, cursor[keeper])))
  const taken = new Map<LogKeeper, number>(logKeepers.map((keeper) => [keeper, 0]))
  const lines: LogLine[] = []
  for (;;) {
    const heads = parts.map((part) => ({ part, head: part.lines[taken.get(part.keeper) ?? 0] }))
    if (heads.some(({ part, head }) => head === undefined && part.next !== null)) break
    const open = heads.flatMap(({ part, head }) => (head ? [{ keeper: part.keeper, head }] : []))
    const [first, ...others] = open
    if (!first) break
    const newest = others.reduce((one, other) => (other.head.at > one.head.at ? other : one), first)
    lines.push(newest.head)
    taken.set(newest.keeper, (taken.get(newest.keeper) ?? 0) + 1)
  }
  const next = Object.fromEntries(
    parts.map((part) => [part.keeper, placeBehind(part, taken.get(part.keeper) ?? 0, cursor[part.keeper])]),
  ) as LogCursor // of every keeper, as `parts`
  return { lines, next: logKeepers.every((keeper) => next[keeper] === null) ? null : next }
}

/** Where a log goes on of which so many lines were taken. */
function placeBehind({ lines, next }: Part, count: number, cursor: number | null | undefined) {
  if (count === lines.length) return next
  return count === 0 ? cursor : lines[count - 1]?.seq
}
