import type { ItemKind } from '../kind/itemKinds.ts'
import { fix } from '../kind/position.ts'

/** The kinds of item that begin with their title alone; the others need more than that to be asked. */
export const plainItemKinds = [
  'judgement',
  'number',
  'text',
  'longText',
  'date',
  'photo',
  'position',
] as const satisfies readonly ItemKind[]
export type PlainItemKind = (typeof plainItemKinds)[number]

type Fields = Readonly<Record<string, unknown>>

const note = { type: 'string', maxLength: 1000, title: '情况说明' }
const photos = {
  ...{ type: 'array', items: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' } },
  ...{ maxItems: 9, uniqueItems: true, title: '现场照片' },
}
/** What is asked of each kind, under the title of its item. */
const asked: Readonly<Record<PlainItemKind, (title: string) => Fields>> = {
  judgement: (title) => ({
    properties: {
      answer: { type: 'string', enum: ['yes', 'no', 'na'], title, 'x-item': { kind: 'clause', good: 'yes' } },
      note: { ...note, minLength: 5 },
      photos,
    },
    required: ['answer'],
    if: { properties: { answer: { const: 'no' } }, required: ['answer'] },
    then: { required: ['note'] },
  }),
  number: (title) => ({ properties: { value: { type: 'number', title }, note }, required: ['value'] }),
  text: (title) => ({ properties: { text: { type: 'string', maxLength: 2000, title }, note }, required: ['text'] }),
  longText: (title) => ({ properties: { text: { type: 'string', maxLength: 4000, title }, note }, required: ['text'] }),
  date: (title) => ({ properties: { date: { type: 'string', format: 'date', maxLength: 10, title }, note }, required: ['date'] }),
  photo: (title) => ({ properties: { photos: { ...photos, title, minItems: 1 }, note }, required: ['photos'] }),
  position: (title) => ({ properties: { position: { ...fix, title }, note }, required: ['position'] }),
}

/** An item with nothing but its title to say, as it is first asked; its section numbers it. */
export const newItem = (kind: PlainItemKind, title: string): Fields => ({
  ...{ type: 'object', title, 'x-item': { kind, no: '' } },
  ...asked[kind](title),
  additionalProperties: false,
})
