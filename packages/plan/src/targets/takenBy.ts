import type { TargetList } from '../schema/planParts.ts'
import { reasonWords } from '../wording/reasonWords.ts'
import { inWords, type Language, ofPlan } from '../wording/words.ts'
import type { Reason } from './designation.ts'
import { drawFrom, drawnOf, type Population } from './draw.ts'
import { judgedSchema } from './judgedTarget.ts'
import { figureOf, type Judged } from './listBasis.ts'
import type { MadeDraw } from './madeDraw.ts'

/** A target that a list could hold, with why it would. */
export interface Candidate {
  judged: Judged
  reasons: Reason[]
}

const because = (list: TargetList, rule: string, sentence: string): Reason => ({
  ...{ list: list.key, rule, title: list.title, sentence },
})

/** Those among whom a list draws, each with its stratum. */
export const populationOf = ({ draw }: TargetList, candidates: readonly Candidate[]): Population =>
  candidates
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ judged: { target, attributes } }) => [
      target.id,
      draw?.stratify === undefined ? '' : String(attributes[draw.stratify] ?? ''),
    ])

/** Of those whom a list takes in, the ones on whom the lot fell. */
function byDraw(list: TargetList, candidates: readonly Candidate[], draw: MadeDraw | 'specimen', language: Language) {
  const isSpecimen = draw === 'specimen'
  const population = isSpecimen ? populationOf(list, candidates) : []
  const of = isSpecimen ? population.length : draw.population
  const drawn = new Set(isSpecimen ? drawFrom(population, list.draw ?? {}, '').drawn : draw.drawn)
  const wanted = list.draw?.count ?? drawnOf(list.draw ?? {}, of)
  const sentence = inWords(reasonWords.drawn({ of, wanted, on: isSpecimen ? null : draw.on }), language)
  return candidates.flatMap(({ judged, reasons }) =>
    reasons.length > 0 && drawn.has(judged.target.id) ? [{ judged, reasons: [...reasons, because(list, 'draw', sentence)] }] : [],
  )
}

/** Those whom a list takes in and, where they are too few, the next ones by a figure; of equal figures the first by id. */
function byRank(list: TargetList, candidates: readonly Candidate[], language: Language): Candidate[] {
  const { count, by, first } = list.atLeast ?? { count: 0, by: '', first: 'highest' }
  const taken = candidates.filter(({ reasons }) => reasons.length > 0)
  const figure = ({ judged }: Candidate): number => Number(judged.attributes[by])
  const next = candidates
    .filter(({ judged, reasons }) => reasons.length === 0 && typeof judged.attributes[by] === 'number')
    .sort((one, other) => {
      const higher = figure(other) - figure(one)
      return (first === 'highest' ? higher : -higher) || (one.judged.target.id < other.judged.target.id ? -1 : 1)
    })
    .slice(0, Math.max(0, count - taken.length))
    .map(({ judged }): Candidate => {
      const title = judgedSchema(judged.kind).properties?.[by]?.title ?? by
      const told = { count, by: ofPlan(title), first, figure: figureOf(by, judged) ?? '' }
      return { judged, reasons: [because(list, 'ranked', inWords(reasonWords.ranked(told), language))] }
    })
  return [...taken, ...next]
}

/** Of those whom no other list took, the ones that a list holds; before its lots are drawn a list of a draw holds nobody. */
export function takenBy(
  list: TargetList,
  candidates: readonly Candidate[],
  { draw, language }: { draw: MadeDraw | 'specimen' | null; language: Language },
): Candidate[] {
  if (list.draw) return draw ? byDraw(list, candidates, draw, language) : []
  return list.atLeast ? byRank(list, candidates, language) : candidates.filter(({ reasons }) => reasons.length > 0)
}
