import type { OutlineItem } from '@duzhan/checklist'
import type { Coordinates } from '@duzhan/regions'
import type { Position } from './currentPosition.ts'

/** A position as an item holds it: from the device, or by hand with the reason. */
export type HeldPosition = ({ by: 'device' } & Position) | ({ by: 'hand'; reason: string } & Coordinates)

/** From here on a fix says little about having been there, where the checklist sets no bound itself. In metres. */
export const poorAccuracy = 1_000

/** How far off a fix may be for an item, in metres. */
export function worstAccuracy({ schema }: OutlineItem): number {
  return schema.properties?.['position']?.properties?.['accuracy']?.maximum ?? poorAccuracy
}

/** The position that an item holds, if it is one. */
export function positionOf(held: unknown): HeldPosition | null {
  if (typeof held !== 'object' || held === null) return null
  const { latitude, longitude, accuracy, by, reason } = held as Readonly<Record<string, unknown>> // an object, tested above
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  if (by === 'hand') return { latitude, longitude, by, reason: typeof reason === 'string' ? reason : '' }
  return typeof accuracy === 'number' ? { latitude, longitude, accuracy, by: 'device' } : null
}
