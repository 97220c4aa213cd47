import { outlineFor, outlineOf } from '@duzhan/checklist'
import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { questionsOf } from './question.ts'

const { checklists } = readPlan(packs[0]?.plan)
const schemas = checklists.map(({ schema }) => schema as Parameters<typeof outlineFor>[0]) // they passed the gate

describe('the questions of a checklist', () => {
  it('are put together once for each outline, and are those of that outline', () => {
    for (const schema of schemas) {
      expect(questionsOf(outlineFor(schema))).toBe(questionsOf(outlineFor(schema)))
      expect(questionsOf(outlineFor(schema))).toEqual(questionsOf(outlineOf(schema)))
    }
    const [one, other] = [{ ...schemas[0] }, { ...schemas[0], properties: {} }]
    expect(questionsOf(outlineFor(one)).size).toBeGreaterThan(questionsOf(outlineFor(other)).size)
  })
})
