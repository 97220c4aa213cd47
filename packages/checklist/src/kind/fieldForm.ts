import { isValid } from '../interpret/interpret.ts'
import type { SubSchema } from '../schema/subSchema.ts'

/** Whether a field's schema, with references resolved, asks for what the view of its kind gives. */
export type FieldForm = (field: SubSchema) => boolean

const aPhoto = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** A text of the author's length that is typed freely. */
export const typedText: FieldForm = ({ type, enum: choices, const: only, pattern, format }) =>
  type === 'string' && choices === undefined && only === undefined && pattern === undefined && format === undefined

/** Photos by the hash of their content. */
export const photoHashes: FieldForm = ({ type, items }) => type === 'array' && items !== undefined && isValid(items, aPhoto)

/** A number between the author's bounds. */
export const typedNumber: FieldForm = ({ type, enum: choices, const: only }) =>
  (type === 'number' || type === 'integer') && choices === undefined && only === undefined

const areWords = (choices: SubSchema['enum']): boolean =>
  choices?.every((choice) => typeof choice === 'string' && choice !== '') ?? false

/** One of the author's words. */
export const oneWord: FieldForm = ({ type, enum: choices, pattern, format }) =>
  type === 'string' && areWords(choices) && pattern === undefined && format === undefined

/** Some of the author's words, each at most once. */
export const someWords: FieldForm = ({ type, items, uniqueItems }) =>
  type === 'array' && uniqueItems === true && items !== undefined && oneWord(items)

/** A text of one of our formats. */
export const formatted =
  (name: string): FieldForm =>
  ({ type, enum: choices, const: only, pattern, format }) =>
    type === 'string' && format === name && choices === undefined && only === undefined && pattern === undefined

/** One file by the hash of its content. */
export const fileHash: FieldForm = (field) => field.type === 'string' && field.enum === undefined && isValid(field, aPhoto)
