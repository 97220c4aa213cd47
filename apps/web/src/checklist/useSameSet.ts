import { useRef } from 'react'

/** A set that stays the same object for as long as it holds the same. */
export function useSameSet<Entry>(set: ReadonlySet<Entry>): ReadonlySet<Entry> {
  const kept = useRef(set)
  if (kept.current.size !== set.size || [...set].some((entry) => !kept.current.has(entry))) kept.current = set
  return kept.current
}
