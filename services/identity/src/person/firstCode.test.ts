import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstCodeFits, firstCodeMs, hashFirstCode, newFirstCode } from './firstCode.ts'
import { hashPassword, passwordFits } from './password.ts'

const at = new Date('2020-03-20T01:00:00.000Z')
const later = (ms: number) => new Date(at.getTime() + ms)

describe('a first code', () => {
  it('is of eighty bits, in groups that can be typed from paper, and never the same', () => {
    const codes = Array.from({ length: 500 }, newFirstCode)
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/)
    expect(new Set(codes).size).toBe(500)
  })

  it('opens its own account however it is typed, and no other code does', () => {
    const way = fc.constantFrom<(code: string) => string>(
      (code) => code,
      (code) => code.toUpperCase(),
      (code) => code.replaceAll('-', ''),
      (code) => code.replaceAll('-', ' '),
      (code) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
    )
    fc.assert(
      fc.property(way, fc.nat(15), (typed, place) => {
        const code = newFirstCode()
        const kept = hashFirstCode(code, at)
        expect(firstCodeFits(kept, typed(code), at)).toBe(true)
        const signs = code.replaceAll('-', '').split('')
        signs[place] = signs[place] === '2' ? '3' : '2'
        expect(firstCodeFits(kept, signs.join(''), at)).toBe(false)
      }),
    )
  })

  it('is kept salted: equal codes do not look equal, and nothing of one is seen', () => {
    const code = newFirstCode()
    const [one, other] = [hashFirstCode(code, at), hashFirstCode(code, at)]
    expect(one).not.toBe(other)
    expect(one).not.toContain(code)
    expect(one).not.toContain(code.replaceAll('-', ''))
  })

  it('opens for thirty days and no longer', () => {
    const code = newFirstCode()
    const kept = hashFirstCode(code, at)
    expect(firstCodeFits(kept, code, later(firstCodeMs - 1))).toBe(true)
    for (const ms of [firstCodeMs, firstCodeMs + 1]) expect(firstCodeFits(kept, code, later(ms))).toBe(false)
  })

  it.each(['', 'first', 'first$', 'first$2099-01-01T00:00:00.000Z$$', 'first$x$y$z'])(
    'kept as “%s” opens for nothing',
    (kept) => {
      for (const typed of ['', 'x', newFirstCode()]) expect(firstCodeFits(kept, typed, at)).not.toBe(true)
    },
  )

  it('is asked where passwords are, and neither is taken for the other', async () => {
    const code = newFirstCode()
    expect(await passwordFits(hashFirstCode(code, at), code, at)).toBe(true)
    expect(await passwordFits(hashFirstCode(code, at), code, later(firstCodeMs))).toBe(false)
    const hash = await hashPassword('huang-shan-52-yun')
    expect(firstCodeFits(hash, 'huang-shan-52-yun', at)).toBeNull()
    expect(await passwordFits(hash, 'huang-shan-52-yun', at)).toBe(true)
    expect(await passwordFits(hash, 'HUANG-SHAN-52-YUN', at), 'a password is meant as it is typed').toBe(false)
  })

  it('takes as long to refuse as a password: who tries learns nothing of what is kept', async () => {
    const kept = hashFirstCode(newFirstCode(), at)
    const hash = await hashPassword('huang-shan-52-yun')
    const time = async (of: string | null) => {
      const began = performance.now()
      for (let turn = 0; turn < 5; turn++) await passwordFits(of, 'wrong', at)
      return performance.now() - began
    }
    await time(null)
    const [first, other] = [await time(kept), await time(hash)]
    expect(first).toBeGreaterThan(other / 3)
  })
})
