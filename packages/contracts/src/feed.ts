import type { KeptJson, Plan } from '@duzhan/plan'
import { z } from 'zod'

export const FeedConsumer = z.enum(['forms', 'assignments', 'aggregation'])
export type FeedConsumer = z.infer<typeof FeedConsumer>
/** `after`: only entries whose id comes later, so that what keeps failing never hides what stands behind it. */
export const FeedPull = z.object({
  consumer: FeedConsumer,
  limit: z.number().int().min(1).max(500),
  after: z.string().max(200).optional(),
})
/** `ids` with the version that was applied: an entry that changed since stays pending. */
export const FeedAcknowledge = z.object({
  consumer: FeedConsumer,
  entries: z.array(z.object({ id: z.string(), version: z.number().int() })).max(500),
})

/** One thing that a consumer has yet to apply; `version` grows with every change of the thing. */
export interface FeedEntry<Event> {
  id: string
  version: number
  event: Event
}

export interface SubmissionEvent {
  id: string
  plan: string
  revision: number
  checklist: string
  /** Whose part of the checklist it is; null, or absent in what was told before there were parts, is the main one. */
  part?: string | null
  target: string
  targetName: string
  place: string
  regionPath: string[]
  by: { id: string; title: string }
  finishedAt: string
  receivedAt: string
  /** Whether it arrived after its window had been reported, as it was decided when it was taken in. */
  isLate: boolean
  /**
   * Null but for a correction, which replaces all that came before it in its chain: `first` is the record that the chain
   * began with, `no` counts the corrections since.
   */
  corrects: { submission: string; reason: string; first: string; no: number } | null
  answers: Record<string, unknown>
}
export interface PlanEvent {
  plan: string
  revision: number
  status: 'draft' | 'published' | 'closed'
  closedAt: string | null
  /** As text, because a plan may have a mebibyte; what an earlier release set aside has it as it is. */
  document: KeptJson<Plan>
}
export interface DesignationEvent {
  plan: string
  target: string
  targetName: string
  place: string
  kind: string
  regionPath: string[]
  list: string | null
  team: { key: string; title: string } | null
  designatedOn: string | null
  releasedOn: string | null
}
