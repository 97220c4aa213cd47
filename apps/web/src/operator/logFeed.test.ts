import type { LogLine, LogPage } from '@duzhan/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromNewest, type LogCursor, type LogKeeper, logKeepers, mergedPage } from './logFeed.ts'

type Line = Pick<LogLine, 'service' | 'seq' | 'at'>
/** Logs in memory, read `limit` lines at a time; what a `span` of places does not hold is said to come behind. */
function logs(minutes: Partial<Record<LogKeeper, number[]>>, { limit = 3, span = 1_000 } = {}) {
  const reads: string[] = []
  const linesOf = (keeper: LogKeeper): Line[] =>
    [...(minutes[keeper] ?? [])]
      .sort((one, other) => one - other)
      .map((minute, at) => ({ service: keeper, seq: at * 10 + 1, at: new Date(minute * 60_000).toISOString() }))
  const read = async (keeper: LogKeeper, before?: number): Promise<LogPage> => {
    const all = linesOf(keeper)
    const from = before ?? (all.at(-1)?.seq ?? 0) + 1
    const after = Math.max(0, from - 1 - span)
    reads.push(`${keeper} ${from}`)
    const lines = all
      .filter(({ seq }) => seq < from && seq > after)
      .reverse()
      .slice(0, limit) as LogLine[] // as much as merging reads
    const end = lines.length === limit ? (lines.at(-1)?.seq ?? 0) : after + 1
    return { lines, next: end > 1 ? end : null }
  }
  return { read, reads, all: logKeepers.flatMap(linesOf) }
}
async function everyPage({ read }: ReturnType<typeof logs>): Promise<Line[][]> {
  const pages: Line[][] = []
  for (let cursor: LogCursor | null = fromNewest; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof mergedPage>> = await mergedPage(read, cursor)
    pages.push(page.lines)
    cursor = page.next
  }
  return pages
}
const minutes = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 25 })
const key = ({ service, seq }: Line) => `${service} ${seq}`

describe('the logs of all services as one', () => {
  it('tell every entry once, the newest first, however they lie to each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ identity: minutes, forms: minutes, assignments: minutes, aggregation: minutes }),
        fc.record({ limit: fc.integer({ min: 1, max: 9 }), span: fc.integer({ min: 5, max: 60 }) }),
        async (of, sizes) => {
          const house = logs(of, sizes)
          const lines = (await everyPage(house)).flat()
          expect(lines.map(key).sort()).toEqual(house.all.map(key).sort())
          const times = lines.map(({ at }) => at)
          expect(times).toEqual([...times].sort().reverse())
        },
      ),
    )
  })

  it('of which none holds anything are one empty page', async () => {
    expect(await everyPage(logs({}))).toEqual([[]])
  })

  it('are read on where one stretch held nothing, so that no page is empty for that', async () => {
    const house = logs({ forms: [1], identity: [2, 3, 4] }, { limit: 3, span: 5 })
    const [first] = await everyPage(house)
    expect(first?.length).toBeGreaterThan(0)
  })

  it('that have ended are not asked again', async () => {
    const house = logs({ forms: Array.from({ length: 7 }, (_, at) => at), identity: [9] })
    await everyPage(house)
    expect(house.reads.filter((read) => read.startsWith('identity'))).toHaveLength(1)
  })
})
