import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergePlans } from '../inherit/mergePlans.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { checkPlan } from './checkPlan.ts'

/** Every place of a document, as the way to it. */
const places = (value: unknown, way: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [way, ...Object.entries(value).flatMap(([name, part]) => places(part, [...way, name]))]
    : [way]

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[name] = replaced(copy[name], rest, by)
  return copy
}

function nested(depth: number): unknown {
  let value: unknown = {}
  for (let level = 0; level < depth; level++) value = { allOf: [value] }
  return value
}

function outcome(json: unknown): string {
  try {
    checkPlan(json)
    return 'valid'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('a document from a stranger', () => {
  it('is valid or refused with faults, whatever stands anywhere in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places(smallPlan())), fc.jsonValue({ maxDepth: 3 }), (way, by) => {
        expect(['valid', 'plan.invalid']).toContain(outcome(replaced(smallPlan(), way, by)))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a rule', ['targetLists', '0', 'rules', '0', 'where']],
    ['a checklist', ['checklists', '0', 'schema']],
    ['a step of the ladder', ['ladder', '0', 'when']],
    ['the whole', []],
  ])('is refused, not choked on, when %s is nested 20,000 deep', (_what, way) => {
    expect(outcome(replaced(smallPlan(), way, nested(20_000)))).toBe('plan.invalid')
  })

  it('is refused when it has more parts than any plan', () => {
    const units = Array.from({ length: 70_000 }, (_one, index) => ({ key: `u${index}`, title: '单位' }))
    expect(outcome({ ...smallPlan(), units })).toBe('plan.invalid')
    expect(outcome({ ...smallPlan(), units: [...smallPlan().units, ...units.slice(0, 500)] })).toBe('valid')
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('gains nothing by a field called %s', (name) => {
    const where = JSON.parse(`{"properties":{"${name}":{"minimum":1}},"required":["${name}"]}`)
    const plan = replaced(smallPlan(), ['targetLists', '0', 'rules', '0', 'where'], where)
    expect(outcome(plan)).toBe('plan.invalid')
    expect(outcome(JSON.parse(`{"${name}":{"polluted":true}}`))).toBe('plan.invalid')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('cannot reach outside the plan by what it removes', () => {
    const plan = { ...smallPlan(), removes: ['__proto__.polluted', 'constructor', 'units.__proto__', '..', 'units.office.title'] }
    expect(() => mergePlans(smallPlan(), plan)).not.toThrow(TypeError)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
