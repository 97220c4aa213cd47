import type { BodyView, RegionRecord } from '@duzhan/contracts'
import type { DirectoryInText } from '@duzhan/plan/worker'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { regionsNamed } from '@duzhan/service-kit'

/** What the identity service is asked for. */
interface Asked {
  body: { within(asked: { within: string }): Promise<BodyView[]> }
  region: { list(asked: { codes: string[] }): Promise<RegionRecord[]> }
}

/** The directory of a jurisdiction as a plan is read by it, with what the places are called that its bodies lie in. */
export const directoryOf =
  ({ body, region }: Asked) =>
  async (jurisdiction: string): Promise<DirectoryInText> => {
    const found = await body.within({ within: jurisdiction })
    const codes = new Set(found.flatMap(({ region: seat }): string[] => (isRegionCode(seat) ? regionPath(seat) : [])))
    const named = await regionsNamed((some) => region.list({ codes: some }))([...codes])
    return {
      bodies: found.map(({ key, title, kind, region: seat, members, retiredOn }) => {
        return { key, title, kind, region: seat, members, retiredOn }
      }),
      places: named.map(({ code, name }) => [code, name]),
    }
  }
