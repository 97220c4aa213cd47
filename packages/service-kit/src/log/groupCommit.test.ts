import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { groupCommit } from './groupCommit.ts'

/** Writes that wait until they are let through, and what was in each. */
function gate() {
  const groups: string[][] = []
  const waiting: (() => void)[] = []
  const write = async (items: readonly string[]) => {
    groups.push([...items])
    await new Promise<void>((resolve) => waiting.push(resolve))
    return items.map(
      (item): PromiseSettledResult<string> =>
        item.startsWith('bad')
          ? { status: 'rejected', reason: new Error(item) }
          : { status: 'fulfilled', value: `wrote ${item}` },
    )
  }
  const open = async () => {
    waiting.shift()?.()
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  return { groups, write, open }
}

describe('writing in groups', () => {
  it('writes at once what comes alone, and together what comes meanwhile', async () => {
    const { groups, write, open } = gate()
    const add = groupCommit(write)
    const results = Promise.all(['a', 'b', 'c'].map(add))
    expect(groups).toEqual([['a']])
    await open()
    expect(groups).toEqual([['a'], ['b', 'c']])
    await open()
    expect(await results).toEqual(['wrote a', 'wrote b', 'wrote c'])
  })

  it('gives each caller its own result: one that is refused fails alone', async () => {
    const { write, open } = gate()
    const add = groupCommit(write)
    const results = Promise.allSettled(['a', 'bad b', 'c'].map(add))
    await open()
    await open()
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('tells everybody in a group when the write as a whole fails, and goes on with the next', async () => {
    let times = 0
    const add = groupCommit<string, string>(async (items) => {
      times += 1
      if (times === 1) throw new Error('gone')
      return items.map((value) => ({ status: 'fulfilled', value }))
    })
    await expect(add('a')).rejects.toThrow('gone')
    expect(await add('b')).toBe('b')
  })

  it('never writes two groups at once, loses nobody and keeps the order, however many come when', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        async (s, count, most) => {
          let isWriting = false
          const written: number[] = []
          const add = groupCommit<number, number>(
            async (items) => {
              expect(isWriting).toBe(false)
              expect(items.length).toBeLessThanOrEqual(most)
              isWriting = true
              await s.schedule(Promise.resolve())
              isWriting = false
              written.push(...items)
              return items.map((value) => ({ status: 'fulfilled', value }))
            },
            { most },
          )
          const all = Array.from({ length: count }, (_, at) => at)
          const asked: number[] = []
          const results = all.map(async (at) => {
            await s.schedule(Promise.resolve())
            asked.push(at)
            return add(at)
          })
          expect(await s.waitFor(Promise.all(results))).toEqual(all)
          expect(written).toEqual(asked)
        },
      ),
    ))

  it('gives up a group that is never answered, and goes on with those that waited behind it', async () => {
    vi.useFakeTimers()
    let times = 0
    const add = groupCommit<string, string>(
      async (items) => {
        times += 1
        if (times === 1) await new Promise(() => {}) // the store was killed and owes an answer for ever
        return items.map((item) => ({ status: 'fulfilled', value: `wrote ${item}` }))
      },
      { patienceMs: 5_000 },
    )
    const results = Promise.allSettled(['a', 'b', 'c'].map(add))
    await vi.advanceTimersByTimeAsync(4_999)
    expect(times).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await results).toMatchObject([
      { status: 'rejected', reason: { code: 'service.unavailable' } },
      { status: 'fulfilled', value: 'wrote b' },
      { status: 'fulfilled', value: 'wrote c' },
    ])
    vi.useRealTimers()
  })
})
