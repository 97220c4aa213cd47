import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileAnswers } from '../compile.ts'
import { gateFilling } from '../fit/gateFilling.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { judgementItem } from '../test/judgementItem.ts'
import { findingRule, numberItem, sectionOf, sectionsOf } from '../test/sections.ts'
import { findingsOf } from './findingsOf.ts'
import { interpretAnswers } from './interpretAdmitted.ts'
import { observationsOf } from './observationsOf.ts'
import { progressOf } from './progressOf.ts'
import { hiddenIn, shownAnswers } from './shown.ts'

const saidNo = (section: string, item: string): SubSchema => ({
  properties: {
    [section]: {
      properties: { [item]: { properties: { answer: { const: 'no' } }, required: ['answer'] } },
      required: [item],
    },
  },
  required: [section],
})
const hasLeaks = numberItem('漏水点', '处', {
  'x-shown-if': saidNo('water', 'isSafe'),
  'x-finding': findingRule({ required: ['value'] }),
})
const repair: SubSchema = {
  ...sectionOf('整改', { cost: numberItem('费用', '万元') }),
  'x-shown-if': {
    properties: {
      water: { properties: { leaks: { properties: { value: { minimum: 3 } }, required: ['value'] } }, required: ['leaks'] },
    },
    required: ['water'],
  },
}
/** Leaks are asked where the water is not safe, and repair where there are three or more. */
const checklist = sectionsOf({
  water: sectionOf('饮水', {
    isSafe: judgementItem('1', '饮水是否安全', { answer: { title: '饮水是否安全' } }),
    leaks: hasLeaks,
  }),
  repair,
})
const outline = outlineOf(checklist)
const [compiled, interpreted] = [compileAnswers(checklist), interpretAnswers(checklist)]
const no = { answer: 'no', note: '三组水管破裂多日' }
function faults(answers: unknown) {
  const found = interpreted(answers).map(({ path, keyword }) => `${path} ${keyword}`)
  expect(compiled(answers).map(({ path, keyword }) => `${path} ${keyword}`)).toEqual(found)
  return found
}

describe('what is shown only if', () => {
  it('passes the gate', () => {
    expect(gateFilling(checklist)).toEqual([])
  })

  it('is hidden, with everything in it, until its condition holds of the answers above', () => {
    expect([...hiddenIn(checklist, {})]).toEqual(['water.leaks', 'repair', 'repair.cost'])
    expect([...hiddenIn(checklist, { water: { isSafe: no } })]).toEqual(['repair', 'repair.cost'])
    expect([...hiddenIn(checklist, { water: { isSafe: no, leaks: { value: 3 } } })]).toEqual([])
  })

  it('is not kept on by an answer that is itself hidden', () => {
    const changedMind = { water: { isSafe: { answer: 'yes' }, leaks: { value: 5 } } }
    expect([...hiddenIn(checklist, changedMind)]).toEqual(['water.leaks', 'repair', 'repair.cost'])
    expect(shownAnswers(checklist, { ...changedMind, repair: { cost: { value: 2 } } })).toEqual({
      water: { isSafe: { answer: 'yes' } },
    })
  })

  it('is not demanded while it is hidden, and demanded while it is shown', () => {
    expect(faults({ water: { isSafe: { answer: 'yes' } } })).toEqual([])
    expect(faults({ water: { isSafe: no } })).toEqual(['water.leaks required'])
    expect(faults({ water: { isSafe: no, leaks: { value: 3 } } })).toEqual(['repair required'])
    expect(faults({ water: { isSafe: no, leaks: { value: 2 } } })).toEqual([])
  })

  it('is refused where it is sent though hidden, with a sentence that says what to do', () => {
    const answers = { water: { isSafe: { answer: 'yes' }, leaks: { value: 1 } } }
    expect(faults(answers)).toEqual(['water.leaks x-shown-if'])
    expect(interpreted(answers)[0]?.message).toBe('“漏水点”按前面的回答不用填，请清空')
  })

  it('counts towards progress, findings and figures only while it is shown', () => {
    const hidden = { water: { isSafe: { answer: 'yes' }, leaks: { value: 5 } } }
    expect(progressOf(outline, hidden)).toMatchObject({ total: 1, answered: 1, missing: [] })
    expect(findingsOf(outline, hidden)).toEqual([])
    expect(observationsOf(outline, hidden).map(({ path }) => path)).toEqual(['water.isSafe', 'water.isSafe.answer'])
    const shown = { water: { isSafe: no, leaks: { value: 2 } } }
    expect(progressOf(outline, shown)).toMatchObject({ total: 2, answered: 2 })
    expect(findingsOf(outline, shown).map(({ itemPath }) => itemPath)).toContain('water.leaks')
    expect(progressOf(outline, { water: { isSafe: no } }).missing).toEqual(['water.leaks'])
  })

  it('is decided on both sides alike, whatever is answered, and what is sent is never hidden', () => {
    const value = fc.option(fc.record({ value: fc.integer({ min: 0, max: 6 }) }), { nil: undefined })
    const answers = fc.record({
      water: fc.record({ isSafe: fc.constantFrom({ answer: 'yes' }, no, {}), leaks: value }),
      repair: fc.option(fc.record({ cost: value }), { nil: undefined }),
    })
    fc.assert(
      fc.property(answers, (given) => {
        const plain = JSON.parse(JSON.stringify(given)) as unknown // what is undefined is not there
        faults(plain)
        const sent = shownAnswers(checklist, plain)
        const asked = JSON.stringify(sent)
        expect(
          interpreted(sent).some(({ keyword }) => keyword === 'x-shown-if'),
          asked,
        ).toBe(false)
        expect(hiddenIn(checklist, sent)).toEqual(hiddenIn(checklist, plain))
      }),
    )
  })
})

