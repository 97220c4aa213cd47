import { manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { recent } from './recent.ts'

const docs = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ seq: from + at, name: `d-${from + at}` }))
const seqs = (found: { seq: number }[] | null) => found?.map(({ seq }) => seq) ?? null

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what was written just now', () => {
  const open = (over: { most?: number; ttl?: number } = {}) => {
    const clock = manualClock()
    return { clock, kept: recent<{ seq: number; name: string }>({ clock, ...over }) }
  }

  it('is read from where one has come, no further than asked for', () => {
    const { kept } = open()
    kept.add(docs(5, 2))
    kept.add(docs(7, 2))
    expect(seqs(kept.after(4, 10))).toEqual([5, 6, 7, 8])
    expect(seqs(kept.after(6, 1))).toEqual([7])
  })

  it('is not known of what lies before it, nor whether anything lies behind it', () => {
    const { kept } = open()
    expect(kept.after(0, 10)).toBeNull()
    kept.add(docs(5, 2))
    expect(kept.after(3, 10)).toBeNull()
    expect(kept.after(6, 10), 'another writer may have gone on').toBeNull()
  })

  it('is forgotten where another writer took a place in between', () => {
    const { kept } = open()
    kept.add(docs(1, 2))
    kept.add(docs(4, 1))
    expect(kept.after(0, 10)).toBeNull()
    expect(seqs(kept.after(3, 10))).toEqual([4])
  })

  it('is forgotten when a write has failed, which may have written some', () => {
    const { kept } = open()
    kept.add(docs(1, 2))
    kept.forget()
    expect(kept.after(0, 10)).toBeNull()
  })

  it('is held for a moment, and no more of it than was said', () => {
    const { kept, clock } = open({ most: 3, ttl: 1_000 })
    kept.add(docs(1, 5))
    expect(kept.after(1, 10)).toBeNull()
    expect(seqs(kept.after(2, 10))).toEqual([3, 4, 5])
    clock.advance(600)
    kept.add(docs(6, 1))
    clock.advance(600)
    vi.advanceTimersByTime(1_000)
    expect(kept.after(3, 10), 'the older ones are gone').toBeNull()
    expect(seqs(kept.after(5, 10))).toEqual([6])
    clock.advance(600)
    vi.advanceTimersByTime(1_000)
    expect(kept.after(5, 10)).toBeNull()
  })

  it('is never anything else than the log, whoever writes and whatever fails', () => {
    const step = fc.oneof(
      fc.record({ own: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ other: fc.integer({ min: 1, max: 2 }) }),
      fc.record({ failed: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ passed: fc.constantFrom(-400, 100, 700, 2_000) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { kept, clock } = open({ most: 6 })
        const log: { seq: number; name: string }[] = []
        for (const one of steps) {
          const written = docs(
            log.length + 1,
            'own' in one ? one.own : 'other' in one ? one.other : 'failed' in one ? one.failed : 0,
          )
          log.push(...written)
          if ('own' in one) kept.add(written)
          if ('failed' in one) kept.forget()
          if ('passed' in one) clock.advance(one.passed)
          for (let seq = 0; seq <= log.length; seq++) {
            const found = kept.after(seq, 3)
            if (found) expect([found.length > 0, found]).toEqual([true, log.slice(seq, seq + found.length)])
          }
        }
      }),
    )
  })
})
