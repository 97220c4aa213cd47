import type { SubSchema } from '@duzhan/checklist'
import type { TargetKind } from '../schema/planParts.ts'
import type { Target } from './target.ts'

type Attributes = Record<string, string | number | boolean>

/** What a rule may speak about for a kind of target: its attributes and the ratios derived from them. */
export function judgedSchema(kind: TargetKind): SubSchema {
  const ratios = (kind.derived ?? []).map((ratio) => [
    ratio.key,
    { type: 'number', title: ratio.title, ...(ratio.unit ? { 'x-unit': ratio.unit } : {}) },
  ])
  const properties = { ...kind.attributes.properties, ...Object.fromEntries(ratios) }
  return { type: 'object', properties } as SubSchema // attribute schemas are a subset of the checklist's
}

/** A target's figures with the derived ratios; a ratio whose denominator is missing or nought is left out. */
export function judgedAttributes(kind: TargetKind, target: Pick<Target, 'attributes'>): Attributes {
  const judged: Attributes = { ...target.attributes }
  for (const ratio of kind.derived ?? []) {
    const [part, whole] = [target.attributes[ratio.numerator], target.attributes[ratio.denominator]]
    if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) continue
    judged[ratio.key] = ratio.unit === '%' ? (part * 100) / whole : part / whole
  }
  return judged
}
