import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { logger } from '../logger.ts'
import { type Carrier, relay } from './relay.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Documents that carry entries, a log, and a relay between them that looks every five seconds. */
function house() {
  const carried: string[] = []
  const appended: string[] = []
  let looks = 0
  let refuses = false
  const carrier: Carrier<string> = {
    async carried(limit) {
      looks += 1
      return carried.slice(0, limit)
    },
    async drop(entries) {
      for (const entry of entries) carried.splice(carried.indexOf(entry), 1)
    },
  }
  const running = relay({
    carriers: [carrier],
    async append(entries) {
      if (refuses) throw new Error('the store is out of reach')
      appended.push(...entries)
    },
    log: logger('forms', 'silent'),
    pollMs: 5_000,
  })
  const looksWithin = async (milliseconds: number) => {
    const before = looks
    await vi.advanceTimersByTimeAsync(milliseconds)
    return looks - before
  }
  const refuse = (now: boolean) => {
    refuses = now
  }
  return { carried, appended, running, looksWithin, refuse }
}

describe('a relay', () => {
  it('moves what documents carry to the log in their order, and takes it off them', async () => {
    const { carried, appended, running } = house()
    carried.push(...Array.from({ length: 450 }, (_, at) => `e-${at}`))
    await running.flush()
    expect(appended).toEqual(Array.from({ length: 450 }, (_, at) => `e-${at}`))
    expect(carried).toEqual([])
    await running.stop()
  })

  it('leaves to the next time what could not be appended', async () => {
    const { carried, appended, running, refuse, looksWithin } = house()
    carried.push('e-1')
    refuse(true)
    await running.flush()
    expect([carried, appended]).toEqual([['e-1'], []])
    refuse(false)
    await looksWithin(5_000)
    expect([carried, appended]).toEqual([[], ['e-1']])
    await running.stop()
  })

  it('finds by itself what a process left that died, and looks ever more seldom while there is nothing', async () => {
    const { carried, appended, running, looksWithin } = house()
    expect(await looksWithin(60_000)).toBe(3) // after 5, 15 and 35 seconds, and from then on every 40
    expect(await looksWithin(600_000)).toBe(15)
    carried.push('left')
    expect(await looksWithin(40_000), 'once in 40 seconds, to its end, and soon again after something came').toBe(1 + 1 + 2)
    expect(appended).toEqual(['left'])
    await running.stop()
  })

  it('looks no more once it is stopped', async () => {
    const { running, looksWithin } = house()
    await running.stop()
    expect(await looksWithin(600_000)).toBe(0)
  })
})
