import { type ColumnKind, columnKinds, type ItemAnnotation, type ItemKind, itemKinds, type SubSchema } from '@duzhan/checklist'

/** What a checklist says of an item or a column beside its schema. */
export function optionsOf(schema: SubSchema): ItemAnnotation {
  return schema['x-item'] ?? { kind: '' }
}

/** The schema of one field of an item; the widest one where there is none. */
export function fieldOf(schema: SubSchema, field: string): SubSchema {
  return schema.properties?.[field] ?? {}
}

/** What a kind is called. */
export const kindTitle = (kind: ItemKind): string => itemKinds[kind].title.zh

/** A value of a kind in words, by its schema annotated with its options. */
export const printed = (kind: ColumnKind, value: unknown, schema: SubSchema): string =>
  columnKinds[kind].print(value, { schema, annotation: schema['x-item'] })

/** A text as it stands in an answer; none where there is something else, or nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
