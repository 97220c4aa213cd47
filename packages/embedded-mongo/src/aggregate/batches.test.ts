import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal } from '../../test/literal.ts'
import { parseSort } from '../query/sortKey.ts'
import { type Batches, limiting, mapping, skipping } from './batches.ts'
import { Sorter } from './sorter.ts'

/** Everything at once. */
async function gathered<T>(input: Batches<T>): Promise<T[]> {
  const result: T[] = []
  for await (const batch of input) result.push(...batch)
  return result
}

/** Batches of any sizes, and how many of them were asked for. */
function source(sizes: readonly number[]) {
  const state = { asked: 0, isEnded: false, all: [] as number[] }
  let next = 0
  const lists = sizes.map((size) => Array.from({ length: size }, () => next++))
  state.all = lists.flat()
  const batches = (async function* () {
    try {
      for (const list of lists) {
        state.asked++
        yield list
      }
    } finally {
      state.isEnded = true
    }
  })()
  return { state, batches }
}
const sizes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 })
const count = fc.integer({ min: 0, max: 25 })
const runCount = { numRuns: 1000, seed: 1 }

describe('batches', () => {
  it('are skipped and limited as one list would be, wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, count, count, async (given, skip, limit) => {
        fc.pre(limit > 0)
        const plain = source(given).state.all
        expect(await gathered(skipping(source(given).batches, skip))).toEqual(plain.slice(skip))
        expect(await gathered(limiting(source(given).batches, limit))).toEqual(plain.slice(0, limit))
        expect(await gathered(limiting(skipping(source(given).batches, skip), limit))).toEqual(plain.slice(skip, skip + limit))
        expect(await gathered(skipping(limiting(source(given).batches, limit), skip))).toEqual(plain.slice(0, limit).slice(skip))
      }),
      runCount,
    )
  })

  it('behind a limit are not asked for, and their source is ended', async () => {
    const { state, batches } = source([3, 3, 3])
    expect(await gathered(limiting(batches, 6))).toEqual([0, 1, 2, 3, 4, 5])
    expect(state).toMatchObject({ asked: 2, isEnded: true })
  })

  it('are asked for one at a time', async () => {
    const { state, batches } = source([3, 3, 3])
    const iterator = skipping(batches, 1)[Symbol.asyncIterator]()
    expect((await iterator.next()).value).toEqual([1, 2])
    expect(state.asked).toBe(1)
    await iterator.return?.(undefined)
    expect(state.isEnded).toBe(true)
  })

  it('are made into others one by one, some of them larger or empty', async () => {
    const doubled = mapping(source([2, 0, 1]).batches, (batch) => batch.flatMap((n) => [n, n]))
    const seen: number[][] = []
    for await (const batch of doubled) seen.push(batch)
    expect(seen).toEqual([[0, 0, 1, 1], [], [2, 2]])
  })

  it('hand on what goes wrong in their source', async () => {
    const broken: Batches<number> = (async function* () {
      yield [1]
      throw new Error('the disk is gone')
    })()
    await expect(
      gathered(
        limiting(
          skipping(
            mapping(broken, (batch) => batch),
            0,
          ),
          5,
        ),
      ),
    ).rejects.toThrow('the disk is gone')
  })
})

describe('sorting', () => {
  const row = fc.record({ a: fc.integer({ min: 0, max: 4 }), b: fc.integer({ min: 0, max: 4 }) })
  const rows = fc.array(row, { maxLength: 300 })
  const fields = parseSort(literal({ a: 1, b: -1 }))
  const sort = (given: readonly { a: number; b: number }[], limit?: number) => {
    const sorter = new Sorter<number>(fields, limit)
    for (const [at, one] of given.entries()) sorter.offer(literal(one), at)
    return sorter.sorted()
  }

  it('gives every item once, in the order asked for, equal ones as they came', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const expected = [...given.keys()].sort((left, right) => {
          const [one, other] = [given[left]!, given[right]!]
          return one.a - other.a || other.b - one.b || left - right
        })
        expect(sort(given)).toEqual(expected)
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  it('with a limit gives the first of them, however many are offered', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (given, limit) => {
        expect(sort(given, limit)).toEqual(sort(given).slice(0, limit))
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  it('of nothing is nothing', () => {
    expect(sort([])).toEqual([])
  })

  it('is refused above 250,000 items, unless a limit keeps few', { timeout: 60_000 }, () => {
    const document = literal({ a: 1, b: 1 })
    const sorter = new Sorter<number>(fields)
    for (let n = 0; n < 250_000; n++) sorter.offer(document, n)
    expect(() => sorter.offer(document, 250_000)).toThrow(expect.objectContaining({ code: 292 }))
    const limited = new Sorter<number>(fields, 10)
    for (let n = 0; n < 250_010; n++) limited.offer(document, n)
    expect(limited.sorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})
