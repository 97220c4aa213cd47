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
