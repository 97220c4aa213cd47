import type { Position } from './currentPosition.ts'

/** A position as an item holds it: from the device, or by hand with the reason. */
export interface HeldPosition extends Position {
  by: 'device' | 'hand'
  reason?: string
}

/** From here on a fix says little about having been there; it is kept only with a word about it. In metres. */
export const poorAccuracy = 1_000

/** The position that an item holds, if it is one. */
export function positionOf(held: unknown): HeldPosition | null {
  if (typeof held !== 'object' || held === null) return null
  const { latitude, longitude, accuracy, by, reason } = held as Partial<Record<keyof HeldPosition, unknown>> // an object, tested above
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  return {
    latitude,
    longitude,
    accuracy: typeof accuracy === 'number' ? accuracy : 0,
    by: by === 'hand' ? 'hand' : 'device',
    ...(typeof reason === 'string' ? { reason } : {}),
  }
}
