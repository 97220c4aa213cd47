import { resolved } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import type { Outline, OutlineClause, OutlineItem, OutlineSection } from './outline.ts'

/** The sections, items and clauses of a checklist in their printed order, each with its path in the answers. */
export function outlineOf(root: SubSchema): Outline {
  const sections = entries(root, root).map(([key, section]): OutlineSection => {
    const items = entries(section, root).map(([itemKey, item]) => itemOf(`${key}.${itemKey}`, item, section, root))
    return { key, no: section['x-item']?.no ?? '', title: section.title ?? key, items }
  })
  const items = sections.flatMap((section) => section.items)
  return { title: root.title ?? '', sections, items, clauses: items.flatMap((item) => item.clauses), root }
}

function itemOf(path: string, schema: SubSchema, section: SubSchema, root: SubSchema): OutlineItem {
  const key = path.slice(path.indexOf('.') + 1)
  const clauses = entries(schema, root).flatMap(([clauseKey, clause]) => clauseOf(clauseKey, `${path}.${clauseKey}`, clause))
  const source = schema['x-source']
  const annotation = schema['x-item']
  return {
    key,
    path,
    no: annotation?.no ?? '',
    title: schema.title ?? key,
    kind: annotation?.kind ?? 'group',
    ...(source && { source }),
    clauses,
    isRequired: section.required?.includes(key) ?? false,
    schema,
  }
}

function clauseOf(key: string, path: string, schema: SubSchema): OutlineClause[] {
  const annotation = schema['x-item']
  if (annotation?.kind !== 'clause') return []
  const indicator = schema['x-indicator']
  const finding = schema['x-finding']
  return [
    {
      key,
      path,
      title: schema.title ?? key,
      good: annotation.good ?? 'yes',
      ...(indicator && { indicator }),
      ...(finding && { finding }),
    },
  ]
}

function entries(schema: SubSchema, root: SubSchema): [string, SubSchema][] {
  return Object.entries(schema.properties ?? {}).map(([key, part]) => [key, resolved(part, root)])
}
