import { levels } from '@duzhan/regions'
import { z } from 'zod'
import { Region } from './ids.ts'
import { ShortText } from './text.ts'

export const RegionRecord = z.object({ code: Region, name: ShortText(1, 60) })
export const RegionBatch = z.object({ regions: z.array(RegionRecord).max(5_000) })
/**
 * One of three: `within`, the region itself and all below it, or those of one level; `codes`, exactly these, of which few enough go into an
 * address; `beneath`, those right below a region.
 */
export const RegionFilter = z
  .object({
    within: Region.optional(),
    level: z.enum(levels).optional(),
    codes: z.array(Region).max(500).optional(),
    beneath: Region.optional(),
  })
  .refine(({ within, codes, beneath }) => [within, codes, beneath].filter((one) => one !== undefined).length === 1)
  .refine(({ within, level }) => level === undefined || within !== undefined, { path: ['level'] })
export type RegionFilter = z.infer<typeof RegionFilter>
/** A name, initials of its pinyin or leading digits of a code, in the national tree or in one region of it. */
export const RegionSearch = z.object({ text: ShortText(1, 60), within: Region.optional() })
/** The same in the national tree or among the regions that are held. */
export const RegionFind = RegionSearch.extend({ among: z.enum(['national', 'held']).default('national') })
export type RegionFind = z.infer<typeof RegionFind>
/** A region of the national tree, or the nation, of which the regions right beneath are asked for. */
export const RegionAbove = z.object({ code: Region.nullable() })
/** A region of the national tree that is to be held with all beneath it. */
export const RegionRef = z.object({ code: Region })
/** `rename`: those of a difference that are to be named as in the national tree; all others keep the name that they have here. */
export const RegionAdoption = z.object({ code: Region, rename: z.array(Region).max(5_000) })
export type RegionRecord = z.infer<typeof RegionRecord>
export type RegionSearch = z.infer<typeof RegionSearch>
export type RegionAdoption = z.infer<typeof RegionAdoption>

/** A region that is held; where those right below another are told, with how many lie right below it. */
export interface HeldRegion extends RegionRecord {
  below?: number
}
/** A region that was found in the national tree or among those that are held; `above` has the names from its province down, by which two of one name differ. */
export interface FoundRegion extends RegionRecord {
  above: readonly string[]
}

/** How a region with all beneath it stands here and in the national tree. */
export interface RegionDifference {
  /** Which state of the national tree it was compared with, as a calendar date. */
  asOf: string
  /** How many regions the national tree has there. */
  total: number
  /** How many of them are not held here. */
  missing: number
  /** Those that are named otherwise here. */
  renamed: (RegionRecord & { national: string })[]
  /** Those that the national tree does not have: own codes of what is no division, and what has been merged or split. */
  own: RegionRecord[]
}
