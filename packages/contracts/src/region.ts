import { levels } from '@duzhan/regions'
import { z } from 'zod'
import { CalendarDate, Region } from './ids.ts'
import { Reason, ShortText } from './text.ts'

export const RegionRecord = z.object({ code: Region, name: ShortText(1, 60) })
export const RegionBatch = z.object({ regions: z.array(RegionRecord).max(5_000) })
/** So many regions are looked for at once as offices write them: few enough for an address. */
export const mostWritten = 50
/**
 * One of three: `within`, the region itself and all below it, those of one level, or those that may be meant by what offices have `written`,
 * with what these lie in; `codes`, exactly these, of which few enough go into an
 * address; `beneath`, those right below a region.
 */
export const RegionFilter = z
  .object({
    within: Region.optional(),
    level: z.enum(levels).optional(),
    written: z.array(z.string().min(1).max(100)).max(mostWritten).optional(),
    codes: z.array(Region).max(500).optional(),
    beneath: Region.optional(),
  })
  .refine(({ within, codes, beneath }) => [within, codes, beneath].filter((one) => one !== undefined).length === 1)
  .refine(({ within, level }) => level === undefined || within !== undefined, { path: ['level'] })
  .refine(({ within, level, written }) => written === undefined || (within !== undefined && level === undefined), {
    path: ['written'],
  })
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

/** So many regions are merged into one at a time. */
export const mostMerged = 10
/** So much of a region goes over into a new one at a time. */
const mostChildren = 500
const changed = {
  kind: z.enum(['rename', 'merge', 'move', 'split', 'retire']),
  /** The one that is called otherwise, moved, divided or retired, or those that are merged. */
  regions: z.array(Region).min(1).max(mostMerged),
  /**
   * The one itself; or the region that they are part of from then on, one that stands or a new one; or the new code of what is moved, whose
   * digits say where it lies; or what a part of the one is made into.
   */
  into: Region,
  /** Whether there is no such region yet: nobody merges into one by a slip of the keyboard. */
  isNew: z.boolean(),
  /** What that is called from then on. */
  name: ShortText(1, 60),
  /** The first calendar date on which it is so. */
  from: CalendarDate,
  /** What lies right beneath the one that is divided and goes over into the new one. */
  children: z.array(Region).max(mostChildren).optional(),
}
type Changed = z.infer<z.ZodObject<typeof changed>>
type Whole = Pick<Changed, 'kind' | 'regions' | 'into' | 'isNew' | 'children'>
/** Nobody is named twice; and one region alone is called otherwise or retired, which is that very one, or moved or divided, which makes a new one. */
function isWhole({ kind, regions, into, isNew, children }: Whole): boolean {
  const isEachOnce = (codes: readonly string[]) => new Set(codes).size === codes.length
  if (children !== undefined && (kind !== 'split' || !isEachOnce(children))) return false
  if (kind === 'merge') return isEachOnce(regions)
  const isItself = regions[0] === into
  return regions.length === 1 && (kind === 'rename' || kind === 'retire' ? isItself && !isNew : !isItself && isNew)
}
/** A change of regions that is thought of. */
export const RegionChangeDraft = z.object(changed).refine(isWhole)
/** A change of regions that is entered, with the document that it follows from. */
export const RegionChangeInput = z.object({ ...changed, reason: Reason() }).refine(isWhole)
export const RegionChangeRef = z.object({ id: z.uuid(), reason: Reason() })
/** Regions of which somebody wants to know what a change would concern. */
export const RegionsTouched = z.object({ regions: z.array(Region).min(1).max(mostChildren) })
export type RegionChangeDraft = z.infer<typeof RegionChangeDraft>
export type RegionChangeInput = z.infer<typeof RegionChangeInput>
export type RegionChangeRef = z.infer<typeof RegionChangeRef>
export type RegionsTouched = z.infer<typeof RegionsTouched>

/** A change in the journal of regions. */
export interface RegionChangeView extends Pick<RegionChangeInput, 'kind' | 'name' | 'from' | 'reason'> {
  id: string
  /** Those that it is about, as they were called when it was entered. */
  regions: RegionRecord[]
  into: string
  /** Of a split, what goes over into the new region. */
  children?: RegionRecord[]
  /** What `into` was called until then; null where it was new. */
  was: string | null
  by: string
  at: string
  /** `planned` until it is in force: on its day, or as soon after as nothing stands against it. */
  state: 'planned' | 'inForce' | 'takenBack'
  /** Whether its day has come, and something stands against it. */
  isWaiting?: boolean
  takenBack: { by: string; at: string; reason: string } | null
}

/** What a change of regions concerns among people, bodies and regions beneath, counted. */
export interface RegionChangeEffect {
  regions: number
  people: number
  bodies: number
}

/** What a change of regions concerns of supervision, counted: what stands in registers, what is open, and the plans that are in force for one of them. */
export interface TouchedBySupervision {
  targets: number
  findings: number
  dues: number
  plans: number
}

/** A region that is held; where those right below another are told, with how many lie right below it. */
export interface HeldRegion extends RegionRecord {
  below?: number
  /** What it has become part of, or under which code it goes on, where it is no division any more. */
  into?: string
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
