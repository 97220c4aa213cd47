import { describe, expect, it } from 'vitest'
import { compileAnswers } from '../compile.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { EvidenceRule } from '../schema/subSchema.ts'
import { photos } from '../test/judgementItem.ts'
import { goodAnswers, smallChecklist } from '../test/smallChecklist.ts'
import { asksPosition, evidenceOf } from './evidenceAsked.ts'
import { interpretAnswers } from './interpretAdmitted.ts'
import { progressOf } from './progressOf.ts'

const [one, two] = ['a'.repeat(64), 'b'.repeat(64)]
const isBad = { properties: { answer: { const: 'yes' } }, required: ['answer'] }
const section = smallChecklist.properties['industry']!
const litter = section.properties?.['litter']
/** The small checklist, with evidence demanded of 是否有白色垃圾. */
const demanding = (rule: EvidenceRule, more: object = {}) => ({
  ...smallChecklist,
  properties: {
    ...smallChecklist.properties,
    industry: {
      ...section,
      properties: {
        ...section.properties,
        litter: { ...litter, properties: { ...litter?.properties, ...more }, 'x-evidence': rule },
      },
    },
  },
})
const answers = (item: object) => ({ ...goodAnswers, industry: { ...goodAnswers.industry, litter: item } })
const bad = { answer: 'yes', note: '村口有白色垃圾' }

/** Both validators' faults, which must be the same. */
function faults(schema: object, item: object, hasPosition?: boolean): string[] {
  const given = hasPosition === undefined ? undefined : { hasPosition }
  const [compiled, interpreted] = [compileAnswers(schema), interpretAnswers(schema)].map((validate) =>
    validate(answers(item), given),
  )
  expect(interpreted).toEqual(compiled)
  return (compiled ?? []).map(({ path, message }) => `${path} ${message}`)
}

describe('an item that asks for evidence', () => {
  const rule: EvidenceRule = { photos: 2, when: isBad }

  it('of a bad answer takes none without its photos, and says so at the item', () => {
    const told = ['industry.litter “是否有白色垃圾”须附上至少 2 张照片']
    expect(faults(demanding(rule), bad)).toEqual(told)
    expect(faults(demanding(rule), { ...bad, photos: [one] })).toEqual(told)
    expect(faults(demanding(rule), { ...bad, photos: [one, two] })).toEqual([])
  })

  it('of a bad answer asks for nothing when the answer is good', () => {
    expect(faults(demanding(rule), { answer: 'no' })).toEqual([])
  })

  it('always, asks always; “true” is one photo', () => {
    expect(faults(demanding({ photos: true }), { answer: 'no' })).toEqual(['industry.litter “是否有白色垃圾”须附上至少 1 张照片'])
    expect(faults(demanding({ photos: true }), { answer: 'no', photos: [one] })).toEqual([])
    expect(faults(demanding({ photos: false }), { answer: 'no' })).toEqual([])
  })

  it('is not complete before they are there', () => {
    const outline = outlineOf(demanding(rule))
    expect(progressOf(outline, answers(bad)).missing).toEqual(['industry.litter'])
    expect(progressOf(outline, answers({ ...bad, photos: [one, two] })).missing).toEqual([])
  })

  it('asks for a position where it is known that none came along', () => {
    const somewhere = demanding({ position: true, when: isBad })
    expect(faults(somewhere, bad)).toEqual([])
    expect(faults(somewhere, bad, true)).toEqual([])
    expect(faults(somewhere, bad, false)).toEqual(['industry.litter “是否有白色垃圾”须附上所在位置'])
    expect(faults(somewhere, { answer: 'no' }, false)).toEqual([])
  })

  it('asks for a position of those answers only that its rule is about', () => {
    const somewhere = demanding({ position: true, when: isBad })
    expect(asksPosition(somewhere, answers(bad))).toBe(true)
    expect(asksPosition(somewhere, answers({ answer: 'no' }))).toBe(false)
    expect(asksPosition(demanding({ photos: 2 }), answers({ answer: 'no' }))).toBe(false)
  })

  it('asks for a signature', () => {
    const signed = demanding({ signature: true }, { signature: { type: 'string', maxLength: 64, title: '签名' } })
    expect(faults(signed, { answer: 'no' })).toEqual(['industry.litter “是否有白色垃圾”须附上签名'])
    expect(faults(signed, { answer: 'no', signature: one })).toEqual([])
  })

  it('may ask it of one question: the photos lie beside the answer', () => {
    const clause = { ...litter?.properties?.['answer'], 'x-evidence': { photos: 2, when: { const: 'yes' } } }
    const asked = demanding({}, { answer: clause })
    expect(faults(asked, bad).map((fault) => fault.split(' ')[0])).toEqual(['industry.litter.answer'])
    expect(faults(asked, { ...bad, photos: [one, two] })).toEqual([])
    expect(faults(asked, { answer: 'no' })).toEqual([])
    const branched = demanding(
      {},
      { answer: { ...clause, 'x-evidence': {}, anyOf: [{ 'x-evidence': { photos: 1 } }, { const: 'no' }] } },
    )
    expect(faults(branched, bad)).toHaveLength(1)
    expect(faults(branched, { ...bad, photos: [one] })).toEqual([])
  })

  it('names all that it asks for in one sentence', () => {
    expect(faults(demanding({ photos: 3, position: true, when: isBad }), bad, false)).toEqual([
      'industry.litter “是否有白色垃圾”须附上至少 3 张照片、所在位置',
    ])
  })

  it('asks it of every row of a table', () => {
    const row = {
      type: 'object',
      title: '户',
      properties: { name: { type: 'string', maxLength: 20, title: '户主' }, photos },
      required: ['name'],
      additionalProperties: false,
      'x-evidence': { photos: true },
    }
    const rows = { type: 'array', items: row, maxItems: 20, title: '名册' }
    const table = demanding({}, { rows })
    const at = { answer: 'no', rows: [{ name: '甲', photos: [one] }, { name: '乙' }] }
    expect(faults(table, at).map((fault) => fault.split(' ')[0])).toEqual(['industry.litter.rows.1'])
  })
})

describe('the files that answers refer to', () => {
  it('are found at any depth, each once, in order', () => {
    const [third, fourth] = ['c'.repeat(64), 'd'.repeat(64)]
    expect(
      evidenceOf({
        duty: { a: { photos: [one] }, b: { rows: [{ photos: [two] }, { person: { signature: third } }] } },
        c: { photos: [one, fourth] },
      }),
    ).toEqual([one, two, third, fourth])
  })

  it('are all that a list of photos holds, and nothing that is no hash elsewhere', () => {
    expect(evidenceOf({ a: { b: { photos: ['x', 7, null], note: 'x'.repeat(64), text: 'A'.repeat(64) } } })).toEqual(['x'])
    for (const nothing of [null, undefined, 7, 'x', [], {}]) expect(evidenceOf(nothing)).toEqual([])
  })

  it('are looked for without recursion, however deep', () => {
    let deep: unknown = { photos: [one] }
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    expect(evidenceOf(deep)).toEqual([one])
  })
})
