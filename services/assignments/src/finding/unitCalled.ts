import { type Level, levelOf, levels, regionCode } from '@duzhan/regions'
import type { Finding } from './finding.ts'

/** A region that is called otherwise from now on. */
export interface RegionRenamed {
  region: string
  from: string
  to: string
}

/** At which place of a path a level stands: the first is the province. */
const placeOf = (level: Level): number => levels.indexOf(level) - levels.indexOf('province')

/** The regions on the way to whoever answers by whose names the unit is called: below the city, the county says where. */
export const namedIn = ({ region, regionPath }: Pick<Finding['responsible'], 'region' | 'regionPath'>): readonly string[] =>
  regionPath.slice(Math.min(placeOf(levelOf(regionCode(region))), placeOf('county')))

/** What the unit that answers is called once a region on the way to it is called otherwise; as before where its name says nothing of that region, or was changed already. */
export function unitCalled(responsible: Finding['responsible'], { region, from, to }: RegionRenamed): string {
  const { title } = responsible
  const place = namedIn(responsible).indexOf(region)
  const at = place === 0 ? (title.startsWith(from) ? 0 : -1) : title.indexOf(from, 1)
  if (place < 0 || at < 0 || title.startsWith(to, at)) return title
  return title.slice(0, at) + to + title.slice(at + from.length)
}
