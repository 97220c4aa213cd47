import { type ChildProcess, fork } from 'node:child_process'
import type { StoreOptions } from './startServer.ts'
import { StoreError, type StoreErrorCode } from './storage/storeError.ts'
import { withLog } from './storeLog.ts'

/** What the child tells its parent. */
export type StoreMessage =
  | { type: 'ready'; uri: string; damage?: string | undefined }
  | { type: 'failed'; code: StoreErrorCode; message: string }

export interface LaunchedStore {
  child: ChildProcess
  uri: string
  damage: string | undefined
}

/** How a process ended, in a word: its signal or its code. */
export const howEnded = (code: number | null, signal: string | null): string => signal ?? `exit code ${code}`

/** Starts the process of a store; resolves when it serves. Throws the `StoreError` that it ended with. */
export const launchStore = (entry: string, options: Omit<StoreOptions, 'onFatal'>): Promise<LaunchedStore> =>
  new Promise((done, failed) => {
    const child = withLog(options.path, (output) =>
      fork(entry, [JSON.stringify(options)], { execArgv: [], stdio: ['ignore', 'inherit', output, 'ipc'] }),
    )
    const fail = (error: StoreError) => {
      child.removeAllListeners()
      failed(error)
    }
    child.once('error', (error) => fail(new StoreError('store.not-started', `the store could not be started: ${error.message}`)))
    child.once('exit', (code, signal) => fail(new StoreError('store.not-started', `the store ended at once (${signal ?? code})`)))
    child.on('message', (message: StoreMessage) => {
      if (message.type === 'failed') fail(new StoreError(message.code, message.message))
      else {
        child.removeAllListeners()
        done({ child, uri: message.uri, damage: message.damage })
      }
    })
  })
