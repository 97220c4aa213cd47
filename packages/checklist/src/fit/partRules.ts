import type { Refusals } from '../gate/gateRefusal.ts'
import { isItemKind } from '../kind/itemKinds.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import type { Outline } from '../outline/outline.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { type ChecklistPart, partOf, partsOf } from '../part/partOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { isNeverAnswered } from './kindRules.ts'
import { unknownFields } from './unknownFields.ts'

/** What an object may say of several of its properties at once. */
const overall = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'dependentRequired',
  'minProperties',
  'maxProperties',
  'x-evidence',
  'const',
] as const
const keyword = 'x-shown-if'
const pointerTo = (path: string) => `/properties/${path.replace('.', '/properties/')}`

/**
 * Refuses what cannot be where several teams fill a checklist in, each at its own time: a part without anything to answer,
 * and whatever judges, shows or computes something by the answers of another part. The schema has passed the gate and
 * holds no references.
 */
export function partRules(checklist: SubSchema, refusals: Refusals): void {
  misplaced(checklist, '', 0, refusals)
  const outline = outlineOf(checklist)
  const parts = partsOf(outline)
  if (parts.length === 1 && parts[0] === null) return
  for (const part of parts) answerable(outline, part, refusals)
  if (parts.length === 1) return
  judgingAll(checklist, '', refusals)
  for (const { key, schema, items } of outline.sections) {
    const filling = new Set(items.map(({ part }) => part))
    if (filling.size > 1) judgingAll(schema, pointerTo(key), refusals)
    for (const part of filling) shownBy(checklist, schema, { path: pointerTo(key), part }, refusals)
  }
  for (const { path, schema, part, kind, annotation } of outline.items) {
    shownBy(checklist, schema, { path: pointerTo(path), part }, refusals)
    if (kind !== 'computed') continue
    const foreign = annotation.of?.find((place) => partAt(outline, place) !== part)
    if (foreign !== undefined) refusals.refuse('part.computed', pointerTo(path), foreign)
  }
}

/** Only a section and an item are somebody's; depth 0 is the checklist, 1 a section, 2 an item. */
function misplaced(shape: SubSchema, path: string, depth: number, refusals: Refusals): void {
  const isSaid = shape['x-item']?.assessedBy !== undefined
  if (isSaid && depth !== 1 && depth !== 2) refusals.refuse('part.place', `${path}/x-item/assessedBy`)
  for (const [key, part] of Object.entries(shape.properties ?? {}))
    misplaced(part, `${path}/properties/${key}`, depth + 1, refusals)
  if (shape.items) misplaced(shape.items, `${path}/items`, depth + 1, refusals)
}

function answerable({ items }: Outline, part: ChecklistPart, refusals: Refusals): void {
  const own = items.filter((item) => item.part === part)
  const [first] = own
  if (!first || own.some(({ kind }) => !isItemKind(kind) || !isNeverAnswered(kindShapes[kind]))) return
  if (part === null) refusals.refuse('part.main-unanswerable', pointerTo(first.path))
  else refusals.refuse('part.unanswerable', pointerTo(first.path), part)
}

function judgingAll(schema: SubSchema, path: string, refusals: Refusals): void {
  for (const name of overall)
    if (schema[name] !== undefined) refusals.refuse('part.rule', `${path}/${name}`, { detail: name, keyword: name })
}

/** What is shown only if is asked of nothing that its own part does not hold. */
function shownBy(
  checklist: SubSchema,
  { [keyword]: condition }: SubSchema,
  { path, part }: { path: string; part: ChecklistPart },
  refusals: Refusals,
): void {
  const own = partOf(checklist, part)
  if (!condition || own === null || unknownFields(condition, checklist, keyword).length > 0) return
  for (const found of unknownFields(condition, own, keyword))
    refusals.refuse('part.shown', `${path}/${keyword}${found.path}`, found.said.detail)
}

const partAt = ({ items }: Outline, place: string): ChecklistPart | undefined =>
  items.find(({ path, columns }) => path === place || columns.some((column) => column.path === place))?.part
