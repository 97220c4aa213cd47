import type { FigureRecord } from '@duzhan/contracts'
import type { Fact } from '../fact/fact.repository.ts'
import type { ObservedAt } from '../fact/observedAt.ts'
import { type Whole, wholesOf } from '../fact/wholesOf.ts'

/**
 * The records behind a figure with what each says there, one for each target, in the order of the facts; those behind
 * points stand in the order of their rank. Without `path` a record says the worst that it came to anywhere.
 */
export function figureRecords(facts: readonly Fact[], path: string | undefined): FigureRecord[] {
  return ranked(wholesOf(facts).flatMap((whole) => recordsOf(whole, path)))
}

/** A target of which parts are wanting stands behind what the others observed, and behind nothing else. */
function recordsOf({ newest, members, said: all, isWhole }: Whole, path: string | undefined): FigureRecord[] {
  const there = all.find(({ observation }) => observation.path === path)
  if (!(isWhole || there)) return []
  const { submission, at, target, targetName, place } = there?.by ?? newest
  const others = members.flatMap((member) => (member.submission === submission ? [] : [member.submission]))
  const observations = all.map(({ observation }) => observation)
  const said = path === undefined ? { result: worst(observations) } : saidAt(observations, path)
  return [
    {
      submission,
      ...(others.length > 0 && { others }),
      target: { id: target, name: targetName, place },
      at: at.toISOString(),
      ...said,
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
  const points = records.flatMap(({ kind, number }) => (isOfPoints(kind) && number !== undefined ? [number] : []))
  if (points.length === 0) return [...records]
  const withRank = records.map((record) => {
    const { kind, number } = record
    if (!isOfPoints(kind) || number === undefined) return record
    return { ...record, rank: 1 + points.filter((other) => other > number).length }
  })
  return withRank.sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || 0)
}

const isOfPoints = (kind: string | undefined): boolean => kind === 'score' || kind === 'section'
