import type { StreamEntry } from '@duzhan/contracts'
import { isOutage, reasonOf } from '../reasonOf.ts'

/** An entry that could not be applied, and why. */
export interface Failure {
  id: string
  reason: string
}
/** Applies entries and returns those that could not be; what is not named was. Twice must equal once. */
export type Apply<Event> = (entries: StreamEntry<Event>[]) => Promise<Failure[]>

/**
 * Applies entries one by one, those of different `lane`s side by side; one that fails does not hold up the others. Throws
 * only when the store is out of reach.
 */
export async function eachEntry<Event>(
  entries: readonly StreamEntry<Event>[],
  apply: (event: Event) => Promise<void>,
  lane: (event: Event) => string = () => '',
): Promise<Failure[]> {
  const failures: Failure[] = []
  const lanes = new Map<string, StreamEntry<Event>[]>()
  for (const entry of entries) {
    const own = laneOf(entry, lane)
    lanes.set(own, [...(lanes.get(own) ?? []), entry])
  }
  await Promise.all(
    [...lanes.values()].map(async (ofLane) => {
      for (const { id, event } of ofLane) {
        try {
          await apply(event)
        } catch (error) {
          if (isOutage(error)) throw error
          failures.push({ id, reason: reasonOf(error) })
        }
      }
    }),
  )
  return failures
}

/** An entry that is not even what its lane is read from has one of its own. */
function laneOf<Event>({ id, event }: StreamEntry<Event>, lane: (event: Event) => string): string {
  try {
    return lane(event)
  } catch {
    return id
  }
}

/**
 * Applies a batch; where that throws, it is halved until what throws stands alone, so that one entry of any kind never
 * holds up another. Throws only when the store is out of reach.
 */
export async function isolated<Event>(entries: StreamEntry<Event>[], apply: Apply<Event>): Promise<Failure[]> {
  if (entries.length === 0) return []
  try {
    return await apply(entries)
  } catch (error) {
    if (isOutage(error)) throw error
    const [only] = entries
    if (entries.length <= 1) return only ? [{ id: only.id, reason: reasonOf(error) }] : []
    const middle = Math.ceil(entries.length / 2)
    const first = await isolated(entries.slice(0, middle), apply)
    return [...first, ...(await isolated(entries.slice(middle), apply))]
  }
}
