import { photoHashes } from './fieldForm.ts'
import type { Given, Kind, KindShape } from './kind.ts'
import { between, oneOf } from './random.ts'

const countOf = ({ photos }: Given): number => (Array.isArray(photos) ? photos.length : 0)

/** 照片: one or more, by the hash of their content. */
export const photo: Kind = {
  title: { zh: '照片', en: 'photo' },
  field: 'photos',
  observe: (item, given) => (countOf(given) > 0 ? [{ path: item.path, number: countOf(given) }] : []),
  print: (_item, given) => (countOf(given) > 0 ? `${countOf(given)}张照片` : ''),
  meaning: () => null,
}

/** The hash of a file that a test or a preview may name. */
export const anyHash = (random: () => number): string =>
  Array.from({ length: 64 }, () => between(random, 0, 15).toString(16)).join('')

export const photoShape: KindShape = {
  asksClauses: false,
  fields: { photos: { isNeeded: true, form: photoHashes } },
  takesCompanions: true,
  options: ['from'],
  example: {
    type: 'object',
    title: '村部现场照片',
    'x-item': { kind: 'photo', no: '1' },
    properties: {
      photos: {
        type: 'array',
        items: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' },
        minItems: 1,
        maxItems: 9,
        uniqueItems: true,
        title: '现场照片',
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['photos'],
    additionalProperties: false,
  },
  legal(item, random) {
    const { minItems = 1, maxItems = 9 } = item.properties?.['photos'] ?? {}
    const count = between(random, Math.max(1, minItems), Math.min(maxItems, Math.max(minItems, 3)))
    return { photos: Array.from({ length: count }, () => anyHash(random)) }
  },
  illegal: (_item, random) => ({ photos: oneOf<unknown>(random, [['no-hash'], 'a'.repeat(64), [1], Array(300).fill('a'), {}]) }),
}
