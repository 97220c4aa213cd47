import { condition } from '@duzhan/checklist'
import type { LadderStep } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { ladderSentence } from './ladderSentence.ts'
import type { Standing } from './standing.ts'

/** A step of the ladder whose condition a standing meets. The system proposes; a person decides. */
export interface LadderProposal {
  step: string
  title: string
  actions: LadderStep['actions']
  sentence: string
}

/**
 * The steps that a unit's or target's standing calls for, lowest first. A figure that nobody has counted is absent and
 * meets no condition; it is not nought.
 */
export function ladderProposals(plan: Pick<Plan, 'ladder'>, standing: Standing): LadderProposal[] {
  return plan.ladder
    .filter((step) => condition(step.when)(standing))
    .map(({ key, title, actions, when }) => ({
      step: key,
      title,
      actions,
      sentence: ladderSentence(when),
    }))
}
