import type { RegionRecord } from '@duzhan/contracts'
import { type ListedTree, listedTree } from '@duzhan/regions/national'
import type { RegionRepository } from './region.repository.ts'

type Ports = Pick<RegionRepository, 'changes' | 'each'>
/** Among so many it is waited for what has changed; of more it is told as they were for the seconds that reading them takes. */
const mostAwaited = 100_000

/** The regions that are held, as a tree to be looked through: read when first asked for, and again when any came or was renamed. */
export function heldRegions({ changes, each }: Ports, most = mostAwaited): () => Promise<ListedTree> {
  let held: { changes: number; tree: ListedTree } | null = null
  let reading: { changes: number; tree: Promise<ListedTree> } | null = null

  async function read(now: number): Promise<ListedTree> {
    const regions: RegionRecord[] = []
    await each((some) => {
      for (const one of some) regions.push(one)
    })
    const tree = await listedTree(regions)
    held = { changes: now, tree }
    return tree
  }
  return async () => {
    const now = await changes()
    if (held?.changes === now) return held.tree
    if (reading?.changes !== now) {
      const begun = { changes: now, tree: read(now) }
      reading = begun
      void begun.tree
        .catch(() => undefined) // who asks next has it read again
        .finally(() => {
          if (reading === begun) reading = null
        })
    }
    return held && held.tree.size > most ? held.tree : reading.tree
  }
}
