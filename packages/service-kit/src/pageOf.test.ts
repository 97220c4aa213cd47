import type { Page, PageCursor } from '@duzhan/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBehind, pageOf } from './pageOf.ts'

const placeOf = (row: PageCursor): PageCursor => ({ value: row.value, id: row.id })
const rowsOf = fc.uniqueArray(
  fc.record({ value: fc.constantFrom('', 'a', 'b'), id: fc.string({ minLength: 1, maxLength: 3 }) }),
  {
    selector: ({ value, id }) => `${value} ${id}`,
    maxLength: 40,
  },
)

/** Every row of a list, read page by page to its end. */
function readWhole(rows: readonly PageCursor[], limit: number, between: (page: readonly PageCursor[]) => readonly PageCursor[]) {
  const read: PageCursor[] = []
  let [cursor, there]: [PageCursor | undefined, readonly PageCursor[]] = [undefined, rows]
  for (;;) {
    const page: Page<PageCursor> = pageOf(there, placeOf, { cursor, limit })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    expect(page.total).toBe(there.length)
    read.push(...page.rows)
    if (page.next === null) return read
    cursor = page.next
    there = between(page.rows)
  }
}

describe('a page of what stands in memory', () => {
  it('leaves nothing out and tells nothing twice, in the order of places', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 50 }), (rows, limit) => {
        const read = readWhole(rows, limit, () => rows)
        expect(read).toHaveLength(rows.length)
        expect(new Set(read)).toEqual(new Set(rows))
        for (const [at, row] of read.entries()) expect(at === 0 || isBehind(row, read[at - 1] ?? row)).toBe(true)
      }),
    )
  })

  it('begins behind a place whose row is gone', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 5 }), (rows, limit) => {
        const gone = new Set<PageCursor>()
        const read = readWhole(rows, limit, (page) => {
          for (const row of page) gone.add(row)
          return rows.filter((row) => !gone.has(row))
        })
        expect(new Set(read)).toEqual(new Set(rows))
      }),
    )
  })

  it('has none behind it where it holds the last row', () => {
    const rows = [
      { value: 'a', id: '1' },
      { value: 'a', id: '2' },
    ]
    expect(pageOf(rows, placeOf, { limit: 2 })).toEqual({ rows, total: 2, next: null })
    expect(pageOf(rows, placeOf, { limit: 1 })).toEqual({ rows: [rows[0]], total: 2, next: rows[0] })
    expect(pageOf(rows, placeOf, {}), 'however many there are').toEqual({ rows, total: 2, next: null })
    expect(pageOf([], placeOf, { limit: 1 })).toEqual({ rows: [], total: 0, next: null })
  })
})
