import { typedText } from './fieldForm.ts'
import type { Kind, KindShape } from './kind.ts'
import { oneOf } from './random.ts'

/** 判断: one or more clauses, each 是, 否 or 不适用; what they came to is the result of `judge`. */
export const judgement: Kind = {
  title: { zh: '判断', en: 'judgement' },
  observe: () => [],
  print: (item, given) =>
    item.clauses
      .filter(({ key }) => given[key] !== undefined)
      .map(({ key, title }) => `${item.clauses.length > 1 ? `${title}：` : ''}${words.get(given[key]) ?? ''}`)
      .join('，'),
  meaning: () => null,
}

const words = new Map<unknown, string>([
  ['yes', '是'],
  ['no', '否'],
  ['na', '不适用'],
])

export const judgementShape: KindShape = {
  asksClauses: true,
  fields: { note: { isNeeded: false, form: typedText } },
  takesCompanions: true,
  options: [],
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
  legal(item, random) {
    const clauses = Object.entries(item.properties ?? {}).filter(([, part]) => part['x-item']?.kind === 'clause')
    const answers = clauses.map(([key, clause]) => [key, oneOf(random, clause.enum ?? [])])
    return { ...Object.fromEntries(answers), ...(item.properties?.['note'] && { note: '情况如实记录在此' }) }
  },
  illegal: (item, random) => ({
    [Object.keys(item.properties ?? {})[0] ?? '']: oneOf<unknown>(random, ['是', 'maybe', 1, null, true]),
  }),
}
