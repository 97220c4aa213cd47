import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileAnswers } from '../compile.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { anyMutated } from '../test/mutated.ts'
import { gate, gateText } from './gate.ts'

const isFull = process.env['DUZHAN_FULL'] === '1'
const numRuns = isFull ? 20_000 : 2_000
const seed = 20_200_304

describe('the gate', () => {
  it('admits 300 generated legal checklists, all of which compile', () => {
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        expect(gate(schema)).toEqual([])
        expect(compileAnswers(schema)(null)).not.toEqual([])
        expect(outlineOf(schema).sections.length).toBeGreaterThan(0)
      }),
      { numRuns: 300, seed },
    )
  }, 120_000)

  it(`refuses ${numRuns} checklists with one thing spoiled`, () => {
    const used = new Set<number>()
    fc.assert(
      fc.property(anyMutated, ({ schema, by }) => {
        used.add(by)
        expect(gate(schema)).not.toEqual([])
      }),
      { numRuns, seed },
    )
    expect(used.size).toBeGreaterThan(50)
  }, 600_000)

  it(`refuses ${numRuns} texts that are noise`, () => {
    const torn = fc.tuple(anyChecklist, fc.nat()).map(([schema, cut]) => {
      const text = JSON.stringify(schema)
      return text.slice(0, cut % text.length)
    })
    const noise = fc.oneof(
      torn,
      fc.string({ maxLength: 200, unit: 'binary' }),
      fc.json({ maxDepth: 6 }),
      fc.nat(100_000).map((depth) => '['.repeat(depth)),
      fc.nat(20_000).map((depth) => `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`),
    )
    fc.assert(
      fc.property(noise, (text) => {
        expect(gateText(text)).not.toEqual([])
      }),
      { numRuns, seed },
    )
  }, 600_000)

  it(`survives ${numRuns} texts with a few characters changed: each is refused, or compiles`, () => {
    let refused = 0
    const edits = fc.array(
      fc.record({
        at: fc.nat(),
        put: fc.constantFrom('', '{', '}', '[', ']', '"', ':', ',', '0', '-', '\\', 'null', '1e999', '\u0000', '\ud800'),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    const edited = fc
      .tuple(anyChecklist, edits)
      .map(([schema, changes]) =>
        changes.reduce(
          (text, { at, put }) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1),
          JSON.stringify(schema),
        ),
      )
    fc.assert(
      fc.property(edited, (text) => {
        if (gateText(text).length > 0) refused += 1
        else compileAnswers(JSON.parse(text))
      }),
      { numRuns, seed },
    )
    expect(refused).toBeGreaterThan(numRuns / 2)
  }, 600_000)
})
