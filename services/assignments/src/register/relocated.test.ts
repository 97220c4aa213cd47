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
    expect(back).toEqual({ regionPath: [world.province, world.city, world.county, world.township, world.village], names })
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
