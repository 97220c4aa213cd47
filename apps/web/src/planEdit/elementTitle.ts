import { type PlanField, valueAt } from '@duzhan/plan/edit'

/** By what a person knows an element: its title or post, else which kind of thing it is. */
export function titleOf(element: unknown, field: PlanField): string {
  const title =
    valueAt(element, ['title']) ?? valueAt(element, ['post']) ?? valueAt(element, ['about']) ?? valueAt(element, ['text'])
  if (typeof title === 'string') return title.length > 60 ? `${title.slice(0, 60)}…` : title
  if (field.kind === 'kinds') return field.kinds.find(({ value }) => value === valueAt(element, ['kind']))?.words.zh ?? ''
  if (field.kind !== 'group') return ''
  const words = field.fields.flatMap(({ name, field: one }) => {
    const value = valueAt(element, [name])
    return one.kind === 'choice' ? one.choices.filter((choice) => choice.value === value).map((choice) => choice.words.zh) : []
  })
  return words.join(' ')
}
