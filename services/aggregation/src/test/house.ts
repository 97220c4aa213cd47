import type { Clock, PlanCopies } from '@duzhan/service-kit'
import { logger } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import { intake } from '../intake/intake.ts'
import { figureChanger } from '../rollup/changeFigures.ts'
import { inTurn } from '../rollup/inTurn.ts'
import { windowOpener } from '../rollup/openWindow.ts'
import type { Placing } from '../rollup/placing.ts'
import { recompute as recomputation } from '../rollup/recompute.ts'
import type { RollupRepository } from '../rollup/rollup.repository.ts'
import { asTheyLie } from './asTheyLie.ts'
import { memoryWithheld } from './memoryWithheld.ts'

interface Kept {
  plans: PlanCopies
  designations: DesignationRepository
  facts: FactRepository
  rollups: RollupRepository
  clock: Clock
  placing?: Placing
}

/** The service's parts that make figures of what it is told, put together as `main.ts` does, over what a test gives them to keep. */
export function aHouse({ plans, designations, facts, rollups, clock, placing = asTheyLie }: Kept) {
  const computing = { rollups, facts, designations, placing, clock, turn: inTurn(), log: logger('test', 'silent') }
  const openWindow = windowOpener({ rollups, designations, placing, clock })
  const changeFigures = figureChanger(computing)
  const recompute = recomputation(computing)
  /** Computes all that is marked. */
  const compute = () => recompute.run()
  return {
    ...intake({ plans, designations, facts, ...memoryWithheld(), openWindow, changeFigures, placing, clock }),
    ...{ openWindow, changeFigures, recompute, compute },
  }
}
