import type { Actor, PlanEffects } from '@duzhan/contracts'
import { type JsonText, jsonText } from '@duzhan/plan'
import { readerFor, readInTurn } from '@duzhan/service-kit'
import type { DueAccess, DuePorts } from './dueAccess.ts'
import { keptAnswers } from './keptAnswers.ts'

/** How many answers are remembered: a page of a plan is opened again and again by those of one place. */
const mostKept = 50

/**
 * What a plan does in sentences, for a reader's reach. An answer stands until the plan has another revision or a register, a
 * list or a body of the directory has changed; names of places are those of when it was made.
 */
export function dueEffects({ inForce }: DueAccess, { rosterOf, registerState, directoryState, run }: DuePorts) {
  const kept = keptAnswers<JsonText<PlanEffects>>(mostKept)
  return async (actor: Actor, code: string): Promise<PlanEffects> => {
    const plan = await inForce(actor, 'due.effects', code)
    const reader = readerFor(actor, 'due.effects', code)
    const within = [...reader.regions].sort()
    const answer = await kept([code, plan.revision, await registerState(), await directoryState(plan), within], async () => {
      const { places, ...roster } = await rosterOf(plan, within, reader)
      return await run('effects', { plan: jsonText(plan), roster: jsonText({ ...roster, places: [...places] }) })
    })
    return await readInTurn(answer)
  }
}
