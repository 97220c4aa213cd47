import { describe, expect, it } from 'vitest'
import type { TargetKind } from '../schema/planParts.ts'
import { figuresOf } from './figuresOf.ts'

const village: TargetKind = {
  key: 'village',
  title: '村',
  level: 'village',
  attributes: {
    type: 'object',
    properties: { poor: { type: 'integer', title: '未脱贫人口' }, all: { type: 'integer', title: '总人口' } },
    additionalProperties: false,
  },
  derived: [{ key: 'share', title: '未脱贫比例', unit: '%', numerator: 'poor', denominator: 'all' }],
}

describe('the figures of a target', () => {
  it('are what is kept of it, and the ratios of its kind', () => {
    expect(figuresOf({ kind: 'village', attributes: { poor: 5, all: 100, hasRoad: true, named: '甲' } }, [village])).toEqual({
      ...{ poor: 5, all: 100, hasRoad: true, named: '甲' },
      share: 5,
    })
  })

  it('are nothing that nests, and no ratio of what is missing', () => {
    expect(figuresOf({ kind: 'village', attributes: { poor: 5, of: ['a'], none: null } }, [village])).toEqual({ poor: 5 })
  })

  it('of a kind that the plan no longer has are what is kept', () => {
    expect(figuresOf({ kind: 'school', attributes: { poor: 5, all: 100 } }, [village])).toEqual({ poor: 5, all: 100 })
  })
})
