import { afterEach, describe, expect, it, vi } from 'vitest'
import { expiringCache } from './expiringCache.ts'

function counting(over: { size?: number; ttl?: number; fails?: (key: string) => boolean } = {}) {
  const loads: string[] = []
  const cache = expiringCache({
    size: over.size ?? 3,
    ttl: over.ttl ?? 1_000,
    load: async (key) => {
      loads.push(key)
      if (over.fails?.(key)) throw new Error(`no ${key}`)
      return `${key} ${loads.length}`
    },
  })
  return { cache, loads }
}

describe('an expiring cache', () => {
  afterEach(() => void vi.useRealTimers())

  it('loads a thing once, also when many ask at the same time', async () => {
    const { cache, loads } = counting()
    expect(await Promise.all([cache.get('a'), cache.get('a'), cache.get('a')])).toEqual(['a 1', 'a 1', 'a 1'])
    expect(loads).toEqual(['a'])
  })

  it('loads it anew after its time, or when told to forget it', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { cache } = counting({ ttl: 1_000 })
    expect(await cache.get('a')).toBe('a 1')
    vi.advanceTimersByTime(999)
    expect(await cache.get('a')).toBe('a 1')
    vi.advanceTimersByTime(1)
    expect(await cache.get('a')).toBe('a 2')
    cache.forget('a')
    expect(await cache.get('a')).toBe('a 3')
    cache.forget('never seen')
  })

  it('keeps for good what has no time limit', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { cache, loads } = counting({ ttl: Number.POSITIVE_INFINITY })
    await cache.get('a')
    vi.advanceTimersByTime(1e12)
    await cache.get('a')
    expect(loads).toEqual(['a'])
  })

  it('lets go of what was asked for longest ago', async () => {
    const { cache, loads } = counting({ size: 2 })
    await cache.get('a')
    await cache.get('b')
    await cache.get('a')
    await cache.get('c')
    await cache.get('a')
    expect(loads).toEqual(['a', 'b', 'c'])
    await cache.get('b')
    expect(loads).toEqual(['a', 'b', 'c', 'b'])
  })

  it('does not remember a failure', async () => {
    let broken = true
    const { cache, loads } = counting({ fails: () => broken })
    await expect(cache.get('a')).rejects.toThrow('no a')
    broken = false
    expect(await cache.get('a')).toBe('a 2')
    expect(loads).toEqual(['a', 'a'])
  })
})
