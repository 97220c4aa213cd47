import { isValid } from '../interpret/interpret.ts'
import { isRecord } from '../json/typeOf.ts'
import { resolved } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const entriesOf = (schema: SubSchema, root: SubSchema): [string, SubSchema][] =>
  Object.entries(schema.properties ?? {}).map(([key, part]) => [key, resolved(part, root)])

const conditional = new WeakMap<SubSchema, boolean>()

/** Whether anything of a checklist is shown only if; most checklists have nothing of the kind. */
function hasConditions(root: SubSchema): boolean {
  const known = conditional.get(root)
  if (known !== undefined) return known
  const found = entriesOf(root, root).some(
    ([, section]) => section['x-shown-if'] ?? entriesOf(section, root).some(([, item]) => item['x-shown-if']),
  )
  conditional.set(root, found)
  return found
}

const none: ReadonlySet<string> = new Set()

/**
 * The paths of the sections and items that are not shown, given the answers: what their `x-shown-if` says is judged
 * against the answers of what is shown above them, so one pass from top to bottom decides. With a section all its
 * items are hidden. Server and page decide by this function.
 */
export function hiddenIn(root: SubSchema, answers: unknown): ReadonlySet<string> {
  if (!hasConditions(root)) return none
  const hidden = new Set<string>()
  const soFar: Record<string, Record<string, unknown>> = {}
  const isShown = ({ 'x-shown-if': condition }: SubSchema): boolean => condition === undefined || isValid(condition, soFar, root)
  for (const [key, section] of entriesOf(root, root)) {
    const given = isRecord(answers) && Object.hasOwn(answers, key) ? answers[key] : undefined
    const isSectionShown = isShown(section)
    if (!isSectionShown) hidden.add(key)
    for (const [itemKey, item] of entriesOf(section, root)) {
      if (!isSectionShown || !isShown(item)) hidden.add(`${key}.${itemKey}`)
      else if (isRecord(given) && Object.hasOwn(given, itemKey)) soFar[key] = { ...soFar[key], [itemKey]: given[itemKey] }
    }
  }
  return hidden
}

/** Answers without what is hidden: what is sent, judged and counted. What is no record is left as it is. */
export function shownAnswers(root: SubSchema, answers: unknown): unknown {
  const hidden = hiddenIn(root, answers)
  if (hidden.size === 0 || !isRecord(answers)) return answers
  const kept = Object.entries(answers).flatMap(([key, section]): [string, unknown][] => {
    if (hidden.has(key)) return []
    if (!isRecord(section)) return [[key, section]]
    return [[key, Object.fromEntries(Object.entries(section).filter(([item]) => !hidden.has(`${key}.${item}`)))]]
  })
  return Object.fromEntries(kept) as Sections
}

const relaxed = new WeakMap<SubSchema, SubSchema>()

/**
 * The checklist as a schema that demands nothing of what is shown only if: what is demanded of it while it is shown says
 * `ruleFaults`. A checklist without conditions is itself.
 */
export function withoutConditionalDemands<Schema extends SubSchema>(root: Schema): Schema {
  if (!hasConditions(root)) return root
  const known = relaxed.get(root)
  if (known) return known as Schema // made of the same schema, below
  const without = (schema: SubSchema): SubSchema => {
    const shownIf = (key: string) => {
      const part = schema.properties?.[key]
      return part !== undefined && resolved(part, root)['x-shown-if'] !== undefined
    }
    return { ...schema, ...(schema.required && { required: schema.required.filter((key) => !shownIf(key)) }) }
  }
  const sections = entriesOf(root, root).map(([key, section]) => [key, without(section)] as const)
  const made = { ...without(root), properties: Object.fromEntries(sections) } as Schema // the same with less required
  relaxed.set(root, made)
  return made
}
