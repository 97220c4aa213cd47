import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { boundsFault } from './boundsFault.ts'
import { planLimits } from './planLimits.ts'

const codeOf = (json: unknown): string | null => boundsFault(json)?.code ?? null
function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

describe('a document that is measured before it is read', () => {
  it('is taken for what it is where it is no plan at all: that is for its shape to say', () => {
    for (const json of [null, 1, '方案', [], {}, smallPlan()]) expect(codeOf(json)).toBeNull()
  })

  it('is as deep as it may be, and not one more', () => {
    expect(codeOf(nested(planLimits.depth))).toBeNull()
    expect(codeOf(nested(planLimits.depth + 1))).toBe('plan.too-deep')
    expect(codeOf(nested(200_000)), 'and nothing runs out of stack').toBe('plan.too-deep')
  })

  it('is of as many parts as it may be, and not one more', () => {
    expect(codeOf(Array(planLimits.nodes - 1).fill(0))).toBeNull()
    expect(codeOf(Array(planLimits.nodes).fill(0))).toBe('plan.too-large')
  })

  it('is measured in bytes, its texts and the names of its fields alike', () => {
    const bytes = planLimits.bytes - 10
    expect(codeOf(['a'.repeat(bytes)])).toBeNull()
    expect(codeOf(['村'.repeat(bytes / 3)])).toBeNull()
    expect(codeOf(['村'.repeat(bytes / 2)])).toBe('plan.too-long')
    expect(codeOf({ ['村'.repeat(bytes / 2)]: 1 })).toBe('plan.too-long')
    expect(boundsFault(['村'.repeat(bytes / 2)])?.details).toEqual({ kilobytes: 1024 })
    expect(codeOf({ ['a'.repeat(bytes)]: 1 })).toBeNull()
  })
})
