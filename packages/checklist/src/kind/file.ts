import { isValid } from '../interpret/interpret.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import type { FieldForm } from './fieldForm.ts'
import type { Given, Kind, KindShape } from './kind.ts'
import { anyHash } from './photo.ts'
import { oneOf } from './random.ts'

const countOf = ({ files }: Given): number => (Array.isArray(files) ? files.length : 0)

/** 附件: documents by the hash of their content, each with the name and the size that people know it by. */
export const file: Kind = {
  title: { zh: '附件', en: 'file' },
  field: 'files',
  observe: (item, given) => (countOf(given) > 0 ? [{ path: item.path, number: countOf(given) }] : []),
  print: (_item, given) => (countOf(given) > 0 ? `${countOf(given)}个附件` : ''),
  meaning: () => null,
}

const one: SubSchema = {
  type: 'object',
  properties: {
    hash: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' },
    name: { type: 'string', minLength: 1, maxLength: 120, title: '文件名' },
    size: { type: 'integer', minimum: 1, maximum: 10_485_760, title: '大小' },
  },
  required: ['hash', 'name', 'size'],
  additionalProperties: false,
}
const aFile = { hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', name: '台账.xlsx', size: 1024 }

const filesForm: FieldForm = ({ type, items }) =>
  type === 'array' && items?.type === 'object' && isValid(items, aFile) && !isValid(items, { ...aFile, hash: '1' })

export const fileShape: KindShape = {
  asksClauses: false,
  fields: { files: { isNeeded: true, form: filesForm } },
  takesCompanions: true,
  options: [],
  example: {
    type: 'object',
    title: '佐证材料',
    'x-item': { kind: 'file', no: '1' },
    properties: {
      files: { type: 'array', items: one, minItems: 1, maxItems: 5, title: '附件' },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['files'],
    additionalProperties: false,
  },
  legal: (_item, random) => ({ files: [{ ...aFile, hash: anyHash(random) }] }),
  illegal: (_item, random) => ({
    files: oneOf<unknown>(random, [['a'], [{ hash: anyHash(random) }], [{ ...aFile, size: 0 }], aFile, [{ ...aFile, name: '' }]]),
  }),
}
