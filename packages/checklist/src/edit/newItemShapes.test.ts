import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { type ItemKind, itemKinds } from '../kind/itemKinds.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import { isAnswered, newItem } from './newItem.ts'

/** What a new item of each kind asks under the title 某事项; authors have drafts with these, so a change must be meant. */
const shapes: Readonly<Record<ItemKind, object>> = {
  judgement: {
    'x-item': { kind: 'judgement', no: '' },
    properties: {
      answer: { type: 'string', enum: ['yes', 'no', 'na'], title: '某事项', 'x-item': { kind: 'clause', good: 'yes' } },
      note: { type: 'string', maxLength: 1000, title: '情况说明', minLength: 5 },
      photos: {
        type: 'array',
        items: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' },
        maxItems: 9,
        uniqueItems: true,
        title: '现场照片',
      },
    },
    required: ['answer'],
    if: { properties: { answer: { const: 'no' } }, required: ['answer'] },
    then: { required: ['note'] },
  },
  grade: {
    'x-item': { kind: 'grade', no: '', bad: ['差'] },
    properties: {
      value: { type: 'string', enum: ['好', '一般', '差'], title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['value'],
  },
  score: {
    'x-item': { kind: 'score', no: '' },
    properties: {
      value: { type: 'number', minimum: 0, maximum: 10, title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['value'],
  },
  number: {
    'x-item': { kind: 'number', no: '' },
    properties: { value: { type: 'number', title: '某事项' }, note: { type: 'string', maxLength: 1000, title: '情况说明' } },
    required: ['value'],
  },
  choice: {
    'x-item': { kind: 'choice', no: '' },
    properties: {
      value: { type: 'string', enum: ['选项一', '选项二'], title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['value'],
  },
  choices: {
    'x-item': { kind: 'choices', no: '' },
    properties: {
      value: {
        type: 'array',
        items: { type: 'string', enum: ['选项一', '选项二'] },
        minItems: 1,
        maxItems: 2,
        uniqueItems: true,
        title: '某事项',
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['value'],
  },
  date: {
    'x-item': { kind: 'date', no: '' },
    properties: {
      value: { type: 'string', format: 'date', maxLength: 10, title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['value'],
  },
  month: {
    'x-item': { kind: 'month', no: '' },
    properties: {
      value: { type: 'string', format: 'month', maxLength: 10, title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['value'],
  },
  time: {
    'x-item': { kind: 'time', no: '' },
    properties: {
      value: { type: 'string', format: 'time', maxLength: 10, title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['value'],
  },
  text: {
    'x-item': { kind: 'text', no: '' },
    properties: {
      text: { type: 'string', maxLength: 2000, title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['text'],
  },
  longText: {
    'x-item': { kind: 'longText', no: '' },
    properties: {
      text: { type: 'string', maxLength: 4000, title: '某事项' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['text'],
  },
  photo: {
    'x-item': { kind: 'photo', no: '' },
    properties: {
      photos: {
        type: 'array',
        items: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' },
        maxItems: 9,
        uniqueItems: true,
        title: '某事项',
        minItems: 1,
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['photos'],
  },
  file: {
    'x-item': { kind: 'file', no: '' },
    properties: {
      files: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            hash: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' },
            name: { type: 'string', minLength: 1, maxLength: 120, title: '文件名' },
            size: { type: 'integer', minimum: 1, maximum: 10485760, title: '大小' },
          },
          required: ['hash', 'name', 'size'],
          additionalProperties: false,
        },
        minItems: 1,
        maxItems: 5,
        title: '某事项',
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['files'],
  },
  position: {
    'x-item': { kind: 'position', no: '' },
    properties: {
      position: {
        type: 'object',
        title: '某事项',
        properties: {
          latitude: { type: 'number', minimum: -90, maximum: 90, title: '纬度' },
          longitude: { type: 'number', minimum: -180, maximum: 180, title: '经度' },
          accuracy: { type: 'number', minimum: 0, maximum: 1000, title: '误差（米）' },
          by: { type: 'string', enum: ['device', 'hand'], title: '来源' },
          reason: { type: 'string', minLength: 2, maxLength: 200, title: '手工填写的原因' },
        },
        required: ['latitude', 'longitude', 'by'],
        additionalProperties: false,
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['position'],
  },
  signature: {
    'x-item': { kind: 'signature', no: '' },
    properties: {
      signature: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$', title: '某事项' },
      signer: { type: 'string', maxLength: 50, title: '签名人' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['signature'],
  },
  table: {
    'x-item': { kind: 'table', no: '', each: '行' },
    properties: {
      rows: {
        type: 'array',
        items: {
          type: 'object',
          properties: { column1: { type: 'string', maxLength: 100, title: '名称', 'x-item': { kind: 'text' } } },
          required: ['column1'],
          additionalProperties: false,
        },
        maxItems: 200,
        title: '某事项',
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['rows'],
  },
  household: {
    'x-item': { kind: 'household', no: '', each: '户' },
    properties: {
      rows: {
        type: 'array',
        items: {
          type: 'object',
          properties: { column1: { type: 'string', maxLength: 100, title: '名称', 'x-item': { kind: 'text' } } },
          required: ['column1'],
          additionalProperties: false,
        },
        maxItems: 200,
        title: '某事项',
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['rows'],
  },
  group: {
    'x-item': { kind: 'group', no: '' },
    properties: {
      column1: { type: 'string', maxLength: 100, title: '某事项', 'x-item': { kind: 'text' } },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['column1'],
  },
  computed: { 'x-item': { kind: 'computed', no: '', function: 'sum' }, properties: {} },
  info: { 'x-item': { kind: 'info', no: '' }, properties: {} },
}
const kinds = Object.keys(itemKinds) as ItemKind[] // the keys of the table

describe.each(kinds)('a new item of kind %s', (kind) => {
  it('is this, to the byte', () => {
    const item = newItem(kind, '某事项')
    expect(item).toEqual({ type: 'object', title: '某事项', ...shapes[kind], additionalProperties: false })
    expect(newItem(kind, '某事项')).toEqual(item)
  })

  it('has the fields that its kind needs, and none that the page would not draw', () => {
    const { fields, takesCompanions, columns, asksClauses } = kindShapes[kind]
    const own = Object.keys(newItem(kind, '某事项')['properties'] as object)
    for (const [name, { isNeeded }] of Object.entries(fields)) if (isNeeded) expect(own).toContain(name)
    const drawn = [...Object.keys(fields), ...(takesCompanions ? ['note', 'photos'] : []), ...(asksClauses ? ['answer'] : [])]
    for (const name of own) if (columns !== 'fields') expect(drawn).toContain(name)
    expect(isAnswered(kind)).toBe(own.length > 0)
  })

  it('can be published as soon as it is numbered, but for what computes of other items', () => {
    const item = { ...newItem(kind, '某事项') }
    const section = {
      type: 'object',
      title: '一节',
      'x-item': { kind: 'section', no: '一' },
      properties: { item: { ...item, 'x-item': { ...(item['x-item'] as object), no: '1' } } },
      required: isAnswered(kind) ? ['item'] : [],
      additionalProperties: false,
    }
    const refused = gateFilling({
      type: 'object',
      title: '清单',
      properties: { section },
      required: ['section'],
      additionalProperties: false,
    })
    expect(refused.map(({ rule }) => rule)).toEqual(
      kind === 'computed' ? expect.arrayContaining(['item.option-value']) : kind === 'info' ? expect.any(Array) : [],
    )
  })
})
