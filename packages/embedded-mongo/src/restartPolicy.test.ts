import { describe, expect, it } from 'vitest'
import { RestartPolicy } from './restartPolicy.ts'

const crash = { livedMs: 20, signal: 'SIGABRT', code: null }
const pauses = (policy: RestartPolicy, count: number, death: Parameters<RestartPolicy['next']>[0]) =>
  Array.from({ length: count }, () => {
    const decision = policy.next(death)
    return decision.isOver ? 'over' : decision.pauseMs
  })

describe('a store that keeps ending', () => {
  it('is started again later each time, and given up after five quick deaths', () => {
    expect(pauses(new RestartPolicy(), 6, crash)).toEqual([500, 1000, 2000, 4000, 8000, 'over'])
  })

  it('is as good as new once it has lived for a minute', () => {
    const policy = new RestartPolicy()
    pauses(policy, 5, crash)
    expect(policy.next({ ...crash, livedMs: 60_000 })).toMatchObject({ isOver: false, pauseMs: 500 })
  })

  it('is waited for as long as the disk is full, at most half a minute at a time', () => {
    const policy = new RestartPolicy()
    expect(pauses(policy, 20, { livedMs: 20, code: 70 }).at(-1)).toBe(30_000)
    expect(pauses(policy, 20, { livedMs: 0, refusal: 'store.unwritable' }).at(-1)).toBe(30_000)
  })

  it.each(['store.damaged', 'store.newer', 'store.not-built'] as const)('is given up at once for %s', (refusal) => {
    expect(new RestartPolicy().next({ livedMs: 0, refusal })).toEqual({ isOver: true })
  })

  it.each([
    ['a fault of memory', { signal: 'SIGSEGV' }, true],
    ['a failed assertion', { signal: 'SIGABRT' }, true],
    ['a page that the disk does not give', { signal: 'SIGBUS' }, true],
    ['an error that nobody caught', { code: 1 }, true],
    ['kill -9', { signal: 'SIGKILL' }, false],
    ['a refused commit', { code: 70 }, false],
  ])('has its pages looked at after %s: %o', (_name, death, mayBeDamaged) => {
    expect(new RestartPolicy().next({ livedMs: 20, ...death })).toMatchObject({ mayBeDamaged })
  })
})
