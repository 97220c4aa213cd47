import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { placeOf } from './placeOf.ts'

const names = { [world.province]: '某省', [world.city]: '某市', [world.county]: '某县', [world.township]: '某乡' }

describe('where a target lies', () => {
  const path = [world.province, world.city, world.county, world.township, world.village]
  const place = (name: string, depth: number, own?: string) =>
    placeOf({ name, regionPath: path.slice(0, depth), names: { ...names, ...(own && { [path[depth - 1] ?? '']: own }) } })
  it.each([
    ['a village', '某村', 5, undefined, '某县某乡'],
    ['a site in a township', '某安置点', 4, '某乡', '某县某乡'],
    ['a site in a county', '某安置点', 3, '某县', '某县'],
    ['a county', '某县', 3, '某县', '某市'],
    ['a city', '某市', 2, '某市', '某省'],
    ['a province', '某省', 1, '某省', ''],
  ] as const)('%s', (_, name, depth, own, expected) => {
    expect(place(name, depth, own)).toBe(expected)
  })
})
