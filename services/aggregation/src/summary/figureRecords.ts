import type { FigureRecord } from '@duzhan/contracts'
import type { Place } from '@duzhan/service-kit'
import type { Fact } from '../fact/fact.repository.ts'
import type { ObservedAt } from '../fact/observedAt.ts'
import { type Whole, wholesOf } from '../fact/wholesOf.ts'

/**
 * The records behind a figure with what each says there, one for each target, in the order of the facts; those behind
 * points stand in the order of their rank. Without `path` a record says the worst that it came to anywhere. `counts` tells
 * whether a fact's revision asks there what is asked now: a record that answered something else says so, and has no rank.
 */
export function figureRecords(facts: readonly Fact[], path: string | undefined, { counts, mayRead }: OfFact): FigureRecord[] {
  return ranked(wholesOf(facts).flatMap((whole) => recordsOf(whole, path, { counts, mayRead })))
}
interface OfFact {
  counts(fact: Fact): boolean
  /** Whether the reader may open a record where it was made. */
  mayRead(place: Place): boolean
}

/** A target of which parts are wanting stands behind what the others observed, and behind nothing else. */
function recordsOf(
  { newest, members, said: all, isWhole }: Whole,
  path: string | undefined,
  { counts, mayRead }: OfFact,
): FigureRecord[] {
  const there = all.find(({ observation }) => observation.path === path)
  if (!(isWhole || there)) return []
  const fact = there?.by ?? newest
  const { submission, at, target, targetName, place, under } = fact
  const others = members.flatMap((member) => (member.submission === submission ? [] : [member.submission]))
  const observations = all.map(({ observation }) => observation)
  const said = path === undefined ? { result: worst(observations) } : saidAt(observations, path)
  const isEarlier = path !== undefined && !counts(fact) && said.result !== 'unanswered'
  return [
    {
      submission,
      ...(under !== undefined && { under: { plan: under, mayRead: mayRead({ plan: under, regionPath: fact.regionPath }) } }),
      ...(others.length > 0 && { others }),
      target: { id: target, name: targetName, place },
      at: at.toISOString(),
      ...said,
      ...(isEarlier && { isEarlier }),
    },
  ]
}

function saidAt(observations: readonly ObservedAt[], path: string): Omit<ObservedAt, 'path' | 'kind'> {
  const found = observations.find((one) => one.path === path)
  if (found === undefined) return { result: 'unanswered' }
  const { path: _, ...said } = found
  return said
}

/** Nothing is good because nobody looked: a record that was judged nowhere has no result. */
function worst(observations: readonly ObservedAt[]): 'good' | 'bad' | 'na' | 'unanswered' {
  const order = ['bad', 'good', 'na'] as const
  return order.find((result) => observations.some((one) => one.result === result)) ?? 'unanswered'
}

/** Points rank the targets against each other: the most first, equal points on one place, and the places after it left out. */
function ranked(records: readonly FigureRecord[]): FigureRecord[] {
  const pointsOf = ({ kind, number, isEarlier }: FigureRecord) =>
    (kind === 'score' || kind === 'section') && !isEarlier ? number : undefined
  const all = records.flatMap((record) => pointsOf(record) ?? [])
  if (all.length === 0) return [...records]
  const withRank = records.map((record) => {
    const points = pointsOf(record)
    return points === undefined ? record : { ...record, rank: 1 + all.filter((other) => other > points).length }
  })
  return withRank.sort((a, b) => (a.rank ?? all.length + 1) - (b.rank ?? all.length + 1))
}
