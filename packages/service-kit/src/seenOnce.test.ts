import { manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seenOnce } from './seenOnce.ts'

describe('a mark that may be seen once', () => {
  it('is new the first time and never again within its span, whatever comes between', () => {
    const step = fc.record({ mark: fc.constantFrom('a', 'b', 'c'), wait: fc.nat(700) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const clock = manualClock()
        const isFirst = seenOnce({ clock, span: 1_000 })
        const lastSeen = new Map<string, number>()
        for (const { mark, wait } of steps) {
          clock.advance(wait)
          const now = clock.now().getTime()
          const isNew = isFirst(mark)
          if (now - (lastSeen.get(mark) ?? Number.NEGATIVE_INFINITY) < 1_000) expect(isNew).toBe(false)
          if (isNew) lastSeen.set(mark, now)
        }
      }),
    )
  })

  it('is forgotten in the end, so that memory does not grow', () => {
    const clock = manualClock()
    const isFirst = seenOnce({ clock, span: 1_000 })
    expect(isFirst('a')).toBe(true)
    clock.advance(1_000)
    expect(isFirst('b')).toBe(true)
    clock.advance(1_000)
    expect(isFirst('c')).toBe(true)
    expect(isFirst('a')).toBe(true)
  })
})
