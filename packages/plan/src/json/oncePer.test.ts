import { describe, expect, it } from 'vitest'
import { oncePer } from './oncePer.ts'

describe('worked out once for each object', () => {
  const counted = () => {
    const asked: unknown[] = []
    const keysOf = oncePer((given: object) => {
      asked.push(given)
      return Object.keys(given)
    })
    return { asked, keysOf }
  }

  it('the same object gives the same answer, and is looked at once', () => {
    const { asked, keysOf } = counted()
    const plan = { code: 'a', title: 'b' }
    expect(keysOf(plan)).toBe(keysOf(plan))
    expect(keysOf(plan)).toEqual(['code', 'title'])
    expect(asked).toHaveLength(1)
  })

  it('another object is looked at for itself, also one made of the first', () => {
    const { asked, keysOf } = counted()
    const plan = { code: 'a' }
    expect([keysOf(plan), keysOf({ ...plan }), keysOf({ ...plan, more: 1 })]).toEqual([['code'], ['code'], ['code', 'more']])
    expect(asked).toHaveLength(3)
  })

  it('an answer of nothing is remembered too, and what throws is tried again', () => {
    let times = 0
    const nothing = oncePer((_: object): undefined => {
      times += 1
    })
    const key = {}
    expect([nothing(key), nothing(key), times]).toEqual([undefined, undefined, 1])
    const failing = oncePer((_: object) => {
      times += 1
      throw new Error('not yet')
    })
    for (const expected of [2, 3]) {
      expect(() => failing(key)).toThrow('not yet')
      expect(times).toBe(expected)
    }
  })
})
