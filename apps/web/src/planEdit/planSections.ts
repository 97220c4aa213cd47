import { type NamedField, type Place, planForm, valueAt } from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'

/** A part of a plan that is edited on one screen: a list of elements, or fields that stand once. */
export interface PlanSection {
  key: string
  title: string
  fields: readonly NamedField[]
  at: Place
}

const fixedFields = new Set(['code', 'revision', 'jurisdiction', 'extends'])

const list = (fields: readonly NamedField[], above: Place = []): PlanSection[] =>
  fields.flatMap((named) =>
    named.field.kind === 'list' && named.field.of.kind === 'group'
      ? [{ key: [...above, named.name].join('.'), title: named.words.zh, fields: [named], at: above }]
      : [],
  )

/** What of a group is no list of elements. */
const once = (fields: readonly NamedField[]): NamedField[] =>
  fields.filter(({ field }) => !(field.kind === 'list' && field.of.kind === 'group'))

/** Every part of a plan in the order in which one is written; nothing of the schema is left out but what names the plan itself. */
export function planSections(): PlanSection[] {
  const form = planForm()
  const groups = new Set(['duties', 'assignments', 'findings'])
  const inGroup = (name: string): NamedField[] => {
    const field = form.find((one) => one.name === name)?.field
    return field?.kind === 'group' ? field.fields : []
  }
  const settings = (name: string, title: string): PlanSection[] => [{ key: name, title, fields: once(inGroup(name)), at: [name] }]
  return [
    {
      key: 'identity',
      title: zh.planEdit.identity,
      fields: once(form).filter(({ name }) => !fixedFields.has(name) && !groups.has(name)),
      at: [],
    },
    ...list(form.filter(({ name }) => ['goals', 'phases', 'milestones', 'focusAreas', 'units'].includes(name))),
    ...list(form.filter(({ name }) => ['targetKinds', 'targetLists', 'checklists'].includes(name))),
    ...list(form.filter(({ name }) => name === 'cycles')),
    ...list(inGroup('duties'), ['duties']),
    ...settings('duties', zh.planEdit.dutySettings),
    ...list(inGroup('findings'), ['findings']),
    ...list(inGroup('assignments'), ['assignments']),
    ...settings('assignments', zh.planEdit.sponsorSettings),
    ...list(form.filter(({ name }) => ['indicators', 'ladder', 'resources', 'notes'].includes(name))),
  ]
}

/** How many elements a part has; null where it is no list. */
export function countIn(document: unknown, { fields, at }: PlanSection): number | null {
  const [only, ...more] = fields
  if (only?.field.kind !== 'list' || only.field.of.kind !== 'group' || more.length > 0) return null
  const elements = valueAt(document, [...at, only.name])
  return Array.isArray(elements) ? elements.length : 0
}

/** In which part a fault stands; what stands in none is the plan's own. */
export const sectionOf = (sections: readonly PlanSection[], path: string): PlanSection =>
  sections.find(({ key }) => path === key || path.startsWith(`${key}.`)) ?? (sections[0] as PlanSection) // there always is one
