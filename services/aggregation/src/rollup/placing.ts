import { planWindows } from '@duzhan/plan'
import { foundUnder, isRegionCode, type Lineage, nation } from '@duzhan/regions'
import { lineageAt, type PlanCopies, type RegionMergers } from '@duzhan/service-kit'
import type { Path } from './tree.ts'

/** Regions as figures of a window see them. */
export interface Placing {
  /** Where what stands for the ends of these paths lies in a window, under the codes of that window. */
  placed(plan: string, window: string, paths: readonly Path[]): Promise<readonly Path[]>
  /** The codes under which what stands for regions of a window may have been told, each with the region that it is of. */
  codesOf(plan: string, window: string, regions: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** A region and all that it is made of in a window. */
  made(plan: string, window: string, region: string): Promise<string[]>
}

/**
 * Where regions lie in a window follows from their codes and from what had become of them by its last day, and not from the path that
 * came with the news, for who tells them may have heard of a merger before or after this service. So whatever comes for a window
 * that was over before regions were merged counts where it would have counted then, in whichever order it comes, and what was printed of
 * it stays comparable with itself. Under a plan of the nation everything lies in the nation first.
 */
export function placing({ plans, mergers }: { plans: Pick<PlanCopies, 'latest'>; mergers: Pick<RegionMergers, 'all'> }): Placing {
  async function lineageOf(code: string, window: string): Promise<Lineage> {
    const all = await mergers.all()
    if (all.length === 0) return lineageAt(all, '')
    const plan = await plans.latest(code)
    const end = plan && planWindows(plan).find(({ key }) => key === window)?.end
    return lineageAt(all, end ?? '9999-12-31')
  }
  /** The figures of a plan of the nation are added up over its provinces. */
  const rootOf = async (code: string): Promise<Path> => ((await plans.latest(code))?.jurisdiction === nation ? [nation] : [])

  return {
    async placed(plan, window, paths) {
      const [lineage, root] = await Promise.all([lineageOf(plan, window), rootOf(plan)])
      return paths.map((path) => {
        const code = path.at(-1) ?? ''
        return isRegionCode(code) && code !== nation ? [...root, ...lineage.pathOf(lineage.codeOf(code))] : path
      })
    },
    async codesOf(plan, window, regions) {
      const lineage = await lineageOf(plan, window)
      const codesOf = (region: string): string[] => {
        if (!isRegionCode(region)) return [region]
        return lineage.codeOf(region) === region ? lineage.codesOf(region) : [] // what goes on under another code counts there
      }
      return new Map(regions.flatMap((region) => codesOf(region).map((code) => [code, region] as const)))
    },
    async made(plan, window, region) {
      const lineage = await lineageOf(plan, window)
      return isRegionCode(region)
        ? foundUnder(region).flatMap((code) => (isRegionCode(code) ? [code, ...lineage.partsOf(code)] : []))
        : [region]
    },
  }
}
