import { z } from 'zod'
import { Region } from './ids.ts'
import { ShortText } from './text.ts'

export const RegionRecord = z.object({ code: Region, name: ShortText(1, 60) })
export const RegionBatch = z.object({ regions: z.array(RegionRecord).max(5_000) })
/** `within`: the region itself and all below it. */
export const RegionFilter = z.object({ within: Region })
export type RegionRecord = z.infer<typeof RegionRecord>
