import { manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { expiringCache } from './expiringCache.ts'

function counting(over: { size?: number; ttl?: number; fails?: (key: string) => boolean } = {}) {
  const loads: string[] = []
  const clock = manualClock()
  const cache = expiringCache({
    clock,
    size: over.size ?? 3,
    ttl: over.ttl ?? 1_000,
    load: async (key) => {
      loads.push(key)
      if (over.fails?.(key)) throw new Error(`no ${key}`)
      return `${key} ${loads.length}`
    },
  })
  return { cache, loads, clock }
}

describe('an expiring cache', () => {
  it('loads a thing once, also when many ask at the same time', async () => {
    const { cache, loads } = counting()
    expect(await Promise.all([cache.get('a'), cache.get('a'), cache.get('a')])).toEqual(['a 1', 'a 1', 'a 1'])
    expect(loads).toEqual(['a'])
  })

  it('loads it anew after its time, or when told to forget it', async () => {
    const { cache, clock } = counting({ ttl: 1_000 })
    expect(await cache.get('a')).toBe('a 1')
    clock.advance(999)
    expect(await cache.get('a')).toBe('a 1')
    clock.advance(1)
    expect(await cache.get('a')).toBe('a 2')
    cache.forget('a')
    expect(await cache.get('a')).toBe('a 3')
    cache.forget('never seen')
  })

  it('loads it anew when the clock was set back, so that nothing is remembered beyond its time', async () => {
    const { cache, clock } = counting({ ttl: 1_000 })
    await cache.get('a')
    clock.advance(-60_000)
    expect(await cache.get('a')).toBe('a 2')
  })

  it('keeps for good what has no time limit', async () => {
    const { cache, loads, clock } = counting({ ttl: Number.POSITIVE_INFINITY })
    await cache.get('a')
    clock.advance(1e12)
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
