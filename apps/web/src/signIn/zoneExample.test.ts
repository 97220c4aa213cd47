import { isRegionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { zoneExample } from './zoneExample.ts'

describe('how the code of a zone may read', () => {
  it.each([
    ['a province', '430000000000', '439000000000'],
    ['a prefecture', '430300000000', '430371000000'],
    ['a county', '430321000000', '430321480000'],
    ['a township', '430321109000', '430321109480'],
  ])('beneath %s is a code right beneath it', (_, region, expected) => {
    const example = zoneExample(region)
    expect(example).toBe(expected)
    if (!isRegionCode(example)) throw new Error('no code')
    expect(regionPath(example).at(-2)).toBe(region)
  })

  it.each(['', '000000000000', '430321109201', 'x'])(
    'is told of a county where %j is chosen, beneath which none can lie',
    (region) => {
      expect(zoneExample(region)).toBe('990121480000')
    },
  )
})
