import { photoHashes, typedText } from './fieldForm.ts'
import type { Kind } from './kind.ts'

/** 文字: a text, with photos where the checklist asks for them. */
export const text: Kind = {
  title: { zh: '文字', en: 'text' },
  asksClauses: false,
  fields: {
    text: { isNeeded: true, form: typedText },
    photos: { isNeeded: false, form: photoHashes },
  },
  example: {
    type: 'object',
    title: '短板排查',
    'x-item': { kind: 'text', no: '2' },
    properties: { text: { type: 'string', minLength: 2, maxLength: 2000, title: '排查情况' } },
    required: ['text'],
    additionalProperties: false,
  },
}
