import type { FigureRecord } from '@duzhan/contracts'

/** What a target came to among others. */
export interface Standing {
  /** The records that the points come from, one for each part of the checklist. */
  records: readonly string[]
  points: number
  grade?: string
  rank: number
  /** How many targets have points. */
  among: number
}

/** A target's points and rank among the records behind a score; null where it has none. */
export function rankOf(records: readonly FigureRecord[], target: string): Standing | null {
  const ranked = records.filter(({ rank }) => rank !== undefined)
  const own = ranked.find((record) => record.target.id === target)
  if (own?.number === undefined || own.rank === undefined) return null
  const [grade] = own.choices ?? []
  const { submission, others = [], number: points, rank } = own
  return { records: [submission, ...others], points, rank, among: ranked.length, ...(grade !== undefined && { grade }) }
}
