import type { RegionEvent } from '@duzhan/contracts'
import type { TargetRepository } from '../register/target.repository.ts'

interface Ports {
  targets: Pick<TargetRepository, 'rename'>
  /** The codes of the plans that are known here. */
  plans(): Promise<string[]>
  followRegister(): Promise<void>
}

/**
 * Lets registers, lists and the visits that are owed call a region as it is called from now on, so that no list shows two names of one
 * place, and what is done about its targets with them. A record keeps the name of its day.
 */
export const regionNames =
  ({ targets, plans, followRegister }: Ports) =>
  async ({ code, name, verb }: RegionEvent): Promise<void> => {
    if (verb !== 'rename') return
    await targets.rename(await plans(), code, name)
    await followRegister()
  }
