import { scalarText } from '@duzhan/checklist'
import { freeKey, newChecklist } from '@duzhan/checklist/edit'
import { isObject } from '../json/json.ts'
import { type Edit, type Place, valueAt } from './editing.ts'
import type { NamedField, PlanField } from './planForm.ts'

/** The elements of a part of a plan that others may name, in their order. */
export function namedElements(document: unknown, part: string): { key: string; title: string }[] {
  const list = valueAt(document, part.split('.'))
  return (Array.isArray(list) ? list : []).flatMap((element: unknown) => {
    if (!isObject(element) || typeof element['key'] !== 'string') return []
    const title = element['title'] ?? element['post'] ?? element['key']
    return [{ key: element['key'], title: scalarText(title) }]
  })
}

/** A key that no element of a list has, made of the name of the list: `phase3`. */
export const newKey = (name: string, taken: readonly string[]): string =>
  freeKey(name.replace(/ies$/, 'y').replace(/s$/, ''), taken)

/**
 * What a field begins with: as much as its shape needs, with the first of everything that is chosen, and days of the plan's
 * own period. A text begins empty, for its author to write; until then the plan does not check.
 */
export function newValue(field: PlanField, document: unknown, name: string, taken: readonly string[] = []): unknown {
  switch (field.kind) {
    case 'key':
      return newKey(name, taken)
    case 'group':
      return newFields(field.fields, document, name, taken)
    case 'kinds': {
      const [first] = field.kinds
      return { kind: first?.value, ...newFields(first?.fields ?? [], document, name, taken) }
    }
    case 'list':
      return Array.from({ length: field.least }, () => newValue(field.of, document, name))
    case 'named':
    case 'condition':
    case 'apart':
    case 'leftOut':
      return {}
    case 'questions':
      return newChecklist(unnamedChecklist)
    case 'reference':
      return namedElements(document, field.part)[0]?.key ?? ''
    case 'choice':
      return field.choices[0]?.value ?? field.numbers?.least
    case 'number':
      return field.least ?? 0
    case 'flag':
      return true
    case 'mark':
      return field.value
    case 'date':
      return valueAt(document, ['period', 'end']) ?? ''
    case 'hour':
      return '18:00'
    case 'yearDay':
      return '01-01'
    case 'region':
      return valueAt(document, ['jurisdiction']) ?? ''
    case 'text':
    case 'attribute':
      return ''
  }
}

/** What a checklist is called in its schema before it has a name. */
const unnamedChecklist = '督战清单'

/**
 * What is written along with a text: a checklist is called in its schema, which inspectors fill, as it is in the plan, unless its
 * author has called it otherwise there.
 */
export function alongWith(document: unknown, at: Place, value: unknown): Edit[] {
  const [part, index, name] = at
  if (part !== 'checklists' || name !== 'title' || at.length !== 3 || typeof value !== 'string' || value === '') return []
  const place = ['checklists', index ?? 0, 'schema', 'title']
  const standing = valueAt(document, place)
  const isTheSame = [valueAt(document, at), unnamedChecklist].includes(standing) || valueAt(document, at) === ''
  return isTheSame ? [{ act: 'set', at: place, value }] : []
}

const newFields = (fields: readonly NamedField[], document: unknown, name: string, taken: readonly string[]): object =>
  Object.fromEntries(
    fields
      .filter(({ isRequired }) => isRequired)
      .map((one) => [one.name, newValue(one.field, document, one.field.kind === 'key' ? name : one.name, taken)]),
  )
