import type { Fault } from '../json/jsonFaults.ts'
import { isRecord } from '../json/typeOf.ts'
import { kindOf } from '../kind/itemKinds.ts'
import type { Outline } from '../outline/outline.ts'
import { outlineFor } from '../outline/outlineOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { hiddenIn } from './shown.ts'
import { valueAt } from './valueAt.ts'

/**
 * What the schema of a checklist cannot say of answers: that what is hidden must not be there, that what is shown and
 * demanded must, and what each kind asks beside its schema. `today` is the day in Shanghai, like 2020-03-31, where it
 * is known. Both validators ask this.
 */
export function ruleFaults(root: SubSchema, answers: unknown, today: string | undefined): Fault[] {
  const outline = outlineFor(root)
  const hidden = hiddenIn(root, answers)
  return [...shownFaults(outline, hidden, answers), ...kindFaults(outline, hidden, answers, today)]
}

function shownFaults(outline: Outline, hidden: ReadonlySet<string>, answers: unknown): Fault[] {
  const isConditional = (schema: SubSchema | undefined) => schema?.['x-shown-if'] !== undefined
  const check = (path: string, schema: SubSchema | undefined, isRequired: boolean): Fault[] => {
    const isGiven = valueAt(answers, path) !== undefined
    const steps = path.split('.')
    if (hidden.has(path)) return isGiven ? [{ path: steps, keyword: 'x-shown-if', params: {} }] : []
    const isMissing = isConditional(schema) && isRequired && !isGiven
    return isMissing ? [{ path: steps, keyword: 'required', params: { missingProperty: steps.at(-1) } }] : []
  }
  return outline.sections.flatMap((section) => {
    const own = check(section.key, section.schema, section.isRequired)
    if (own.length > 0 || valueAt(answers, section.key) === undefined) return own
    return section.items.flatMap((item) => check(item.path, item.schema, item.isRequired))
  })
}

function kindFaults(outline: Outline, hidden: ReadonlySet<string>, answers: unknown, today: string | undefined): Fault[] {
  return outline.items.flatMap((item) => {
    const given = hidden.has(item.path) ? undefined : valueAt(answers, item.path)
    return isRecord(given) ? (kindOf(item.kind)?.faults?.(item, given, today) ?? []) : []
  })
}
