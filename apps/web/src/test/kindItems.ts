import { type OutlineItem, outlineOf, type SubSchema } from '@duzhan/checklist'

type Options = Readonly<Record<string, unknown>>

/** A schema with what a checklist says of it. */
export const annotated = (kind: string, schema: SubSchema, options: Options = {}): SubSchema => ({
  ...schema,
  'x-item': { kind, ...options },
})

/** An item of a kind with its own fields. */
export function itemSchema(kind: string, title: string, fields: Record<string, SubSchema>, options: Options = {}): SubSchema {
  return {
    type: 'object',
    title,
    'x-item': { kind, no: '1', ...options },
    properties: fields,
    required: Object.keys(fields).slice(0, 1),
    additionalProperties: false,
  }
}

/** A checklist of one section with these items, the first of them demanded. */
export function checklistOf(items: Record<string, SubSchema>, required = Object.keys(items)): SubSchema {
  const section: SubSchema = {
    type: 'object',
    title: '基本情况',
    'x-item': { kind: 'section', no: '一' },
    properties: items,
    required,
    additionalProperties: false,
  }
  return { type: 'object', title: '任务清单', properties: { basics: section }, required: ['basics'], additionalProperties: false }
}

/** The item of the outline that a schema stands for. */
export function outlined(schema: SubSchema): OutlineItem {
  const [item] = outlineOf(checklistOf({ item: schema })).items
  if (!item) throw new Error('no item')
  return item
}

export const tableSchema = itemSchema(
  'table',
  '项目资金明细',
  {
    rows: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'amount'],
        properties: {
          name: annotated('text', { type: 'string', maxLength: 50, title: '项目名称' }),
          amount: annotated(
            'number',
            { type: 'number', minimum: 0, maximum: 1000, 'x-decimals': 2, title: '金额' },
            { unit: '万元' },
          ),
          state: annotated('choice', { type: 'string', enum: ['未开工', '在建', '完工'], title: '进度' }),
          day: annotated('date', { type: 'string', format: 'date', maxLength: 10, title: '开工日期' }),
        },
      },
    },
  },
  { totals: ['amount'] },
)

/** A table of projects with their money. */
export const aTable: OutlineItem = outlined(tableSchema)
