import type { BackupState, StorageState } from '@duzhan/contracts'
import { type Connection, type mongo, Schema } from 'mongoose'
import type { Clock } from '../clock.ts'

interface Sample {
  /** The day, by UTC. */
  _id: string
  at: Date
  documents: number
  bytes: number
}
const schema = new Schema<Sample>(
  {
    _id: String,
    at: { type: Date, required: true },
    documents: { type: Number, required: true },
    bytes: { type: Number, required: true },
  },
  { versionKey: false, collection: 'storageSamples' },
)

const hour = 60 * 60 * 1_000
const day = 24 * hour
/** So long, in days, samples are kept: a year and its neighbour. */
const keptDays = 400
const shownDays = 31
/** A service that runs for weeks takes the sample of a new day within this time, in milliseconds. */
const between = hour

export interface StorageOptions {
  clock: Clock
  backupHours?: number
}

export interface StorageWatch {
  /**
   * How much there was when the day was first looked at, and on the last days. What there is at the moment is told to nobody: whoever
   * watches it grow could count what is kept from them, as a covert visit.
   */
  state(): Promise<StorageState>
  /**
   * Whether the last backup is older than it may be, or none was made although there was time for one; null where the server does not
   * know.
   */
  isBackupLate(): Promise<boolean | null>
  stop(): void
}

/**
 * Looks at the database of a service: at once, and every hour from then on, it keeps the first figures of each day. The last backup may
 * be so many hours old.
 */
export function watchStorage(connection: Connection, { clock, backupHours = 48 }: StorageOptions): StorageWatch {
  const SampleModel = connection.model<Sample>('StorageSample', schema)
  const ask = async (question: mongo.Document): Promise<mongo.Document> => {
    if (!connection.db) throw new Error('not connected')
    return connection.db.command(question)
  }
  const look = async () => {
    const { objects, dataSize } = await ask({ dbStats: 1 })
    return { at: clock.now(), documents: Number(objects), bytes: Number(dataSize) }
  }
  const keep = async (): Promise<void> => {
    const sample = await look()
    const _id = sample.at.toISOString().slice(0, 10)
    await SampleModel.updateOne({ _id }, { $setOnInsert: sample }, { upsert: true })
    await SampleModel.deleteMany({ at: { $lt: new Date(sample.at.getTime() - keptDays * day) } })
  }
  const quietly = () => void keep().catch(() => undefined) // the next hour makes up for it
  quietly()
  const timer = setInterval(quietly, between).unref()
  return {
    async state() {
      const now = clock.now()
      const since = new Date(now.getTime() - shownDays * day)
      const samples = await SampleModel.find({ at: { $gte: since } })
        .sort({ _id: 1 })
        .lean()
      const told = ({ at, documents, bytes }: Omit<Sample, '_id'>) => ({ at: at.toISOString(), documents, bytes })
      const last = samples.at(-1) ?? (await look()) // the first look of a start is under way
      return { ...told(last), samples: samples.map(told), ...(await serverOf(ask, { now, backupHours })) }
    },
    async isBackupLate() {
      const now = clock.now()
      const { lastBackup, backup } = await serverOf(ask, { now, backupHours })
      if (lastBackup !== null) return backup?.isLate ?? null
      const first = await SampleModel.findOne().sort({ _id: 1 }).lean()
      return first !== null && now.getTime() - first.at.getTime() > backupHours * hour
    },
    stop: () => clearInterval(timer),
  }
}

/**
 * The server by its version, and what the embedded one knows of its backups. By its own clock it tells how long ago the last one
 * was, because ours may be set apart from the world's.
 */
async function serverOf(
  ask: (question: mongo.Document) => Promise<mongo.Document>,
  { now, backupHours: hours }: { now: Date; backupHours: number },
): Promise<Pick<StorageState, 'server' | 'lastBackup' | 'backup'>> {
  const { version, modules } = await ask({ buildInfo: 1 })
  if (!(Array.isArray(modules) && modules.includes('duzhan'))) return { server: `MongoDB ${version}` }
  const { localTime, lastBackup, lastBackupFolder, lastBackupSize, lastBackupIsOrigin } = await ask({ serverStatus: 1 })
  if (!(localTime instanceof Date && lastBackup instanceof Date)) return { server: 'embedded', lastBackup: null }
  const age = localTime.getTime() - lastBackup.getTime()
  const bytes = lastBackupSize === null ? null : Number(lastBackupSize)
  const backup: BackupState = {
    ...{ folder: String(lastBackupFolder), bytes, isOrigin: lastBackupIsOrigin === true },
    ...{ isLate: age > hours * hour, hours },
  }
  return { server: 'embedded', lastBackup: new Date(now.getTime() - age).toISOString(), backup }
}
