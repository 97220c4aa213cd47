import { photoHashes, typedText } from './fieldForm.ts'
import type { Kind } from './kind.ts'

/** 判断: one or more clauses, with a note and photos where the checklist asks for them. */
export const judgement: Kind = {
  title: { zh: '判断', en: 'judgement' },
  asksClauses: true,
  fields: {
    note: { isNeeded: false, form: typedText },
    photos: { isNeeded: false, form: photoHashes },
  },
  example: {
    type: 'object',
    title: '是否有卫生室',
    'x-item': { kind: 'judgement', no: '1' },
    properties: {
      answer: {
        type: 'string',
        enum: ['yes', 'no', 'na'],
        title: '是否有卫生室',
        'x-item': { kind: 'clause', good: 'yes' },
      },
      note: { type: 'string', minLength: 5, maxLength: 1000, title: '情况说明' },
      photos: {
        type: 'array',
        items: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' },
        maxItems: 9,
        uniqueItems: true,
        title: '现场照片',
      },
    },
    required: ['answer'],
    additionalProperties: false,
    if: { properties: { answer: { const: 'no' } }, required: ['answer'] },
    then: { required: ['note'] },
  },
}
