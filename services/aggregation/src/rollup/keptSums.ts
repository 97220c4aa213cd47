import type { Tally } from '@duzhan/rollup'
import { placeKey, unknownRevision } from '../fact/observedAt.ts'
import type { ChecklistSums, Sums } from './rollup.repository.ts'

/** Sums as they were written down. The first release kept tallies of judgements in place of accumulators. */
export interface KeptSums extends Omit<Sums, 'checklists'> {
  checklists: (ChecklistSums | (Omit<ChecklistSums, 'places'> & { tallies: (Tally & { path: string })[] }))[]
}

/**
 * Sums as they are merged and shown, whoever wrote them down. A window gone by is read, not computed anew: it stays as
 * it was reported, with those who were designated then.
 */
export function sumsFrom({ coverage, checklists }: KeptSums): Sums {
  return {
    coverage,
    checklists: checklists.map((kept) => {
      if ('places' in kept) return kept
      const { checklist, targets, tallies } = kept
      const places = tallies.map(({ path, ...share }) => [placeKey(path, unknownRevision), { share }])
      return { checklist, targets, places: Object.fromEntries(places) }
    }),
  }
}
