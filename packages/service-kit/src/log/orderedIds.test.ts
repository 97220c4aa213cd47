import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderedIds } from './orderedIds.ts'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('ids in their order', () => {
  it('are UUIDs, each greater than the one before, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 2, maxLength: 200 }), (times) => {
        const left = [...times]
        const next = orderedIds(() => left.shift() ?? 0)
        const ids = times.map(next)
        expect(ids.every((id) => shape.test(id))).toBe(true)
        expect([...ids].sort()).toEqual(ids)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('tell when each was made, and not how many were made between', () => {
    const [once, often] = [orderedIds(() => 1_000), orderedIds(() => 1_000)]
    let now = 1_000
    const [quiet, busy] = [orderedIds(() => now), orderedIds(() => now)]
    const first = (id: string) => id.slice(0, 13)
    expect(first(once())).toBe(first(often()))
    for (let said = 0; said < 50; said += 1) {
      now += 10
      busy()
    }
    now += 10
    expect(first(quiet())).toBe(first(busy()))
  })

  it('made by two processes are never the same', () => {
    const [one, other] = [orderedIds(() => 7), orderedIds(() => 7)]
    const ids = Array.from({ length: 100 }, () => [one(), other()]).flat()
    expect(new Set(ids).size).toBe(200)
  })

  it('run on the time of the process where nothing else is said', () => {
    const next = orderedIds()
    const before = Math.floor(performance.now() * 1_000)
    expect(Number.parseInt(next().replaceAll('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before)
  })
})
