import { byKey } from '../json/byKey.ts'
import type { Plan } from '../schema/planSchema.ts'
import { values } from '../wording/labels.ts'
import { terms } from '../wording/termWords.ts'
import { listed, ofPlan, type Wording, type Words } from '../wording/words.ts'
import type { FieldRule } from './fieldRule.ts'

function each(value: unknown, read: (one: string) => Words): Words {
  if (value === undefined) return values.unset
  return Array.isArray(value)
    ? listed(
        value.map((one) => read(String(one))),
        values.none,
      )
    : read(String(value))
}

/** Words of the schema, such as levels and ways of visiting, as people call them. */
export function termsOf(kind: keyof typeof terms): FieldRule['text'] {
  const known: Readonly<Record<string, Wording>> = terms[kind]
  return (value) => each(value, (word) => known[word] ?? ofPlan(word))
}

type Titled = 'targetLists' | 'targetKinds' | 'checklists' | 'units' | 'ladder' | 'phases' | 'focusAreas'

/** Keys of another part of the plan, by the titles that they have there. */
export function titlesOf(part: Titled): FieldRule['text'] {
  return (value, { plan }) => each(value, (key) => ofPlan(titleIn(plan, part, key)))
}

const titlesIn = new WeakMap<Plan, Map<Titled, ReadonlyMap<string, { title: string }>>>()

/** The title of an element by its key, or the key itself; the titles of a plan are gathered once for each part. */
export function titleIn(plan: Plan, part: Titled, key: string): string {
  const parts = titlesIn.get(plan) ?? new Map<Titled, ReadonlyMap<string, { title: string }>>()
  titlesIn.set(plan, parts)
  const titles = parts.get(part) ?? byKey<{ key: string; title: string }>(plan[part])
  parts.set(part, titles)
  return titles.get(key)?.title ?? key
}
