import type { Observation } from '@duzhan/checklist'
import type { GoalStanding, Indicator } from '@duzhan/plan'
import type { Figures } from '@duzhan/rollup'
import { z } from 'zod'
import { AnswerPath, Key, PlanCode, Region, WindowKey } from './ids.ts'

export type { Figure, Figures } from '@duzhan/rollup'

export const SummaryRef = z.object({ plan: PlanCode, region: Region, window: WindowKey.optional() })
/** Waits until a region's page says something else than at the version `since`. */
export const SummaryWait = SummaryRef.extend({ since: z.string().max(64) })
/** `path` of an item, a part of one, a section’s points or the `score`; without it, every submission that counts towards the region's coverage. */
export const FigureRef = z.object({
  plan: PlanCode,
  region: Region,
  window: WindowKey.optional(),
  checklist: Key,
  path: AnswerPath.optional(),
})

/** What the plan wants of a figure, and how the figures of the whole region and of its parts stand to that, where they can be held against it. */
export interface FigureGoal extends Pick<NonNullable<Indicator['goal']>, 'comparator' | 'unit' | 'by'> {
  value: number
  total?: GoalStanding
  byRegion: Record<string, GoalStanding>
}

/** What one place of a checklist came to, by its measures; a measure that nothing fed is absent, `{}` where nobody answered. */
export interface PlaceFigures {
  path: string
  title: string
  /** The kind of the item or the column; `clause`, `section` and `score` are those of a clause, of points and of all points. */
  kind: string
  unit?: string
  /** Of a number that does not add up over targets, such as a water level: its sum says nothing. */
  isSummed?: false
  /** Of a clause: the answer that is good. */
  good?: 'yes' | 'no'
  /** Of grades: their order, as it is printed. */
  order?: readonly string[]
  /** Of points: the most that can be had. */
  max?: number
  total: Figures
  /** By child region; a region that collected nothing here is absent. */
  byRegion: Record<string, Figures>
  /** Where the plan sets one with a value. */
  goal?: FigureGoal
  /** How many targets answered what an earlier revision asked here, which is not the same: kept, and not in these figures. */
  earlier?: number
}
/** Figures of an item. `parts` are its clauses, or the columns of its rows. */
export interface ItemFigures extends PlaceFigures {
  no: string
  parts: PlaceFigures[]
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
  /** Another one whenever the page says something else: figures, window, late records or the plan that they are read by. */
  version: string
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
    /** Of a checklist that is scored: its total points, and its grades as a distribution. */
    score?: PlaceFigures
    /** `points` of a section whose items are scored. */
    sections: { key: string; no: string; title: string; points?: PlaceFigures; items: ItemFigures[] }[]
  }[]
}
/**
 * A record behind a figure, with what it says there: a result, a number in its unit, choices, the parts of a ratio.
 * `kind` and `unit` are those of the revision that it was filled by; where it says nothing the result is `unanswered`.
 */
export interface FigureRecord extends Omit<Observation, 'path'> {
  submission: string
  /** The plan that it was recorded under, where that is derived from the one whose figure this is, and whether the reader may open it there. */
  under?: { plan: string; mayRead: boolean }
  /** The records of the other parts, where several teams fill the checklist in. */
  others?: string[]
  target: { id: string; name: string; place: string }
  at: string
  kind?: string
  unit?: string
  /** It answered what an earlier revision asked here, which is not the same: it is in no figure of the present one. */
  isEarlier?: true
  /** Of points: the place among the region's targets that were inspected; equal points share one. */
  rank?: number
}
