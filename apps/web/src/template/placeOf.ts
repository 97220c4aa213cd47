import { type NamedField, type PlanField, planForm } from '@duzhan/plan/edit'

const inside = (field: PlanField): readonly NamedField[] => {
  if (field.kind === 'group') return field.fields
  if (field.kind === 'kinds') return field.kinds.flatMap(({ fields }) => fields)
  return field.kind === 'list' || field.kind === 'named' ? inside(field.of) : []
}

const form = planForm()
/** These only gather lists, which are called by themselves. */
const gathering = new Set(['duties', 'assignments', 'findings'])

/** What a place of a plan is called: its part and the field in it, as they are called where a plan is written. */
export function placeOf(at: readonly (string | number)[]): string {
  const words: string[] = []
  let fields: readonly NamedField[] = form
  for (const name of at) {
    if (typeof name === 'number') continue
    const found = fields.find((field) => field.name === name)
    if (found === undefined) break
    if (!gathering.has(found.path)) words.push(found.words.zh)
    fields = inside(found.field)
  }
  return words.length > 2 ? `${words[0]} · ${words.at(-1)}` : words.join(' · ')
}
