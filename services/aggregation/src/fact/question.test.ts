import { outlineFor, outlineOf } from '@duzhan/checklist'
import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { questionsOf } from './question.ts'

const { checklists } = readPlan(packs[0]?.plan)
const schemas = checklists.map(({ schema }) => schema as Parameters<typeof outlineFor>[0]) // they passed the gate

describe('the questions of a checklist', () => {
  it('say of a number that it does not add up where its item says so', () => {
    const level = (option: object): Parameters<typeof outlineOf>[0] => ({
      type: 'object',
      properties: {
        water: {
          ...{ type: 'object', title: '水情', 'x-item': { kind: 'section', no: '一' } },
          properties: {
            level: {
              ...{ type: 'object', title: '水位', 'x-item': { kind: 'number', no: '1', unit: '米', ...option } },
              properties: { value: { type: 'number', title: '水位' } },
            },
          },
        },
      },
    })
    const asked = { path: 'water.level', title: '水位', kind: 'number', unit: '米' }
    expect(questionsOf(outlineOf(level({}))).get('water.level')).toEqual(asked)
    expect(questionsOf(outlineOf(level({ sum: false }))).get('water.level')).toEqual({ ...asked, isSummed: false })
  })

  it('are put together once for each outline, and are those of that outline', () => {
    for (const schema of schemas) {
      expect(questionsOf(outlineFor(schema))).toBe(questionsOf(outlineFor(schema)))
      expect(questionsOf(outlineFor(schema))).toEqual(questionsOf(outlineOf(schema)))
    }
    const [one, other] = [{ ...schemas[0] }, { ...schemas[0], properties: {} }]
    expect(questionsOf(outlineFor(one)).size).toBeGreaterThan(questionsOf(outlineFor(other)).size)
  })
})
