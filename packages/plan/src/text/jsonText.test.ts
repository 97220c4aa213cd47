import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heaviestPlan } from '../test/heaviestPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { fromText, jsonText, keptText, keptValue } from './jsonText.ts'
import { planInText } from './planInText.ts'

describe('a value as text', () => {
  it('reads back as what was written, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fromText(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('is kept as text, and what was kept as the value comes to the same text and the same value', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value)) as object) // no -0
    fc.assert(
      fc.property(object, (value) => {
        const text = jsonText(value)
        expect([keptText(text), keptText(value)]).toEqual([text, text])
        expect([keptValue(text), keptValue(value)]).toEqual([value, value])
      }),
    )
  })
})

describe('a plan in text', () => {
  it.each([
    ['a small one', smallPlan()],
    ['the heaviest', heaviestPlan(2)],
    ['one that extends another', { ...smallPlan(), extends: { code: 'upper', revision: 3 } }],
  ])('says of %s what a service has to know, and the rest in its text', (_, plan) => {
    const { text, ...known } = planInText(plan)
    expect(fromText(text)).toEqual(plan)
    expect(plan).toMatchObject(known)
    expect(Object.keys(known).includes('extends')).toBe('extends' in plan)
  })
})
