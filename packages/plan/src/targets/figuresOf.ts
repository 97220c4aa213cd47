import type { TargetKind } from '../schema/planParts.ts'
import { judgedAttributes } from './judgedTarget.ts'
import type { Target } from './target.ts'

/** A target's figures as the rules of its kind judge them, ratios included; what is kept of it and is no figure is left out. */
export function figuresOf(
  target: { kind: string; attributes: Readonly<Record<string, unknown>> },
  kinds: readonly TargetKind[],
): Target['attributes'] {
  const attributes: Record<string, string | number | boolean> = {}
  for (const [key, value] of Object.entries(target.attributes))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') attributes[key] = value
  const kind = kinds.find((entry) => entry.key === target.kind)
  return kind ? judgedAttributes(kind, { attributes }) : attributes
}
