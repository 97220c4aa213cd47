import type { RollupRepository } from './rollup.repository.ts'

/** The same roll-ups, but that whoever marks regions in them is heard of: also where that failed, for some may have been marked. */
export function tellingOfMarks<Rollups extends Pick<RollupRepository, 'mark'>>(rollups: Rollups, marked: () => void): Rollups {
  return {
    ...rollups,
    async mark(plan, window, paths, stamp) {
      if (paths.length === 0) return
      await rollups.mark(plan, window, paths, stamp).finally(marked)
    },
  } satisfies Pick<RollupRepository, 'mark'> & Rollups
}
