import type { HeldRegion } from '@duzhan/contracts'
import type { Roster } from '@duzhan/plan'

/**
 * What regions are called today, and which of them have become part of which: one that has is called as the region that it is part of,
 * at the end of all mergers.
 */
export function placesOf(regions: readonly HeldRegion[]): Required<Pick<Roster, 'places' | 'into'>> {
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const direct = new Map(regions.flatMap(({ code, into }) => (into === undefined ? [] : [[code, into] as const])))
  const into: Record<string, string> = {}
  for (const [code, first] of direct) {
    let successor = first
    for (let next = direct.get(successor); next !== undefined; next = direct.get(next)) successor = next
    into[code] = successor
  }
  return { into, places: new Map([...names].map(([code, name]) => [code, names.get(into[code] ?? code) ?? name])) }
}
