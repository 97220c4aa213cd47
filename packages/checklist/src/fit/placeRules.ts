import type { Refusals } from '../gate/gateRefusal.ts'
import { isItemKind, itemKinds } from '../kind/itemKinds.ts'
import { unitOf } from '../kind/scalar.ts'
import type { Outline, OutlineItem } from '../outline/outline.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { misfitsOf } from './misfitsOf.ts'
import { unknownFields } from './unknownFields.ts'

const nothing: SubSchema = { type: 'object', properties: {} }
const keyword = 'x-shown-if'

/**
 * Refuses what speaks of other places of the checklist and could never have its effect: a condition to be shown by
 * something that does not stand above, a computed figure of places that hold no number or other units, thresholds without
 * points. The schema has passed the gate and holds no references.
 */
export function placeRules(checklist: SubSchema, refusals: Refusals): void {
  shownRules(checklist, refusals)
  const outline = outlineOf(checklist)
  for (const item of outline.items) if (item.kind === 'computed') computedRules(outline, item, refusals)
  const givesPoints = outline.items.some(({ kind }) => kind === 'score')
  if (checklist['x-score'] && !givesPoints) refusals.refuse('score.unused', '/x-score')
  if (givesPoints && checklist.properties?.['score']) refusals.refuse('score.section', '/properties/score')
}

function shownRules(checklist: SubSchema, refusals: Refusals): void {
  let soFar = nothing
  const judge = (part: SubSchema, path: string) => {
    const condition = part[keyword]
    if (!condition) return
    const place = `${path}/${keyword}`
    const unknown = unknownFields(condition, checklist, keyword)
    for (const found of unknown) refusals.refuse(found.rule, place + found.path, found.said)
    if (unknown.length > 0) return
    for (const found of unknownFields(condition, soFar, keyword)) refusals.refuse('shown.later', place + found.path, found.said)
    for (const found of misfitsOf(condition, [soFar])) refusals.refuse(found.rule, place + found.path, found.said)
  }
  misplaced(checklist, '', 0, refusals)
  for (const [key, section] of Object.entries(checklist.properties ?? {})) {
    const path = `/properties/${key}`
    judge(section, path)
    for (const [itemKey, item] of Object.entries(section.properties ?? {})) {
      judge(item, `${path}/properties/${itemKey}`)
      const above = soFar.properties?.[key] ?? nothing
      const withItem = { ...above, properties: { ...above.properties, [itemKey]: item } }
      soFar = { ...soFar, properties: { ...soFar.properties, [key]: withItem } }
    }
  }
}

/** Only a section and an item can be shown only if; depth 0 is the checklist, 1 a section, 2 an item. */
function misplaced(shape: SubSchema, path: string, depth: number, refusals: Refusals): void {
  if (shape[keyword] && depth !== 1 && depth !== 2) refusals.refuse('shown.place', `${path}/${keyword}`)
  if (shape['x-score'] && depth > 0) refusals.refuse('score.place', `${path}/x-score`)
  for (const [key, part] of Object.entries(shape.properties ?? {}))
    misplaced(part, `${path}/properties/${key}`, depth + 1, refusals)
  if (shape.items) misplaced(shape.items, `${path}/items`, depth + 1, refusals)
}

/** What stands at a place that a figure can be computed of: its unit; null where no number stands. */
function unitAt({ items }: Outline, path: string): string | null {
  const item = items.find((one) => one.path === path)
  if (item?.kind === 'number') return unitOf({ schema: item.schema.properties?.['value'] ?? {}, annotation: item.annotation })
  if (item?.kind === 'score') return '分'
  const column = items.flatMap(({ columns }) => columns).find((one) => one.path === path)
  return column?.kind === 'number' ? unitOf({ schema: column.schema, annotation: column.schema['x-item'] }) : null
}

function computedRules(outline: Outline, item: OutlineItem, refusals: Refusals): void {
  const place = `/properties/${item.path.replace('.', '/properties/')}`
  const places = item.annotation.of ?? []
  const units = places.map((path) => unitAt(outline, path))
  const wanting = places.find((_, index) => units[index] === null)
  const kind = isItemKind(item.kind) ? { zh: itemKinds[item.kind].title.zh, en: item.kind } : { zh: item.kind, en: item.kind }
  if (wanting !== undefined) refusals.refuse('computed.of', place, { detail: wanting, kind })
  else if (item.annotation.function !== 'ratio' && new Set(units).size > 1)
    refusals.refuse('computed.units', place, { detail: [...new Set(units)].join('、'), kind })
}
