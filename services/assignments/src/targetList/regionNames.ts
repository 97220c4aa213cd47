import type { RegionEvent } from '@duzhan/contracts'
import type { Lineage } from '@duzhan/regions'
import { lineageNow, type RegionMergers } from '@duzhan/service-kit'
import type { RegionRenamed } from '../finding/unitCalled.ts'
import type { TargetRepository } from '../register/target.repository.ts'

interface Ports {
  targets: Pick<TargetRepository, 'called' | 'rename' | 'relocate'>
  mergers: RegionMergers
  /** The codes of the plans that are known here. */
  plans(): Promise<string[]>
  /** Lets findings of what lies within some regions lie where the lineage says. */
  relocateFindings(regions: readonly string[], lineage: Lineage): Promise<void>
  /** Calls whoever answers for a finding by the new name of a region. */
  renameUnits(renamed: RegionRenamed): Promise<void>
  followRegister(): Promise<void>
}

/**
 * Lets registers, lists and the visits that are owed call a region as it is called from now on, and lie where it lies, so that no list
 * shows two names of one place; and what is done about its targets with them. A record keeps the name and the place of its day.
 */
export const regionNames =
  ({ targets, mergers, plans, relocateFindings, renameUnits, followRegister }: Ports) =>
  async (event: RegionEvent): Promise<void> => {
    const { code, name, verb, path = [] } = event
    if (verb === 'rename') {
      const known = await plans()
      const from = await targets.called(known, code)
      if (from !== null && from !== name) await renameUnits({ region: code, from, to: name })
      await targets.rename(known, code, name) // last: until then the old name is known
    } else if (verb === 'join' || verb === 'recode' || verb === 'part') {
      await mergers.take(event)
      const all = await mergers.all()
      const lineage = lineageNow(all)
      const within = [code, ...all.flatMap((merger) => (merger.code === code && merger.isRecoded ? [merger.into] : []))]
      await targets.relocate(await plans(), within, path, lineage)
      await relocateFindings(within, lineage)
    } else return
    await followRegister()
  }
