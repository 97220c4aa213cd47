import type { ServiceState, StorageState } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'

const day = 24 * 60 * 60 * 1_000
const words = zh.serviceState

/** A sentence, and whether somebody has to do something about it. */
export interface Said {
  text: string
  isBad: boolean
}

/** Whether a part has come up with what the others tell it. */
export function standingOf({ subscriptions }: Pick<ServiceState, 'subscriptions'>): Said {
  if (subscriptions.some(({ setAside }) => setAside > 0)) return { text: words.stuck, isBad: true }
  const isBehind = subscriptions.some(({ waiting }) => waiting !== 0)
  return { text: isBehind ? words.behind : words.upToDate, isBad: false }
}

/** By how much the data grew since the oldest sample that is known; nothing to tell before a day has passed. */
export function growthOf({ at, bytes, samples }: Pick<StorageState, 'at' | 'bytes' | 'samples'>): string {
  const [first] = samples
  const days = first ? Math.round((Date.parse(at) - Date.parse(first.at)) / day) : 0
  return first && days > 0 ? words.grown(days, bytes - first.bytes) : words.tooNew
}

/** When the store was backed up last, or the backup that it was restored from: bad where it never was, or longer ago than it may be. */
export function backupOf({ server, lastBackup, backup }: Pick<StorageState, 'server' | 'lastBackup' | 'backup'>): Said {
  if (lastBackup === undefined) return { text: words.elsewhere(server), isBad: false }
  if (lastBackup === null) return { text: words.never, isBad: true }
  const instant = formatInstant(lastBackup)
  const last = backup?.isOrigin ? words.restoredOf(instant) : words.lastAt(instant)
  return backup?.isLate ? { text: words.late(last, backup.hours), isBad: true } : { text: last, isBad: false }
}
