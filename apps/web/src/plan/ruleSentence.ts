import { conditionSentence, type SubSchema } from '@duzhan/checklist'
import { judgedSchema, type ListRule, type TargetKind } from '@duzhan/plan'

/** A list's rule as a sentence; what it speaks about may be a figure of any of the list's kinds of target. */
export function ruleSentence(where: ListRule['where'], kinds: readonly TargetKind[]): string {
  const properties = Object.assign({}, ...kinds.map((kind) => judgedSchema(kind).properties)) as SubSchema['properties'] // same shape, merged
  return conditionSentence(where as SubSchema, { type: 'object', properties } as SubSchema) // the plan was checked when it was published
}
