import { valueAt } from '@duzhan/plan/edit'
import { zh } from '../../locales/zh.ts'
import { type PlanSection, sectionOf } from '../planSections.ts'

/** A place in the plan by the titles of what it names; what the plan has no more is left out. */
export function placeWords(
  [part = '', element, section, item]: readonly string[],
  whole: unknown,
  sections: readonly PlanSection[],
): string {
  const found = valueAt(whole, part.split('.'))
  const named = Array.isArray(found) ? found.find((one: unknown) => valueAt(one, ['key']) === element) : undefined
  const within =
    section === undefined
      ? []
      : [['schema', 'properties', section], ...(item ? [['schema', 'properties', section, 'properties', item]] : [])]
  const titles = [[], ...within]
    .map((place) => valueAt(named, [...place, 'title']))
    .filter((title) => typeof title === 'string' && title !== '')
  return zh.planEdit.writers.place(sectionOf(sections, part).title, titles.map(String))
}
