import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalledRegion, type EditionDifference, editionDifference } from './editionDifference.ts'
import { isWithin, recodedWith, regionCode } from './regionCode.ts'

const one = (digits: string, name: string): CalledRegion => ({ code: regionCode(digits.padEnd(12, '0')), name })
const county = [one('430321', '湘潭县'), one('430381', '湘乡市')]
const towns = [one('430321100', '易俗河镇'), one('430321201', '白石乡'), one('430381106', '壶天镇')]
const villages = [
  one('430321100201', '郭家桥村委会'),
  one('430321201201', '新华村'),
  one('430381106201', '新华村'),
  one('430381106202', '潭桥村'),
]
const held = [...county, ...towns, ...villages]
const without = (...codes: string[]) => held.filter(({ code }) => !codes.some((digits) => code.startsWith(digits)))
const nothing: EditionDifference = { added: [], recoded: [], renamed: [], gone: [] }

/** What is held once all of a difference is done. */
function done(before: readonly CalledRegion[], { added, recoded, renamed, gone }: EditionDifference): Map<string, string> {
  const now = new Map<string, string>([...before, ...added].map(({ code, name }) => [code, name]))
  for (const { code, name, was } of recoded) {
    for (const [old, called] of [...now])
      if (isWithin(regionCode(old), was.code)) {
        now.delete(old)
        now.set(recodedWith(regionCode(old), was.code, code), old === was.code ? name : called)
      }
  }
  for (const { code, name } of renamed) now.set(code, name)
  for (const { code } of gone) now.delete(code)
  return now
}

describe('what a newer edition changes', () => {
  it('is nothing where it has the same', () => {
    expect(editionDifference(held, held)).toEqual(nothing)
  })

  it('is what came, from the highest down, and what went, the lowest first', () => {
    const [town, village] = [one('430321109', '新镇'), one('430321109201', '新村')]
    expect(editionDifference(held, [village, ...held, town])).toEqual({ ...nothing, added: [town, village] })
    expect(editionDifference(held, without('430381106'))).toEqual({ ...nothing, gone: [villages[3], villages[2], towns[2]] })
  })

  it('is another name under the same code', () => {
    const now = held.map((region) => (region === county[0] ? { ...region, name: '湘潭区' } : region))
    expect(editionDifference(held, now)).toEqual({ ...nothing, renamed: [{ ...county[0], name: '湘潭区', was: '湘潭县' }] })
  })

  it('is another superior for a township of the same name, whose villages go along', () => {
    const [town, a, b] = [one('430321196', '壶天镇'), one('430321196201', '新华村'), one('430321196202', '潭桥社区')]
    expect(editionDifference(held, [...without('430381106'), town, a, b])).toEqual({
      ...nothing,
      recoded: [{ ...town, was: towns[2] }],
      renamed: [{ ...b, was: '潭桥村' }],
    })
  })

  it('is a town made of a township in its place, although its name says another kind of unit', () => {
    const now = [...without('430321201'), one('430321102', '白石镇'), one('430321102201', '新华村')]
    expect(editionDifference(held, now)).toEqual({ ...nothing, recoded: [{ ...one('430321102', '白石镇'), was: towns[1] }] })
  })

  it('is no move where several may be meant', () => {
    const now = [...without('430321201201', '430381106201'), one('430321100205', '新华村')]
    expect(editionDifference(held, now)).toMatchObject({
      recoded: [],
      added: [{ name: '新华村' }],
      gone: [{ name: '新华村' }, { name: '新华村' }],
    })
  })

  it('is told under the codes that there are once what comes before is done', () => {
    const now = [
      ...without('430381106'),
      one('430321196', '壶天镇'),
      one('430321196201', '新华村'),
      one('430321100209', '潭桥村'),
    ]
    const difference = editionDifference(held, now)
    expect(difference.recoded.map(({ code, was }) => [was.code, code])).toEqual([
      ['430381106000', '430321196000'],
      ['430321196202', '430321100209'],
    ])
    expect(difference.gone).toEqual([])
  })

  it('makes of what is held what the edition has, whatever that is', () => {
    const names = fc.constantFrom('新华村', '红旗村', '白石乡', '白石镇', '壶天镇', '湘乡市')
    const codes = fc.constantFrom(
      '430321',
      '430381',
      '430321100',
      '430321201',
      '430381106',
      '430321100201',
      '430381106201',
      '430381106202',
      '430321201201',
    )
    const tree = fc.uniqueArray(fc.tuple(codes, names), { selector: ([digits]) => digits, maxLength: 9 })
    // nothing hangs in the air
    const isHung = (digits: string, all: readonly string[]) =>
      digits.length === 6 || all.includes(digits.slice(0, digits.length - 3))
    const hung = (rows: [string, string][]): [string, string][] => {
      const codesOf = (some: readonly [string, string][]) => some.map(([digits]) => digits)
      const towns = rows.filter(([digits]) => digits.length < 12 && isHung(digits, codesOf(rows)))
      return [...towns, ...rows.filter(([digits]) => digits.length === 12 && isHung(digits, codesOf(towns)))]
    }
    const called = tree.map((rows) => hung(rows).map(([digits, name]) => one(digits, name)))
    fc.assert(
      fc.property(called, called, (before, edition) => {
        const now = done(before, editionDifference(before, edition))
        expect([...now].sort()).toEqual(edition.map(({ code, name }) => [code, name]).sort())
      }),
      { numRuns: 500 },
    )
  })
})
