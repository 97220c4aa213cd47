import type { Observation } from '@duzhan/checklist'
import { type Accumulators, accumulatorsOf } from '@duzhan/rollup'
import type { Question } from './question.ts'

/** What a record says at one place, with what the revision that it was filled by asks there. */
export type ObservedAt = Observation & Pick<Question, 'kind' | 'unit'>

/** What an observation adds to the figures of its place; what was not answered adds nothing. */
export function measured({ result, number, choices, parts }: ObservedAt): Accumulators {
  return accumulatorsOf({
    ...(result !== undefined && result !== 'unanswered' && { share: result }),
    // the mean of ratios is no ratio: what has parts is divided where they have been added up
    ...(number !== undefined && parts === undefined && { sum: number, mean: number, min: number, max: number }),
    ...(choices !== undefined && { distribution: choices }),
    ...(parts !== undefined && { ratio: parts }),
  })
}

/** What tells places apart in kept sums: what records of different revisions say is added up only where it is read. */
export const placeKey = (path: string, revision: number): string => `${path} ${revision}`

/** The path and the revision of a key of kept sums. */
export function placeOf(key: string): { path: string; revision: number } {
  const [path = '', revision = ''] = key.split(' ')
  return { path, revision: Number(revision) }
}

/** In place of a revision where none is known: the first release kept none. */
export const unknownRevision = 0
