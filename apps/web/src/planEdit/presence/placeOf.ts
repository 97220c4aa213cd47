import { valueAt } from '@duzhan/plan/edit'

interface Shown {
  document: unknown
  /** The part of the plan that the page shows. */
  part: string
  /** The checklist that stands in a page of its own; empty where none does. */
  list: string
}

/**
 * Where in the plan something on the page stands: the part, the key of the element, of a checklist also those of the section and
 * the item, as far as it stands in one.
 */
export function placeOf(element: Element | null, { document, part, list }: Shown): string[] {
  const [, ...inChecklist] = (element?.closest('[id^="edit-"]')?.id ?? '').split('-')
  if (list !== '') return ['checklists', list, ...inChecklist]
  const stands = element?.closest<HTMLElement>('[data-path], [data-element]')?.dataset
  const steps = (stands?.['element'] ?? stands?.['path'] ?? '').split('.')
  const index = steps.findIndex((step) => /^\d+$/.test(step))
  if (index < 0) return [part]
  const names = steps.slice(0, index)
  const key = valueAt(document, [...names, Number(steps[index]), 'key'])
  return [names.join('.'), ...(typeof key === 'string' ? [key, ...inChecklist] : [])]
}
