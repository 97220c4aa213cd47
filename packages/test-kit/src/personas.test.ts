import { Actor, verbsOf } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import * as kit from './index.ts'

describe('the personas', () => {
  const personas = Object.entries(kit).flatMap(([name, value]) =>
    name.startsWith('as') ? [[name, value as Actor] as const] : [],
  )

  it.each(personas)('%s is a valid actor with one grant that holds some verb', (_, actor) => {
    expect(Actor.parse(actor)).toEqual(actor)
    expect(actor.grants).toHaveLength(1)
    expect(verbsOf(actor.grants[0]!).length).toBeGreaterThan(0)
  })

  it('are different people', () => {
    expect(personas.length).toBe(8)
    expect(new Set(personas.map(([, { id }]) => id)).size).toBe(personas.length)
  })

  it('live in a world where codes nest as levels do', () => {
    const { province, city, county, township, village, otherCounty, foreignProvince } = kit.world
    for (const [upper, digits, lower] of [
      [province, 2, city],
      [city, 4, county],
      [city, 4, otherCounty],
      [county, 6, township],
      [township, 9, village],
    ] as const) {
      expect(lower.slice(0, digits)).toBe(upper.slice(0, digits))
      expect(upper.slice(digits)).toMatch(/^0+$/)
    }
    expect(foreignProvince.slice(0, 2)).not.toBe(province.slice(0, 2))
  })
})

describe('a manual clock', () => {
  it('stands still until it is moved', () => {
    const clock = kit.manualClock('2020-03-20T00:00:00.000Z')
    expect(clock.now()).toEqual(clock.now())
    clock.advance(60_000)
    expect(clock.now().toISOString()).toBe('2020-03-20T00:01:00.000Z')
    clock.set('2020-04-01T00:00:00Z')
    expect(clock.now().toISOString()).toBe('2020-04-01T00:00:00.000Z')
  })

  it('hands out instants that a holder cannot use to move it', () => {
    const clock = kit.manualClock()
    clock.now().setFullYear(1999)
    expect(clock.now().getUTCFullYear()).toBe(2020)
  })

  it('refuses what is no instant', () => {
    expect(() => kit.manualClock('next Monday')).toThrow(RangeError)
    expect(() => kit.manualClock().set('')).toThrow(RangeError)
  })
})