describe('the gate of conditions to be shown', () => {
  const refused = (schema: SubSchema) => gateFilling(schema).map(({ rule, path }) => [rule, path.split('/properties/').join(' ')])
  const first = (item: SubSchema) => sectionsOf({ water: sectionOf('饮水', { leaks: item, isSafe: hasSafe }) })
  const hasSafe = judgementItem('2', '是否安全', { answer: { title: '是否安全' } })

  it('refuses one that looks at what stands below, or at itself', () => {
    expect(refused(first(hasLeaks))[0]).toEqual(['shown.later', ' water leaks/x-shown-if/required'])
    const itself = { ...hasLeaks, 'x-shown-if': { properties: { water: { properties: { leaks: { required: ['value'] } } } } } }
    expect(refused(first(itself as SubSchema))[0]?.[0]).toBe('shown.later')
  })

  it.each<[string, SubSchema, string]>([
    ['a section that is not there', saidNo('roads', 'isSafe'), 'condition.required-unknown'],
    ['an item that is not there', saidNo('water', 'isClean'), 'condition.required-unknown'],
    [
      'an answer that nobody can give',
      { properties: { water: { properties: { isSafe: { properties: { answer: { const: '否' } } } } } } },
      'value.impossible',
    ],
  ])('refuses one that looks at %s', (_what, condition, rule) => {
    const item = numberItem('漏水点', '处', { 'x-shown-if': condition })
    const schema = sectionsOf({ water: sectionOf('饮水', { isSafe: hasSafe, leaks: item }) })
    expect(refused(schema).map(([found]) => found)).toContain(rule)
  })

  it('refuses one that stands elsewhere than on a section or an item', () => {
    const deep = { ...hasSafe, properties: { ...hasSafe.properties, note: { type: 'string', maxLength: 9, 'x-shown-if': {} } } }
    expect(refused(sectionsOf({ water: sectionOf('饮水', { isSafe: deep as SubSchema }) })).map(([rule]) => rule)).toContain(
      'shown.place',
    )
    expect(refused({ ...checklist, 'x-shown-if': {} }).map(([rule]) => rule)).toContain('shown.place')
  })
})
