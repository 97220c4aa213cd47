import type { Actor } from '@duzhan/contracts'
import { grantsFor } from '@duzhan/service-kit'
import type { FindingTurn } from './finding.repository.ts'
import { inProgress, toRectify } from './finding.ts'

/** Where findings of a plan wait for an actor: as the responsible unit, at its own seat, or as the reviewer of where they lie. */
export function turnsOf(actor: Actor, plan: string): FindingTurn[] {
  const at = (verb: 'finding.accept' | 'finding.verify', turn: Pick<FindingTurn, 'states' | 'seat'>): FindingTurn[] =>
    grantsFor(actor, verb, plan).map(({ region, target }) => ({ ...turn, region, ...(target !== undefined && { target }) }))
  return [
    ...at('finding.accept', { states: toRectify, seat: 'responsible' }),
    ...at('finding.verify', { states: inProgress, seat: 'target' }),
  ]
}
