import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginsWith, holds } from './marks.ts'

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
/** Few different bytes, so that a mark is found by chance, begun and not finished, and found overlapping itself. */
const few = fc.string({ unit: fc.constantFrom('a', 'b', '\xff', '\0'), maxLength: 12 })
const mark = few.filter((text) => text !== '')
const plain = mark.filter((text) => !text.includes('\xff'))

describe('a mark among bytes', () => {
  it('is at the beginning where a text of the same letters begins with it', () => {
    fc.assert(
      fc.property(few, mark, (text, sought) => void expect(beginsWith(latin1(text), sought)).toBe(text.startsWith(sought))),
    )
  })

  it('is found where a text of the same letters has it, wherever that is', () => {
    fc.assert(fc.property(few, plain, (text, sought) => void expect(holds(latin1(text), sought)).toBe(text.includes(sought))))
    fc.assert(fc.property(few, plain, few, (before, sought, after) => holds(latin1(before + sought + after), sought)))
  })

  it('that the bytes end in the middle of is none', () => {
    expect(holds(latin1('...%%EO'), '%%EOF')).toBe(false)
    expect(beginsWith(latin1('%PD'), '%PDF')).toBe(false)
    expect(holds(new Uint8Array(), 'a')).toBe(false)
  })

  it('is looked for in megabytes of its first letter as quickly as in any others', () => {
    const taken = (byte: number) => {
      const bytes = new Uint8Array(4 * 1024 ** 2).fill(byte)
      const started = performance.now()
      expect(holds(bytes, '%%EOF')).toBe(false)
      return performance.now() - started
    }
    taken(0) // compiled by now
    const quickest = (byte: number) => Math.min(...[1, 2, 3].map(() => taken(byte)))
    expect(quickest(37)).toBeLessThan(20 * quickest(0) + 50)
  })
})
