import { addsUp, judgedSchema, type TargetKind } from '@duzhan/plan'

/** One figure or mark kept about the targets of a list. */
export interface ListColumn {
  key: string
  title: string
  unit: string | undefined
  isNumeric: boolean
  /** Whether a sum of it says anything. */
  isSummed: boolean
}

/** The figures of a list's kinds of target, ratios included, each once however many kinds keep it. */
export function listColumns(kinds: readonly TargetKind[]): ListColumn[] {
  const columns = new Map<string, ListColumn>()
  for (const kind of kinds)
    for (const [key, schema] of Object.entries(judgedSchema(kind).properties ?? {})) {
      if (columns.has(key)) continue
      const isNumeric = schema.type === 'integer' || schema.type === 'number'
      const attribute = kind.attributes.properties[key]
      const isSummed = isNumeric && attribute !== undefined && addsUp(attribute) // a ratio is none of them
      columns.set(key, { key, title: schema.title ?? key, unit: schema['x-unit'], isNumeric, isSummed })
    }
  return [...columns.values()]
}
