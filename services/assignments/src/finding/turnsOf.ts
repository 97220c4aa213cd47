import type { Actor, FindingStanding } from '@duzhan/contracts'
import { grantsFor } from '@duzhan/service-kit'
import type { FindingTurn } from './finding.repository.ts'
import { inProgress, toRectify } from './finding.ts'

/**
 * Where findings of a plan that stand in some way wait for an actor: as the responsible unit, at its own seat, or as the reviewer of where
 * they lie, or of what its body found; and as who decides whether they get more time, which is not meant where only those in one state are asked for.
 */
export function turnsOf(actor: Actor, plan: string, standing: FindingStanding): FindingTurn[] {
  const at = (
    verb: 'finding.accept' | 'finding.verify' | 'finding.extend',
    turn: Pick<FindingTurn, 'states' | 'seat'>,
  ): FindingTurn[] =>
    grantsFor(actor, verb, plan).map(({ region, target, body }): FindingTurn => {
      if (body !== undefined) return { ...turn, body }
      return target === undefined ? { ...turn, region } : { ...turn, region, target }
    })
  const extensions = at('finding.extend', { states: toRectify, seat: 'extension' })
  if (standing === 'toExtend') return extensions
  return [
    ...(standing === 'open' || standing === 'all' ? extensions : []),
    ...at('finding.accept', { states: toRectify, seat: 'responsible' }),
    ...at('finding.verify', { states: inProgress, seat: 'target' }),
  ]
}
