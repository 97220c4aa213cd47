import { fileHash, typedText } from './fieldForm.ts'
import type { Kind, KindShape } from './kind.ts'
import { anyHash } from './photo.ts'
import { oneOf } from './random.ts'

/** 签名: strokes as an image, by the hash of its content. */
export const signature: Kind = {
  title: { zh: '签名', en: 'signature' },
  field: 'signature',
  observe: (item, given) => (typeof given['signature'] === 'string' ? [{ path: item.path, number: 1 }] : []),
  print: (_item, given) => (typeof given['signature'] === 'string' ? '已签名' : ''),
  meaning: ({ annotation }) => annotation.by ?? null,
}

export const signatureShape: KindShape = {
  asksClauses: false,
  fields: { signature: { isNeeded: true, form: fileHash }, signer: { isNeeded: false, form: typedText } },
  takesCompanions: true,
  options: ['by'],
  example: {
    type: 'object',
    title: '村支书签名',
    'x-item': { kind: 'signature', no: '1', by: '村党支部书记' },
    properties: {
      signature: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$', title: '签名' },
      signer: { type: 'string', maxLength: 50, title: '签名人' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['signature'],
    additionalProperties: false,
  },
  legal: (_item, random) => ({ signature: anyHash(random), signer: '张三' }),
  illegal: (_item, random) => ({ signature: oneOf<unknown>(random, ['签名', 1, ['a'], 'g'.repeat(64)]) }),
}
