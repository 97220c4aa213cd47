import { isColumnKind } from '../schema/itemAnnotation.ts'
import { resolved, withoutRefs } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import type { Outline, OutlineClause, OutlineColumn, OutlineFinding, OutlineItem, OutlineSection } from './outline.ts'

/** The sections, items, clauses and columns of a checklist in their printed order, each with its path in the answers. */
export function outlineOf(root: SubSchema): Outline {
  const sections = entries(root, root).map(([key, section]): OutlineSection => {
    const items = entries(section, root).map(([itemKey, item]) => itemOf(`${key}.${itemKey}`, item, section, root))
    const isRequired = root.required?.includes(key) ?? false
    return { key, no: section['x-item']?.no ?? '', title: section.title ?? key, items, schema: section, isRequired }
  })
  const items = sections.flatMap((section) => section.items)
  return { title: root.title ?? '', sections, items, clauses: items.flatMap((item) => item.clauses), root }
}

function itemOf(path: string, schema: SubSchema, section: SubSchema, root: SubSchema): OutlineItem {
  const key = path.slice(path.indexOf('.') + 1)
  const fields = entries(schema, root)
  const clauses = fields.flatMap(([clauseKey, clause]) => clauseOf(clauseKey, `${path}.${clauseKey}`, clause))
  const source = schema['x-source']
  const annotation = schema['x-item'] ?? { kind: 'group' }
  return {
    key,
    path,
    no: annotation.no ?? '',
    title: schema.title ?? key,
    kind: annotation.kind,
    annotation,
    ...(source && { source }),
    clauses,
    columns: columnsOf(path, schema, root),
    findings: findingsAt(schema, fields, root),
    part: annotation.assessedBy ?? section['x-item']?.assessedBy ?? null,
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

/** What is annotated as a kind of value, in the rows of an item or in the item itself. */
function columnsOf(path: string, item: SubSchema, root: SubSchema): OutlineColumn[] {
  const rows = item.properties?.['rows']
  const entry = rows && resolved(rows, root).items
  const row = entry ? resolved(entry, root) : item
  return entries(row, root).flatMap(([key, found]) => {
    const kind = found['x-item']?.kind ?? ''
    if (!isColumnKind(kind)) return []
    const isRequired = row.required?.includes(key) ?? false
    const schema = withoutRefs(found, root)
    return [{ key, path: `${path}.${key}`, title: schema.title ?? key, kind, isRequired, schema }]
  })
}

function findingsAt(item: SubSchema, fields: readonly [string, SubSchema][], root: SubSchema): OutlineFinding[] {
  const own = item['x-finding']
  return [
    ...(own ? [{ field: '', isPerRow: false, rule: own }] : []),
    ...fields.flatMap(([field, schema]): OutlineFinding[] => {
      const rule = schema['x-item']?.kind === 'clause' ? undefined : schema['x-finding']
      const perRow = field === 'rows' && schema.items ? resolved(schema.items, root)['x-finding'] : undefined
      return [...(rule ? [{ field, isPerRow: false, rule }] : []), ...(perRow ? [{ field, isPerRow: true, rule: perRow }] : [])]
    }),
  ]
}

function entries(schema: SubSchema, root: SubSchema): [string, SubSchema][] {
  return Object.entries(schema.properties ?? {}).map(([key, part]) => [key, resolved(part, root)])
}

const outlines = new WeakMap<SubSchema, Outline>()

/** A checklist's outline, read once for each schema object. */
export function outlineFor(schema: SubSchema): Outline {
  const outline = outlines.get(schema) ?? outlineOf(schema)
  outlines.set(schema, outline)
  return outline
}
