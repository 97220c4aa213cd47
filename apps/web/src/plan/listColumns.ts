import type { TargetView } from '@duzhan/contracts'
import { addsUp, judgedAttributes, judgedSchema, type TargetKind } from '@duzhan/plan'

/** One figure or mark kept about the targets of a list. */
export interface ListColumn {
  key: string
  title: string
  unit: string | undefined
  isNumeric: boolean
  /** Whether a sum of it says anything. */
  isSummed: boolean
}

export type TargetFigures = Record<string, string | number | boolean>

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

/** A target's figures as its kind's rules judge them, ratios included. */
export function targetFigures(target: TargetView, kinds: readonly TargetKind[]): TargetFigures {
  const attributes: TargetFigures = {}
  for (const [key, value] of Object.entries(target.attributes))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') attributes[key] = value
  const kind = kinds.find((entry) => entry.key === target.kind)
  return kind ? judgedAttributes(kind, { ...target, attributes }) : attributes
}
