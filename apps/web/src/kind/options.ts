import type { SubSchema } from '@duzhan/checklist'

/** What a checklist says of an item or a column beside its schema. */
interface Options {
  kind: string
  /** The grades that are bad. */
  bad?: readonly string[]
  /** Of a score: the points there are, their step, and whether they stand beside the total. */
  max?: number
  step?: number
  bonus?: boolean
  /** What one occurrence of a deduction costs. */
  points?: number
  unit?: string
  /** The option that a text of its own goes with. */
  other?: string
  notFuture?: boolean
  /** The columns that are summed. */
  totals?: readonly string[]
  /** What one row of a household is called. */
  each?: string
  function?: 'sum' | 'difference' | 'ratio'
  of?: readonly string[]
  decimals?: number
}

/** The options of an item or a column. */
export function optionsOf(schema: SubSchema): Options {
  return (schema['x-item'] ?? { kind: '' }) as Options // the gate holds every option to its kind
}

/** The schema of one field of an item; the widest one where there is none. */
export function fieldOf(schema: SubSchema, field: string): SubSchema {
  return schema.properties?.[field] ?? {}
}
