import { describe, expect, it } from 'vitest'
import { keptTotals, mostAwaited } from './keptTotals.ts'

/** A collection of so many, which is counted at once as far as a limit, and in whole when it is let. */
function many(size: number) {
  const asked: (number | undefined)[] = []
  let letThrough = () => {}
  const held = { size }
  return {
    asked,
    held,
    letThrough: async () => {
      letThrough()
      await new Promise((resolve) => setImmediate(resolve))
    },
    async count(limit?: number) {
      asked.push(limit)
      if (limit === undefined) await new Promise<void>((resolve) => (letThrough = resolve))
      return Math.min(held.size, limit ?? Number.POSITIVE_INFINITY)
    },
  }
}

describe('how many there are', () => {
  it('is counted at once where they are few, and once for a state', async () => {
    const totals = keptTotals()
    const { count, asked, held } = many(mostAwaited)
    expect(await totals.of('a', '1', count)).toEqual({ total: mostAwaited, isAtLeast: false })
    held.size = 3
    expect(await totals.of('a', '1', count)).toEqual({ total: 3, isAtLeast: false })
    expect(asked.every((limit) => limit === mostAwaited + 1)).toBe(true)
  })

  it('is first said to be at least so many where they are many, and exactly as soon as all are counted', async () => {
    const totals = keptTotals()
    const { count, letThrough, asked } = many(620_000)
    for (let turn = 0; turn < 3; turn++) expect(await totals.of('a', '1', count)).toEqual({ total: mostAwaited, isAtLeast: true })
    expect(
      asked.filter((limit) => limit === undefined),
      'all are counted once at a time',
    ).toHaveLength(1)
    await letThrough()
    expect(await totals.of('a', '1', count)).toEqual({ total: 620_000, isAtLeast: false })
    expect(asked, 'what is known to be many is not counted up to there again').toHaveLength(2)
  })

  it('is the last count while it is counted anew after a change, and nobody waits', async () => {
    const totals = keptTotals()
    const { count, letThrough, held } = many(620_000)
    await totals.of('a', '1', count)
    await letThrough()
    held.size = 620_001
    expect(await totals.of('a', '2', count)).toEqual({ total: 620_000, isAtLeast: false })
    await letThrough()
    expect(await totals.of('a', '2', count)).toEqual({ total: 620_001, isAtLeast: false })
  })

  it('that fails is counted again for who asks next', async () => {
    const totals = keptTotals()
    let fails = true
    const count = async (limit?: number) => {
      if (limit === undefined && fails) throw new Error('store is gone')
      return limit ?? 9_000
    }
    expect(await totals.of('a', '1', count)).toMatchObject({ isAtLeast: true })
    fails = false
    await totals.of('a', '1', count)
    await new Promise((resolve) => setImmediate(resolve))
    expect(await totals.of('a', '1', count)).toEqual({ total: 9_000, isAtLeast: false })
  })

  it('is kept of the last few hundred questions, each apart', async () => {
    const totals = keptTotals()
    const { count, letThrough, asked } = many(9_000)
    for (let key = 0; key < 300; key++) {
      await totals.of(`k${key}`, '1', count)
      await letThrough()
    }
    const before = asked.length
    expect(await totals.of('k299', '1', count)).toEqual({ total: 9_000, isAtLeast: false })
    expect(asked).toHaveLength(before)
    await totals.of('k0', '1', count)
    expect(asked.length).toBeGreaterThan(before)
  })
})
