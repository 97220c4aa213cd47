import type { ItemKind } from '../kind/itemKinds.ts'
import { fix } from '../kind/position.ts'

/** The kinds that pasted words ask for by themselves; the others need an author's choice. */
export const plainItemKinds = [
  'judgement',
  'number',
  'score',
  'text',
  'longText',
  'date',
  'photo',
  'position',
] as const satisfies readonly ItemKind[]
export type PlainItemKind = (typeof plainItemKinds)[number]

type Fields = Readonly<Record<string, unknown>>

export const noteField = { type: 'string', maxLength: 1000, title: '情况说明' }
const hash = { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' }
export const photosField = { type: 'array', items: hash, maxItems: 9, uniqueItems: true, title: '现场照片' }
const note = noteField

const fileEntry = {
  type: 'object',
  properties: {
    hash,
    name: { type: 'string', minLength: 1, maxLength: 120, title: '文件名' },
    size: { type: 'integer', minimum: 1, maximum: 10_485_760, title: '大小' },
  },
  required: ['hash', 'name', 'size'],
  additionalProperties: false,
}

/** A question as it is first asked: 是 is the good answer, and 不适用 may be said. */
export const newClause = (title: string): Fields => ({
  ...{ type: 'string', enum: ['yes', 'no', 'na'], title, 'x-item': { kind: 'clause', good: 'yes' } },
})

const rows = (title: string, each: string) => ({
  annotation: { each },
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
      title,
    },
    note,
  },
  required: ['rows'],
})

interface Asked {
  annotation?: Fields
  properties: Fields
  required?: readonly string[]
  if?: Fields
  then?: Fields
}

const valued = (value: Fields, annotation?: Fields): Asked => ({
  ...{ properties: { value, note }, required: ['value'], ...(annotation && { annotation }) },
})

/** What is asked of each kind, under the title of its item. */
const asked: Readonly<Record<ItemKind, (title: string) => Asked>> = {
  judgement: (title) => ({
    properties: { answer: newClause(title), note: { ...note, minLength: 5 }, photos: photosField },
    required: ['answer'],
    if: { properties: { answer: { const: 'no' } }, required: ['answer'] },
    then: { required: ['note'] },
  }),
  grade: (title) => valued({ type: 'string', enum: ['好', '一般', '差'], title }, { bad: ['差'] }),
  score: (title) => valued({ type: 'number', minimum: 0, maximum: 10, title }),
  number: (title) => valued({ type: 'number', title }),
  choice: (title) => valued({ type: 'string', enum: ['选项一', '选项二'], title }),
  choices: (title) => {
    const items = { type: 'string', enum: ['选项一', '选项二'] }
    return valued({ type: 'array', items, minItems: 1, maxItems: 2, uniqueItems: true, title })
  },
  date: (title) => valued({ type: 'string', format: 'date', maxLength: 10, title }),
  month: (title) => valued({ type: 'string', format: 'month', maxLength: 10, title }),
  time: (title) => valued({ type: 'string', format: 'time', maxLength: 10, title }),
  text: (title) => ({ properties: { text: { type: 'string', maxLength: 2000, title }, note }, required: ['text'] }),
  longText: (title) => ({ properties: { text: { type: 'string', maxLength: 4000, title }, note }, required: ['text'] }),
  photo: (title) => ({ properties: { photos: { ...photosField, title, minItems: 1 }, note }, required: ['photos'] }),
  file: (title) => ({
    properties: { files: { type: 'array', items: fileEntry, minItems: 1, maxItems: 5, title }, note },
    required: ['files'],
  }),
  position: (title) => ({ properties: { position: { ...fix, title }, note }, required: ['position'] }),
  signature: (title) => ({
    properties: { signature: { ...hash, title }, signer: { type: 'string', maxLength: 50, title: '签名人' }, note },
    required: ['signature'],
  }),
  table: (title) => rows(title, '行'),
  household: (title) => rows(title, '户'),
  group: (title) => ({
    properties: { column1: { type: 'string', maxLength: 100, title, 'x-item': { kind: 'text' } }, note },
    required: ['column1'],
  }),
  computed: () => ({ annotation: { function: 'sum' }, properties: {} }),
  info: () => ({ properties: {} }),
}

/** An item with nothing but its title to say, as it is first asked; its section numbers it. */
export function newItem(kind: ItemKind, title: string): Fields {
  const { annotation, ...rest } = asked[kind](title)
  return { type: 'object', title, 'x-item': { kind, no: '', ...annotation }, ...rest, additionalProperties: false }
}

/** Whether an item of a kind is answered by somebody; one that is not can never be demanded. */
export const isAnswered = (kind: string): boolean => kind !== 'computed' && kind !== 'info'
