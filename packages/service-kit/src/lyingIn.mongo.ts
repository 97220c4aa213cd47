import { foundUnder } from '@duzhan/regions'

/** What a path has that lies within a region, as a condition of a query: a code itself, or for the nation that of any province. */
export function lyingIn(region: string): string | { $in: string[] } {
  const codes = foundUnder(region)
  return codes.length === 1 ? region : { $in: codes }
}
