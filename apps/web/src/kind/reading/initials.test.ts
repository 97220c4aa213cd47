import { describe, expect, it } from 'vitest'
import { initials, isMeant } from './initials.ts'

describe('the first letters of pinyin', () => {
  it.each([
    ['自来水', 'zls'],
    ['贫困户', 'pkh'],
    ['湘潭县', 'xtx'],
    ['花桥镇', 'hqz'],
    ['安全饮水', 'aqys'],
    ['C级危房', 'cjwf'],
    ['Ａ类', 'al'],
  ])('writes %s as %s', (text, letters) => expect(initials(text)).toBe(letters))

  it('finds an option by some of its characters or by first letters, in either case', () => {
    expect(isMeant('云湖桥镇', '湖桥')).toBe(true)
    expect(isMeant('云湖桥镇', 'YHQ')).toBe(true)
    expect(isMeant('云湖桥镇', 'hq')).toBe(true)
    expect(isMeant('云湖桥镇', '')).toBe(true)
    expect(isMeant('云湖桥镇', 'xyz')).toBe(false)
  })
})
