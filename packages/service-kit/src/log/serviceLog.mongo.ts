import { logTable } from '@duzhan/contracts'
import { type Connection, Schema } from 'mongoose'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { appender } from './append.ts'
import { type CarryingModel, carrierOf } from './carrier.mongo.ts'
import type { Stream } from './log.service.ts'
import { type LogDoc, logReader, toLogEntry } from './logReader.mongo.ts'
import type { LogReader } from './logReader.ts'
import { orderedIds } from './orderedIds.ts'
import { relay } from './relay.ts'
import { documentsOf, lastPlace, sequenceOf } from './sequence.mongo.ts'
import { platform, type ServiceLog } from './serviceLog.ts'
import { setAsideModel } from './setAside.mongo.ts'
import { streamOf } from './stream.mongo.ts'
import { underWay } from './underWay.ts'

const text = { type: String, required: true }
const schema = new Schema<LogDoc>(
  {
    _id: String,
    seq: { type: Number, required: true },
    service: text,
    noun: text,
    verb: text,
    thing: text,
    plan: { type: String, default: null },
    regionPath: { type: [String], required: true },
    by: { id: text, title: text },
    at: { type: Date, required: true },
    requestId: { type: String, default: null },
    v: { type: Number, required: true },
    change: { type: Schema.Types.Mixed, required: true },
    covert: { type: Schema.Types.Mixed },
    toServices: { type: Schema.Types.Mixed },
  },
  { versionKey: false, minimize: false, collection: 'log' },
)
schema.index({ seq: 1 }, { unique: true })
schema.index({ noun: 1, seq: 1 })

interface LogOptions {
  service: string
  clock: Clock
  log: Logger
  /** Called after entries were appended, with the streams that they may stand in: the log's own, and those of their nouns. */
  appended(...streams: string[]): void
}
export interface MongoServiceLog extends ServiceLog {
  /** The log itself, every entry as it stands there. */
  stream: Stream
  /** The log as people search it. */
  reader: LogReader
  /** The entries of one noun, each telling what `tell` makes of it; null is told where that throws. */
  streamOf(noun: keyof typeof logTable, tell: (entry: LogDoc) => unknown): Stream
  /** The place of the last entry of any of some nouns, 0 before the first: what follows from them stands as long as it stays. */
  lastOf(...nouns: (keyof typeof logTable)[]): Promise<number>
  /**
   * Begins to look after the entries that documents of a collection carry, see `carriesEntries`. Returns what brings those of
   * this collection into the log: to be called after each write that pushed an entry; a call that is lost is made up for.
   */
  carry(model: CarryingModel): () => Promise<void>
  stop(): Promise<void>
}

/** The log of a service as something to append to, besides `openServiceLog`: before it is opened. */
export function logAppender(connection: Connection) {
  const LogModel = connection.model<LogDoc>('LogEntry', schema)
  const logged = async ({ _id }: Pick<LogDoc, '_id'>) =>
    (await documentsOf<LogDoc>(LogModel).countDocuments({ _id }, { limit: 1 })) > 0 ? ('logged' as const) : null
  const appendEach = appender(sequenceOf(LogModel, logged))
  return {
    LogModel,
    /** Appends entries that are not in the log yet, and returns whether any was. Throws when one could not be. */
    async append(entries: readonly Omit<LogDoc, 'seq'>[]): Promise<boolean> {
      const outcomes = await appendEach(entries)
      const failed = outcomes.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
      return outcomes.some((one) => one.status === 'fulfilled' && one.value === null)
    },
    placeOf: async (id: string) =>
      (await documentsOf<LogDoc>(LogModel).findOne({ _id: id }, { projection: { seq: 1 } }))?.seq ?? null,
    last: () => lastPlace(documentsOf<LogDoc>(LogModel)),
  }
}

/** The log of a service, kept in its own database: appended to and never changed. */
export function openServiceLog(connection: Connection, { service, clock, log, appended }: LogOptions): MongoServiceLog {
  const { LogModel, append } = logAppender(connection)
  const carriers = [carrierOf(setAsideModel(connection))]
  const { flush, stop } = relay({
    carriers,
    log,
    async append(entries) {
      const isNews = await append(entries.map(({ id, ...entry }) => ({ _id: id, ...entry })))
      if (isNews) appended('log', ...new Set(entries.map(({ noun }) => noun)))
    },
  })
  const nextId = orderedIds()
  return {
    entry(noun, verb, { by: person, thing, plan = null, regionPath = [], covert, change, toServices }) {
      const at = clock.now()
      const { by: caller, requestId } = underWay() ?? { by: platform(service), requestId: null }
      const by = person ?? caller
      const { v, change: mayBeTold } = logTable[noun]
      const told = mayBeTold.parse(change)
      const id = `${at.toISOString()} ${nextId()}` // begins with the time, so that the oldest are found first
      const entry = { id, service, noun, verb, thing, plan, regionPath: [...regionPath], by, at, requestId, v, change: told }
      return { ...entry, ...(covert && { covert }), ...(toServices && { toServices: mayBeTold.parse(toServices) }) }
    },
    flush: () => flush(),
    stop,
    reader: logReader(LogModel),
    stream: streamOf(LogModel, { instant: 'at', thingOf: ({ noun, thing }) => `${noun}:${thing}`, v: 1, tell: toLogEntry }),
    streamOf: (noun, tell) => streamOf(LogModel, { only: { noun }, instant: 'at', thingOf: ({ thing }) => thing, v: 1, tell }),
    async lastOf(...nouns) {
      const last = (noun: string) => LogModel.findOne({ noun }, { seq: 1 }).sort({ seq: -1 }).lean<Pick<LogDoc, 'seq'>>()
      return Math.max(0, ...(await Promise.all(nouns.map(last))).map((found) => found?.seq ?? 0))
    },
    carry(model) {
      const carrier = carrierOf(model)
      carriers.push(carrier)
      return () => flush([carrier])
    },
  }
}
