import type { Fault } from '../json/jsonFaults.ts'
import type { ItemAnnotation, ItemOption } from '../schema/itemAnnotation.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { type FieldForm, typedText } from './fieldForm.ts'
import type { Kind, KindField, KindShape, Random } from './kind.ts'
import type { Observed } from './observation.ts'

/** Where a value stands: the schema of the value itself, and what is said of it, at its item or at its column. */
export interface Place {
  readonly schema: SubSchema
  readonly annotation: ItemAnnotation | undefined
}

/** A kind whose answer is one value, or a list of words: it fills an item and a column of a table alike. */
export interface Scalar {
  readonly title: Kind['title']
  /** What the value says for figures; null where there is nothing to count. */
  observe(value: unknown, place: Place): Observed | null
  /** The value as people read it, with its unit. */
  print(value: unknown, place: Place): string
  /** What two revisions must share for earlier answers to count, beside the kind. */
  meaning(place: Place): unknown
  /** Whether the value is bad news; undefined where nobody said what is. */
  isBad?(value: unknown, place: Place): boolean | undefined
  /** What the schema cannot say of the value. */
  fault?(value: unknown, place: Place, today: string | undefined): Pick<Fault, 'keyword' | 'params'> | null
}

/** What the gate demands of the schema of such a value, and values to try it with. */
export interface ScalarShape {
  readonly form: FieldForm
  readonly options: readonly ItemOption[]
  misfits?(place: Place): ItemOption[]
  readonly example: SubSchema
  legal(schema: SubSchema, random: Random): unknown
  illegal(schema: SubSchema, random: Random): unknown
}

/** The unit of a number, wherever its author wrote it; '' where it has none. */
export const unitOf = ({ schema, annotation }: Place): string => annotation?.unit ?? schema['x-unit'] ?? ''

/** The kind of an item that is filled by one value, in the field of that name. */
export function itemOf(field: string, scalar: Scalar): Kind {
  const { observe, print, meaning, isBad, fault } = scalar
  return {
    title: scalar.title,
    field,
    observe(item, given) {
      const observed = given[field] === undefined ? null : observe(given[field], placeOf(item.schema, field))
      return observed ? [{ path: item.path, ...observed }] : []
    },
    print: (item, given) => (given[field] === undefined ? '' : print(given[field], placeOf(item.schema, field))),
    meaning: (item) => meaning(placeOf(item.schema, field)),
    ...(isBad && {
      isBad: (item, given) => (given[field] === undefined ? undefined : isBad(given[field], placeOf(item.schema, field))),
    }),
    ...(fault && {
      faults(item, given, today) {
        const found = given[field] === undefined ? null : fault(given[field], placeOf(item.schema, field), today)
        return found ? [{ path: [...item.path.split('.'), field], ...found }] : []
      },
    }),
  }
}

/** The shape of such an item. `more` are fields that it may have beside its value. */
export function itemShape(
  field: string,
  kind: string,
  shape: ScalarShape,
  more: { fields?: Readonly<Record<string, KindField>>; options?: readonly ItemOption[]; annotation?: object } = {},
): KindShape {
  const { example, misfits } = shape
  return {
    asksClauses: false,
    fields: { [field]: { isNeeded: true, form: shape.form }, ...more.fields },
    takesCompanions: true,
    options: [...shape.options, ...(more.options ?? [])],
    ...(misfits && { misfits: (item) => misfits(placeOf(item, field)) }),
    example: {
      type: 'object',
      title: example.title ?? '',
      'x-item': { kind, no: '1', ...more.annotation },
      properties: {
        [field]: example,
        ...(more.fields?.['other'] && { other: { type: 'string', maxLength: 100, title: '其他' } }),
        note: { type: 'string', maxLength: 1000, title: '情况说明' },
      },
      required: [field],
      additionalProperties: false,
    },
    legal: (item, random) => ({ [field]: shape.legal(placeOf(item, field).schema, random) }),
    illegal: (item, random) => ({ [field]: shape.illegal(placeOf(item, field).schema, random) }),
  }
}

/** A text beside a choice, for what is not listed. */
export const otherText: KindField = { isNeeded: false, form: typedText }

function placeOf(item: SubSchema, field: string): Place {
  return { schema: item.properties?.[field] ?? {}, annotation: item['x-item'] }
}
