import type { Refusals } from '../gate/refusals.ts'
import { isItemKind, itemKinds } from '../kind/itemKinds.ts'
import type { Kind } from '../kind/kind.ts'
import type { SubSchema } from '../schema/subSchema.ts'

const words = ([name, { title }]: [string, Kind]) => ({ zh: `${title.zh}（${name}）`, en: name })
const kinds = Object.entries<Kind>(itemKinds).map(words)
const known = { zh: kinds.map(({ zh }) => zh).join('、'), en: kinds.map(({ en }) => en).join(', ') }

const kindOf = (schema: SubSchema): string | undefined => (schema.type === 'object' ? schema['x-item']?.kind : undefined)
const isClause = (schema: SubSchema): boolean => schema['x-item']?.kind === 'clause'
const partsOf = (schema: SubSchema, path: string) =>
  Object.entries(schema.properties ?? {}).map(([key, part]) => ({ key, part, path: `${path}/properties/${key}` }))

/**
 * Refuses what the page cannot draw: a checklist is sections of items, every item is of a kind of `itemKinds` and fits
 * its skeleton, and a finding rule stands where an answer can meet it. The schema has passed the gate and holds no
 * references.
 */
export function kindRules(checklist: SubSchema, refusals: Refusals): void {
  findingRule(checklist, '', refusals)
  for (const { part: section, path } of partsOf(checklist, '')) {
    findingRule(section, path, refusals)
    if (kindOf(section) !== 'section') refusals.refuse('section.kind', path)
    else for (const { part, path: place } of partsOf(section, path)) itemRules(part, place, refusals)
  }
}

function itemRules(item: SubSchema, path: string, refusals: Refusals): void {
  const kind = kindOf(item)
  findingRule(item, path, refusals)
  if (kind === undefined) refusals.refuse('item.kind-missing', path, { detail: '', known })
  else if (isItemKind(kind)) skeletonRules(item, { path, name: words([kind, itemKinds[kind]]), kind: itemKinds[kind] }, refusals)
  else refusals.refuse('item.kind-unknown', path, { detail: kind, known })
}

function skeletonRules(
  item: SubSchema,
  { path, name, kind }: { path: string; name: ReturnType<typeof words>; kind: Kind },
  refusals: Refusals,
): void {
  const parts = partsOf(item, path)
  if (kind.asksClauses && !parts.some(({ part }) => isClause(part))) refusals.refuse('item.clause-missing', path, said('', name))
  for (const [key, { isNeeded }] of Object.entries(kind.fields))
    if (isNeeded && !parts.some((part) => part.key === key)) refusals.refuse('item.field-missing', path, said(key, name))
  for (const { key, part, path: place } of parts) {
    if (kind.asksClauses && isClause(part)) continue
    const field = Object.hasOwn(kind.fields, key) ? kind.fields[key] : undefined
    if (!field) refusals.refuse('item.field-undrawn', place, said(key, name))
    else if (!field.form(part)) refusals.refuse('item.field-form', place, said(key, name))
    findingRule(part, place, refusals)
  }
}

const said = (detail: string, kind: ReturnType<typeof words>) => ({ detail, kind })

function findingRule(schema: SubSchema, path: string, refusals: Refusals): void {
  if (schema['x-finding']) refusals.refuse('finding.place', `${path}/x-finding`)
}
