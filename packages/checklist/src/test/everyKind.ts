import type { ItemKind } from '../kind/itemKinds.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import type { ChecklistSchema, SubSchema } from '../schema/subSchema.ts'

const money = (title: string): SubSchema => ({
  type: 'object',
  title,
  'x-item': { kind: 'number', unit: '万元' },
  properties: { value: { type: 'number', minimum: 0, maximum: 10_000, 'x-decimals': 2, title } },
  required: ['value'],
  additionalProperties: false,
})

/** A checklist of items of these kinds, each as the example of its kind shows it; what is computed is of two numbers beside. */
export function checklistOf(kinds: readonly ItemKind[], change: (item: SubSchema, kind: ItemKind) => SubSchema = (item) => item) {
  const isAnswered = (kind: ItemKind) => kind !== 'computed' && kind !== 'info'
  const items = kinds.map((kind): [string, SubSchema] => [`${kind}Item`, change(kindShapes[kind].example, kind)])
  const numbers = kinds.includes('computed') ? { one: money('计划投入'), two: money('实际投入') } : {}
  return {
    type: 'object',
    title: '全部题型示例',
    properties: {
      first: {
        type: 'object',
        title: '各类题型',
        'x-item': { kind: 'section', no: '一' },
        properties: { ...numbers, ...Object.fromEntries(items) },
        required: [...Object.keys(numbers), ...kinds.filter(isAnswered).map((kind) => `${kind}Item`)],
        additionalProperties: false,
      },
    },
    required: ['first'],
    additionalProperties: false,
  } satisfies ChecklistSchema
}

/** One item of every kind. */
export const everyKind: ChecklistSchema = checklistOf(Object.keys(kindShapes) as ItemKind[]) // the keys of a record of kinds
