import type { Refusals } from '../gate/gateRefusal.ts'
import { columnShapes } from '../kind/columns.ts'
import { photoHashes, typedText } from '../kind/fieldForm.ts'
import { isItemKind, itemKinds } from '../kind/itemKinds.ts'
import type { KindField, KindShape } from '../kind/kind.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import { columnKindNames, isColumnKind } from '../schema/itemAnnotation.ts'
import type { SubSchema } from '../schema/subSchema.ts'

/** Whether an item of that shape has nothing that anybody could answer. */
export const isNeverAnswered = ({ fields, columns, asksClauses }: KindShape): boolean =>
  Object.keys(fields).length === 0 && columns === undefined && !asksClauses

interface Named {
  readonly zh: string
  readonly en: string
}
type KindName = keyof typeof itemKinds

const named = (kind: KindName): Named => ({ zh: `${itemKinds[kind].title.zh}（${kind}）`, en: kind })
const listed = (kinds: readonly Named[]): Named => ({
  zh: kinds.map(({ zh }) => zh).join('、'),
  en: kinds.map(({ en }) => en).join(', '),
})
const known = listed(Object.keys(itemKinds).filter(isItemKind).map(named))
const knownColumns = listed(columnKindNames.map(named))
const companions: Readonly<Record<string, KindField>> = {
  note: { isNeeded: false, form: typedText },
  photos: { isNeeded: false, form: photoHashes },
}

const kindOf = (schema: SubSchema): string | undefined => (schema.type === 'object' ? schema['x-item']?.kind : undefined)
const isClause = (schema: SubSchema): boolean => schema['x-item']?.kind === 'clause'
const partsOf = (schema: SubSchema, path: string) =>
  Object.entries(schema.properties ?? {}).map(([key, part]) => ({ key, part, path: `${path}/properties/${key}` }))

/**
 * Refuses what the page cannot draw: a checklist is sections of items, every item is of a kind of `itemKinds` and fits
 * its shape, every option has an effect, and a finding rule stands where an answer can meet it. The schema has passed
 * the gate and holds no references.
 */
export function kindRules(checklist: SubSchema, refusals: Refusals): void {
  noFinding(checklist, '', refusals)
  for (const { part: section, path } of partsOf(checklist, '')) {
    noFinding(section, path, refusals)
    if (kindOf(section) !== 'section') refusals.refuse('section.kind', path)
    else for (const { key, part, path: place } of partsOf(section, path)) itemRules(part, { key, section, path: place }, refusals)
  }
}

function itemRules(item: SubSchema, at: { key: string; section: SubSchema; path: string }, refusals: Refusals): void {
  const kind = kindOf(item)
  if (kind === undefined) refusals.refuse('item.kind-missing', at.path, { detail: '', known })
  else if (!isItemKind(kind)) refusals.refuse('item.kind-unknown', at.path, { detail: kind, known })
  else {
    const shape = kindShapes[kind]
    if (isNeverAnswered(shape) && at.section.required?.includes(at.key))
      refusals.refuse('item.never-answered', at.path, said('', kind))
    shapeRules(item, { path: at.path, kind, shape }, refusals)
  }
}

interface Shaped {
  readonly path: string
  readonly kind: KindName
  readonly shape: KindShape
}

function shapeRules(item: SubSchema, { path, kind, shape }: Shaped, refusals: Refusals): void {
  const parts = partsOf(item, path)
  const fields = { ...(shape.takesCompanions ? companions : {}), ...shape.fields }
  const isColumn = (part: SubSchema) => shape.columns === 'fields' && part['x-item'] !== undefined
  if (shape.asksClauses) noFinding(item, path, refusals) // its clauses say what is bad, for findings and figures alike
  if (shape.asksClauses && !parts.some(({ part }) => isClause(part))) refusals.refuse('item.clause-missing', path, said('', kind))
  if (shape.columns === 'fields' && !parts.some(({ part }) => isColumn(part)))
    refusals.refuse('item.column-missing', path, { ...said('', kind), known: knownColumns })
  for (const [key, { isNeeded }] of Object.entries(fields))
    if (isNeeded && !parts.some((part) => part.key === key)) refusals.refuse('item.field-missing', path, said(key, kind))
  for (const { key, part, path: place } of parts) {
    if (shape.asksClauses && isClause(part)) {
      clauseRules(part, place, kind, refusals)
      continue
    }
    if (isColumn(part)) columnRules(key, part, place, refusals)
    else {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined
      if (!field) refusals.refuse('item.field-undrawn', place, said(key, kind))
      else if (!field.form(part)) refusals.refuse('item.field-form', place, said(key, kind))
      if (!Object.hasOwn(shape.fields, key) || key === 'note') noFinding(part, place, refusals)
      if (key === 'rows' && part.items) rowRules(part.items, `${place}/items`, refusals)
    }
  }
  optionRules(item, { path, kind, shape }, refusals)
}

/** What a clause says of 不适用 must agree with its answers. */
function clauseRules(clause: SubSchema, path: string, kind: KindName, refusals: Refusals): void {
  const { enum: answers, 'x-item': annotation } = clause
  const { na } = annotation ?? {}
  for (const option of optionsAt(clause))
    if (option !== 'good' && option !== 'na') refusals.refuse('item.option-unknown', path, said(option, kind))
  if (na !== undefined && na !== (answers?.includes('na') ?? false)) refusals.refuse('item.option-value', path, said('na', kind))
}

/** Every entry of a row is a column of a kind that fits it; a rule about a row stands on the row. */
function rowRules(row: SubSchema, path: string, refusals: Refusals): void {
  for (const { key, part, path: place } of partsOf(row, path)) {
    columnRules(key, part, place, refusals)
    noFinding(part, place, refusals)
  }
}

function columnRules(key: string, column: SubSchema, path: string, refusals: Refusals): void {
  const kind = column['x-item']?.kind ?? ''
  if (!isColumnKind(kind)) {
    refusals.refuse('item.column-kind', path, { detail: key, known: knownColumns })
    return
  }
  const shape = columnShapes[kind]
  if (!shape.form(column)) refusals.refuse('item.field-form', path, said(key, kind))
  for (const option of optionsAt(column)) {
    const isKnown = (shape.options as readonly string[]).includes(option)
    if (!isKnown) refusals.refuse('item.option-unknown', path, said(option, kind))
  }
  for (const option of shape.misfits?.({ schema: column, annotation: column['x-item'] }) ?? [])
    refusals.refuse('item.option-value', path, said(option, kind))
}

function optionRules(item: SubSchema, { path, kind, shape }: Shaped, refusals: Refusals): void {
  for (const option of optionsAt(item)) {
    if (!(shape.options as readonly string[]).includes(option)) refusals.refuse('item.option-unknown', path, said(option, kind))
  }
  for (const option of shape.misfits?.(item) ?? []) refusals.refuse('item.option-value', path, said(option, kind))
}

const optionsAt = ({ 'x-item': annotation }: SubSchema): string[] =>
  Object.keys(annotation ?? {}).filter((name) => name !== 'kind' && name !== 'no' && name !== 'assessedBy') // see partRules

const said = (detail: string, kind: KindName) => ({ detail, kind: named(kind) })

function noFinding(schema: SubSchema, path: string, refusals: Refusals): void {
  if (schema['x-finding']) refusals.refuse('finding.place', `${path}/x-finding`)
}
