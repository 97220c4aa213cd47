import type { StreamName } from './log/streams.ts'

/** Of what a subscription has left to read no more than this is counted. */
export const mostWaiting = 500

/** How far one part of the platform has come with what another tells it. */
export interface FollowingState {
  name: string
  /** The stream that it reads. */
  from: StreamName
  /** Entries that it has not read yet, `mostWaiting` at most; null where whoever tells them does not answer. */
  waiting: number | null
  /** Entries that it could not apply, and since when the oldest of them waits. */
  setAside: number
  oldest: string | null
}

/** How much a service kept at an instant. */
export interface StorageSample {
  at: string
  documents: number
  bytes: number
}
/** A backup of the embedded store, which was verified before it was noted. */
export interface BackupState {
  /** The folder that it was written to, on the store's machine, and its size; null where an earlier release made it. */
  folder: string
  bytes: number | null
  /** Whether the store was restored from it, and not backed up since; its folder is then as it was called where it was made. */
  isOrigin: boolean
  /** Whether it is older than so many hours, as an operator has set them. */
  isLate: boolean
  hours: number
}

export interface StorageState extends StorageSample {
  /** The server and its version, as it names itself. */
  server: string
  /** One sample a day of the last month, the oldest first. */
  samples: StorageSample[]
  /** When the store was backed up last, null for never; left out where the server does not know, as every MongoDB. */
  lastBackup?: string | null
  /** More of that one, left out where there is none. */
  backup?: BackupState
}

/** How a service is: figures and where its backup is, nothing of what anybody entered. */
export interface ServiceState {
  /** Of the platform, and of Node. */
  version: string
  node: string
  /** Since when its process runs. */
  since: string
  subscriptions: FollowingState[]
  storage: StorageState
}
