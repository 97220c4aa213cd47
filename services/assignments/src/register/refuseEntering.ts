import { Problem } from '@duzhan/problems'
import type { RegisterReader } from './target.repository.ts'

/**
 * Throws `register.entering` while a confirmed import is being entered into a register that the plan works on: nothing else is
 * changed there, for what it says goes for all of its rows, and nothing is decided by a register of which a part is missing.
 */
export async function refuseEntering(targets: Pick<RegisterReader, 'isEntering'>, plan: string): Promise<void> {
  if (await targets.isEntering(plan)) throw new Problem('conflict', 'register.entering')
}
