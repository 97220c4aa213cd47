import type { SubSchema } from '@duzhan/checklist'
import type { Hold } from '../schema/planParts.ts'
import { labels } from '../wording/labels.ts'
import { terms } from '../wording/termWords.ts'
import type { Difference } from './planComparison.ts'

const firmness: readonly Hold[] = ['open', 'floor', 'fixed']

/** Whether one binds less firmly than another. */
export const isLooser = (one: Hold, other: Hold): boolean => firmness.indexOf(one) < firmness.indexOf(other)

const partIn = (schema: SubSchema | undefined, key: string | undefined): SubSchema | undefined =>
  key === undefined ? undefined : schema?.properties?.[key]

/** How firmly something in a checklist is held: as its item says, else as its section does, else as the checklist is. */
export function itemHold(schema: SubSchema, [, section, , item]: readonly string[], hold: Hold): Hold {
  const above = partIn(schema, section)
  return partIn(above, item)?.['x-hold'] ?? above?.['x-hold'] ?? hold
}

/** Where a section or an item binds those below it less firmly than it is bound itself. */
export function itemHolds(
  { upper, lower }: Record<'upper' | 'lower', SubSchema>,
  path: string,
  inherited: Record<'upper' | 'lower', Hold>,
): Difference[] {
  return Object.entries(upper.properties ?? {}).flatMap(([key, part]): Difference[] => {
    const own = partIn(lower, key)
    if (!own) return []
    const held = { upper: part['x-hold'] ?? inherited.upper, lower: own['x-hold'] ?? inherited.lower }
    const place = `${path}.properties.${key}`
    const isWritten = part['x-hold'] !== undefined || own['x-hold'] !== undefined
    const title = own.title ?? key
    const said = { upper: terms.hold[held.upper], lower: terms.hold[held.lower] }
    const difference = { path: place, title, label: labels.hold, hold: held.upper, ...said }
    const inside = part['x-item']?.kind === 'section' ? itemHolds({ upper: part, lower: own }, place, held) : []
    return [
      ...(isWritten && isLooser(held.lower, held.upper) ? [{ ...difference, verdict: 'weakened' as const }] : []),
      ...inside,
    ]
  })
}
