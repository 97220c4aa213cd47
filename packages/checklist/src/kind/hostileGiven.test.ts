import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../answers/evidenceAsked.ts'
import { findingsOf } from '../answers/findingsOf.ts'
import { observationsOf } from '../answers/observationsOf.ts'
import { progressOf } from '../answers/progressOf.ts'
import { scoreOf } from '../answers/scoreOf.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { checklistOf } from '../test/everyKind.ts'
import { type ItemKind, isItemKind, itemKinds, kindOf } from './itemKinds.ts'
import { pointsOf } from './score.ts'

const kinds = Object.keys(itemKinds) as ItemKind[] // the keys of a record of kinds
const fieldNames = ['value', 'other', 'text', 'photos', 'files', 'position', 'signature', 'rows', 'deductions', 'answer', 'note']
/** What a phone of another release, or somebody by hand, may have put under an item. */
const given = fc.dictionary(fc.constantFrom(...fieldNames), strangeJson, { maxKeys: 5 })

describe.each(kinds)('whatever is kept under an item of the kind %s', (kind) => {
  const outline = outlineOf(checklistOf([kind]))
  const item = outline.items.find(({ kind: own }) => own === kind)!

  it('is read, printed and counted without a crash', () => {
    fc.assert(
      fc.property(given, (held) => {
        const answers = { first: { [item.key]: held } }
        expect(typeof kindOf(kind)?.print(item, held)).toBe('string')
        expect(Array.isArray(kindOf(kind)?.observe(item, held))).toBe(true)
        for (const { path } of observationsOf(outline, answers)) expect(path).toMatch(/^(first|score)/)
        for (const { itemPath } of findingsOf(outline, answers)) expect(itemPath).toBe(item.path)
        const { answered, total, missing } = progressOf(outline, answers)
        expect(answered + missing.length).toBe(total)
      }),
    )
  })

  it('that is no record at all says nothing', () => {
    for (const held of [null, 'text', 7, true, [], [{}]]) {
      const answers = { first: { [item.key]: held } }
      expect(
        observationsOf(outline, answers).filter(({ number, choices }) => number !== undefined || choices !== undefined),
      ).toEqual([])
      expect(findingsOf(outline, answers)).toEqual([])
      expect(scoreOf(outline, answers)).toBeNull()
    }
  })
})

describe('answers that are no answers', () => {
  it.each([[null], [undefined], ['text'], [7], [[]], [{ first: null }], [{ first: [] }], [{ first: 'text' }], [{ second: {} }]])(
    '%j say nothing, report nothing and are not answered',
    (answers) => {
      const outline = outlineOf(checklistOf(['judgement', 'number', 'table']))
      expect(observationsOf(outline, answers).filter(({ result }) => result !== 'unanswered')).toEqual([])
      expect(findingsOf(outline, answers)).toEqual([])
      expect(progressOf(outline, answers).answered).toBe(0)
      expect(evidenceOf(answers)).toEqual([])
    },
  )
})

describe('a judgement', () => {
  const [item] = outlineOf(checklistOf(['judgement'])).items
  it.each([[['yes']], [{ toString: 0 }], ['toString'], ['__proto__'], [true], [null]])(
    'is printed as nothing where %j was sent',
    (answer) => {
      expect(kindOf('judgement')?.print(item!, { answer })).toBe('')
    },
  )
})

describe('a kind that nobody knows', () => {
  it.each(['slider', '', 'toString', '__proto__', 'constructor', 'Number'])('%j is none', (kind) => {
    expect(isItemKind(kind)).toBe(false)
    expect(kindOf(kind)).toBeNull()
  })
})

describe('points', () => {
  const outline = outlineOf(checklistOf(['score']))
  const [score] = outline.items
  it.each<[object, number | null]>([
    [{}, null],
    [{ value: 7.5 }, 7.5],
    [{ value: '7' }, null],
    [{ deductions: {} }, 10],
    [{ deductions: { litter: 1 } }, 8],
    [{ deductions: { litter: 2, sewage: 2 } }, 3],
    [{ deductions: { litter: 20 } }, 0],
    [{ deductions: { unheardOf: 9 } }, 10],
    [{ deductions: [] }, null],
    [{ deductions: null }, null],
  ])('of %j are %s', (held, points) => {
    expect(pointsOf(score!, held as Readonly<Record<string, unknown>>)).toBe(points)
  })
})
