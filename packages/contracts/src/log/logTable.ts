import { z } from 'zod'
import { DesignationEvent } from './events.ts'

/**
 * What the services' logs may say: of each noun its verbs, the version of what is told of a change, and what may be told.
 * A field that does not stand here never enters a log, so no password hash and no answer can. A noun whose change gets
 * another meaning gets a greater version.
 */
export const logTable = {
  /** The document is not copied: it is read from the revision when the entry is pulled. */
  plan: {
    verbs: ['publish', 'close'],
    v: 1,
    change: z.object({
      revision: z.number().int(),
      status: z.enum(['published', 'closed']),
      closedAt: z.iso.datetime().nullable(),
    }),
  },
  designation: { verbs: ['designate'], v: 1, change: DesignationEvent },
} as const satisfies Record<string, { verbs: readonly string[]; v: number; change: z.ZodObject }>

type Table = typeof logTable
export type LogNoun = keyof Table
export type LogVerb<Noun extends LogNoun> = Table[Noun]['verbs'][number]
export type LogChange<Noun extends LogNoun> = z.infer<Table[Noun]['change']>

/** One change of one thing, as a service's log keeps it for good. */
export const LogEntry = z.object({
  /** Its place in the log: without gaps, and greater than that of whatever could be read before. */
  seq: z.number().int(),
  /** Its own, given when the change was written. */
  id: z.string(),
  service: z.string(),
  noun: z.string(),
  verb: z.string(),
  /** The id of what was changed, among those of its noun. */
  thing: z.string(),
  plan: z.string().nullable(),
  /** Where the thing lies, from the province down; empty where that has no meaning. */
  regionPath: z.array(z.string()),
  /** A person by id and post, or a service that did it of itself. */
  by: z.object({ id: z.string(), title: z.string() }),
  at: z.iso.datetime(),
  /** The request that changed it; null where none did. */
  requestId: z.string().nullable(),
  /** The version of `change`. */
  v: z.number().int(),
  change: z.record(z.string(), z.unknown()),
})
export type LogEntry = z.infer<typeof LogEntry>
