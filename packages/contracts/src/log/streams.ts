import { z } from 'zod'
import {
  DesignationEvent,
  FilingChanged,
  FindingNotice,
  PlanEvent,
  RegionEvent,
  ReleaseEvent,
  SubmissionEvent,
} from './events.ts'
import { LogEntry } from './logTable.ts'

/**
 * Everything that a service may subscribe to, `service.stream`, with the shape of its events by version. A consumer that
 * meets a version it does not know sets the entry aside until it is brought up to date.
 */
export const streams = {
  'forms.submission': { 1: SubmissionEvent },
  'forms.release': { 1: ReleaseEvent },
  'forms.plan': { 1: PlanEvent },
  'forms.log': { 1: LogEntry },
  'assignments.designation': { 1: DesignationEvent },
  'assignments.filing': { 1: FilingChanged },
  'assignments.finding': { 1: FindingNotice },
  'assignments.log': { 1: LogEntry },
  'identity.region': { 1: RegionEvent },
  'identity.log': { 1: LogEntry },
  'aggregation.log': { 1: LogEntry },
} as const satisfies Record<string, Record<number, z.ZodObject>>

export type StreamName = keyof typeof streams
export type StreamEvent<Name extends StreamName> = z.infer<(typeof streams)[Name][1]>

/** One entry of a stream as it travels. What it tells is read by its version, and null where the producer could not tell it. */
export const StreamEntry = z.object({
  seq: z.number().int(),
  id: z.string(),
  /** What it is about: several entries may tell of one thing. */
  thing: z.string(),
  v: z.number().int(),
  event: z.unknown(),
})
export interface StreamEntry<Event = unknown> {
  seq: number
  id: string
  thing: string
  v: number
  event: Event
}

/** Where a subscription begins that has no cursor yet: with the first entry, with the next one, or with the first of an instant or later. */
export const Begin = z.union([z.literal('beginning'), z.literal('now'), z.iso.datetime()])
export type Begin = z.infer<typeof Begin>

export const StreamPull = z.object({
  stream: z.string().max(100),
  /** Who pulls, `service.subscription`. */
  subscription: z.string().max(200),
  /** The cursor, the place of the last entry that was applied; for a subscription without one, where it begins. */
  after: z.union([z.number().int().min(0), Begin]),
  limit: z.number().int().min(1).max(500),
})
export type StreamPull = z.infer<typeof StreamPull>

/** Entries in order of their places, and the place that they come after. */
export interface StreamPage {
  after: number
  entries: StreamEntry[]
}

/** Reads the event of an entry of that stream by its version. Throws a ZodError, or `RangeError` for a version that is not known. */
export function readEvent<Name extends StreamName>(stream: Name, { v, event }: StreamEntry): StreamEvent<Name> {
  const versions: Record<number, z.ZodType | undefined> = streams[stream]
  const shape = versions[v]
  if (!shape) throw new RangeError('unknown version')
  return shape.parse(event) as StreamEvent<Name> // every version is read as the newest: there is one
}
