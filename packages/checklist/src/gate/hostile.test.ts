import { describe, expect, it } from 'vitest'
import { hostileSchemas } from '../test/hostileSchemas.ts'
import { gate } from './gate.ts'
import { refusalText } from './refusalText.ts'

describe('the gate', () => {
  it('knows at least 130 hostile schemas by name', () => {
    expect(new Set(hostileSchemas.map(({ name }) => name)).size).toBe(hostileSchemas.length)
    expect(hostileSchemas.length).toBeGreaterThanOrEqual(130)
  })

  it.each(hostileSchemas)('refuses $name', ({ schema, rule }) => {
    const refusals = gate(schema)
    expect(refusals.map((refusal) => refusal.rule)).toContain(rule)
    expect(refusals.length).toBeLessThanOrEqual(20)
    for (const refusal of refusals) expect(refusalText(refusal, 'zh')).toMatch(/^[^{}]*\p{Script=Han}[^{}]*$/u)
  })
})
