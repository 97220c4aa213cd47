import { lineageOn, regionCode } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { placeOf } from './placeOf.ts'
import { relocated } from './relocated.ts'

const successor = '990199000000'
const merged = lineageOn([{ regions: [regionCode(world.county)], into: regionCode(successor), from: '2020-01-01' }], '2020-01-01')
const names = { [world.province]: '某省', [world.city]: '某市', [world.county]: '某县', [world.township]: '某乡' }
const way = [
  { code: world.province, name: '某省' },
  { code: world.city, name: '某市' },
  { code: successor, name: '新县' },
  { code: world.county, name: '某县' },
]
const village = { regionCode: world.village, names, name: '某村' }

describe('a target whose county has become part of another', () => {
  it('lies in that one, and is called to lie there alone', () => {
    const there = relocated(village, way, merged)
    expect(there.regionPath).toEqual([world.province, world.city, successor, world.county, world.township, world.village])
    expect(there.names).toEqual({ [world.province]: '某省', [world.city]: '某市', [successor]: '新县', [world.township]: '某乡' })
    expect(placeOf({ ...village, ...there })).toBe('新县某乡')
  })

  it('lies and is called as before when that is taken back', () => {
    const back = relocated({ ...village, ...relocated(village, way, merged) }, way.toSpliced(2, 1), lineageOn([], ''))
    expect(back).toMatchObject({ regionPath: [world.province, world.city, world.county, world.township, world.village], names })
  })

  it('keeps its own name where it is that very county', () => {
    const county = { regionCode: world.county, names, name: '某县' }
    expect(relocated(county, way, merged).names[world.county]).toBe('某县')
  })

  it('is where it was when it is told so twice', () => {
    const once = relocated(village, way, merged)
    expect(relocated({ ...village, ...once }, way, merged)).toEqual(once)
  })
})

describe('a target whose township lies in another county from now on', () => {
  const moved = '990122109000'
  const recoding = { regions: [regionCode(world.township)], into: regionCode(moved), isRecoded: true }
  const on = (from: string) => lineageOn([{ ...recoding, from }], '2020-01-01')
  const [there, before] = [on('2020-01-01'), on('2020-01-02')]
  const wayThere = [
    ...way.slice(0, 2),
    { code: world.otherCounty, name: '邻县' },
    { code: moved, name: '新乡' },
    { code: world.township, name: '某乡' },
  ]
  const wayBack = [...way.slice(0, 2), { code: world.county, name: '某县' }, { code: world.township, name: '某乡' }]

  it('has the code of there, and is called to lie there alone', () => {
    const now = relocated(village, wayThere, there)
    expect(now.regionCode).toBe(`990122109${world.village.slice(9)}`)
    expect(now.regionPath).toEqual([world.province, world.city, world.otherCounty, moved, now.regionCode])
    expect(now.names).toEqual({ [world.province]: '某省', [world.city]: '某市', [world.otherCounty]: '邻县', [moved]: '新乡' })
    expect(placeOf({ ...village, ...now })).toBe('邻县新乡')
  })

  it('has its code, lies and is called as before when that is taken back', () => {
    const now = relocated(village, wayThere, there)
    expect(relocated({ ...village, ...now }, wayBack, before)).toEqual({
      ...{ regionCode: world.village, names },
      regionPath: [world.province, world.city, world.county, world.township, world.village],
    })
  })

  it('keeps the names of what lies between, which nobody told anew, and its own where it is that very township', () => {
    const county = lineageOn(
      [{ ...recoding, regions: [regionCode(world.county)], into: regionCode('990205000000'), from: '2020-01-01' }],
      '2020-01-01',
    )
    const away = [
      way[0]!,
      { code: '990200000000', name: '邻市' },
      { code: '990205000000', name: '某县' },
      { code: world.county, name: '某县' },
    ]
    expect(relocated(village, away, county).names).toMatchObject({ '990205000000': '某县', '990205100000': '某乡' })
    const township = { regionCode: world.township, names, name: '某乡' }
    expect(relocated(township, wayThere, there)).toMatchObject({ regionCode: moved, names: { [moved]: '新乡' } })
  })
})
