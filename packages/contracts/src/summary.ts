import { z } from 'zod'
import { AnswerPath, Key, PlanCode, Region, WindowKey } from './ids.ts'

export const SummaryRef = z.object({ plan: PlanCode, region: Region, window: WindowKey.optional() })
/** `path` of an item or a clause; without it, every submission that counts towards the region's coverage. */
export const FigureRef = z.object({
  plan: PlanCode,
  region: Region,
  window: WindowKey.optional(),
  checklist: Key,
  path: AnswerPath.optional(),
})

/** A share: `value` is numerator / denominator, null when nothing was judged; `targets` were inspected. */
export interface ShareFigure {
  value: number | null
  numerator: number
  denominator: number
  targets: number
}
export interface ItemFigures {
  path: string
  no: string
  title: string
  total: ShareFigure
  /** By child region; a region that collected nothing for this item is absent. */
  byRegion: Record<string, ShareFigure>
  clauses: { path: string; title: string; good: 'yes' | 'no'; total: ShareFigure; byRegion: Record<string, ShareFigure> }[]
}
export interface Coverage {
  visited: number
  designated: number
}
/** A region's page, read from one document. `children` are those that hold designated targets. */
export interface RegionSummary {
  plan: string
  region: string
  window: { key: string; start: string; end: string }
  asOf: string
  coverage: Coverage
  /** How many records of this window came after it had been reported: kept, and not in its figures. */
  lateRecords: number
  children: { region: string; coverage: Coverage }[]
  checklists: {
    key: string
    title: string
    /** The targets about which it was filled. */
    targets: number
    regionsCollecting: number
    sections: { key: string; no: string; title: string; items: ItemFigures[] }[]
  }[]
}
export interface FigureRecord {
  submission: string
  target: { id: string; name: string; place: string }
  result: 'good' | 'bad' | 'na' | 'unanswered'
  at: string
}
