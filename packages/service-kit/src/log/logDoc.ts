import type { LogEntry } from '@duzhan/contracts'
import type { NewEntry } from './serviceLog.ts'

/** An entry in the collection `log`. */
export type LogDoc = Omit<NewEntry, 'id'> & { _id: string; seq: number }

export const toLogEntry = ({ _id, at, ...entry }: LogDoc): LogEntry => ({ ...entry, id: _id, at: at.toISOString() })
