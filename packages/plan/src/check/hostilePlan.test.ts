import { checklistNotes } from '@duzhan/checklist/edit'
import { Problem } from '@duzhan/problems'
import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePlans } from '../conform/comparePlans.ts'
import { conformPlan } from '../conform/conformPlan.ts'
import { attributesOf } from '../edit/attributesOf.ts'
import { valueAt } from '../edit/editing.ts'
import { inheritedElements } from '../edit/inherited.ts'
import { leftOutOf } from '../edit/leftOut.ts'
import { namedElements } from '../edit/newElement.ts'
import { mergedDocument } from '../inherit/mergedDocument.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { checkDraft, checkPlan } from './checkPlan.ts'
import { readPlan } from './readPlan.ts'

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

function outcome(json: unknown, read: (json: unknown) => unknown = checkPlan): string {
  try {
    read(json)
    return 'valid'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('a document from a stranger', () => {
  it('is valid or refused with faults, whatever stands anywhere in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places(smallPlan())), strangeJson, (way, by) => {
        expect(['valid', 'plan.invalid']).toContain(outcome(replaced(smallPlan(), way, by)))
      }),
      { numRuns: 300 },
    )
  })

  it('that may be kept as a draft can be compared with what it was', () => {
    let kept = 0
    const conditions = places(smallPlan()).filter((way) => way.includes('where') || way.includes('when'))
    const way = fc.oneof(fc.constantFrom(...places(smallPlan())), fc.constantFrom(...conditions))
    fc.assert(
      fc.property(way, strangeJson, (at, by) => {
        const draft = replaced(smallPlan(), at, by)
        if (outcome(draft, (json) => checkDraft(readPlan(json))) !== 'valid') return
        kept += 1
        expect(() => comparePlans(checkDraft(readPlan(draft)), smallPlan())).not.toThrow()
        expect(() => conformPlan(checkDraft(readPlan(draft)), smallPlan())).not.toThrow()
      }),
      { numRuns: 300 },
    )
    expect(kept).toBeGreaterThan(5)
  })

  it('is read by the desk of its author, whatever stands anywhere in it', () => {
    const read = (document: unknown, other: unknown) => {
      attributesOf(document, 'targetLists.0.rules.0.where')
      for (const part of ['units', 'targetKinds', 'checklists', 'duties']) namedElements(document, part)
      inheritedElements(document, other, ['duties'])
      leftOutOf(document, other)
      mergedDocument(document, other)
      const lists = valueAt(document, ['checklists'])
      for (const list of Array.isArray(lists) ? lists : []) checklistNotes(valueAt(list, ['schema']))
    }
    fc.assert(
      fc.property(fc.constantFrom(...places(smallPlan())), strangeJson, (way, by) => {
        const strange = replaced(smallPlan(), way, by)
        expect(() => read(strange, smallPlan())).not.toThrow()
        expect(() => read(smallPlan(), strange)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a title that refuses to become text', ['title'], '{"toString":0}'],
    ['a title whose length refuses to become a number', ['title'], '{"length":{"toString":null,"valueOf":null}}'],
    ['a list whose length is a list', ['units'], '{"length":[{"toString":0}]}'],
    [
      'a category of findings that refuses to become text',
      [
        'checklists',
        '0',
        'schema',
        'properties',
        'health',
        'properties',
        'doctor',
        'properties',
        'answer',
        'x-finding',
        'category',
      ],
      '{"toString":0}',
    ],
  ])('is refused for %s', (_what, way, by) => {
    expect(outcome(replaced(smallPlan(), way, JSON.parse(by)))).toBe('plan.invalid')
  })

  it.each(['{"required":null}', '{"required":[{"toString":0}]}', '{"anyOf":{}}', '{"properties":{"poor":null}}'])(
    'is no draft with the condition %s, for whoever compares it reads its conditions',
    (where) => {
      const draft = replaced(smallPlan(), ['targetLists', '0', 'rules', '0', 'where'], JSON.parse(where))
      expect(outcome(draft, (json) => checkDraft(readPlan(json)))).toBe('plan.invalid')
    },
  )

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
