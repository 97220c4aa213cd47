import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

interface Keyed {
  key: string
}

/** A list of elements with keys, and where in the plan it stands. */
interface KeyedList {
  path: string
  elements: Keyed[]
}

const isKeyed = (value: unknown): value is Keyed =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string'

const foreign: ReadonlySet<string> = new Set(['schema', 'uiSchema', 'attributes', 'where', 'when'])

/** Every list of elements in a plan, wherever it stands; schemas and conditions are not entered. */
export function* keyedLists(value: unknown, path = ''): Generator<KeyedList> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    const elements = value.filter(isKeyed)
    if (elements.length > 0) yield { path, elements }
  }
  for (const [name, part] of Object.entries(value))
    if (!foreign.has(name)) yield* keyedLists(part, path ? `${path}.${name}` : name)
}

/** Keys that stand twice in one list. */
export function keyFaults(plan: Plan): PlanFault[] {
  return [...keyedLists(plan)].flatMap(({ path, elements }) => {
    const seen = new Set<string>()
    return elements.flatMap(({ key }, index) => {
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      return [planFault('key.repeated', `${path}.${index}.key`, { key })]
    })
  })
}
