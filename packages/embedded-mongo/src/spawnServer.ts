import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StoreOptions, StoreServer } from './startServer.ts'
import { StoreError, type StoreErrorCode } from './storeError.ts'

export type SpawnOptions = Omit<StoreOptions, 'onFatal'> & {
  /** The built `server.js`, where it is not found by itself. */
  entry?: string
}

export type SpawnedStore = Omit<StoreServer, 'tcpUri'> & {
  /** The process that serves the store now. */
  readonly pid: number
}

/** What the child tells its parent. */
export type StoreMessage = { type: 'ready'; uri: string } | { type: 'failed'; code: StoreErrorCode; message: string }

const RESTART_MS = 500
const CLOSE_MS = 10_000

/** Next to this file when run from the sources, else in the installed package of whoever bundled us. */
const findEntry = (): string => {
  const here = dirname(fileURLToPath(import.meta.url))
  const candidates = [join(here, '..', 'dist', 'server.js')]
  for (let folder = here; ; folder = dirname(folder)) {
    candidates.push(join(folder, 'node_modules', '@duzhan', 'embedded-mongo', 'dist', 'server.js'))
    if (folder === dirname(folder)) break
  }
  const found = candidates.find((candidate) => existsSync(candidate))
  if (found === undefined)
    throw new StoreError('store.not-built', 'the embedded store is not built: run `npm run build` in packages/embedded-mongo')
  return found
}

const launch = (entry: string, options: SpawnOptions): Promise<{ child: ChildProcess; uri: string }> =>
  new Promise((done, failed) => {
    const { entry: _entry, ...rest } = options
    const child = fork(entry, [JSON.stringify(rest)], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
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
        done({ child, uri: message.uri })
      }
    })
  })

/**
 * Serves a data folder from a process of its own, so that a long aggregation never holds up the product.
 * Should that process end by itself (a disk that fails a commit ends it), it is started again from the disk.
 */
export const spawnServer = async (options: SpawnOptions): Promise<SpawnedStore> => {
  const entry = options.entry ?? findEntry()
  let { child, uri } = await launch(entry, options)
  let isClosing = false
  const watch = () => {
    child.once('exit', () => {
      if (!isClosing) void restart()
    })
  }
  const restart = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, RESTART_MS))
    if (isClosing) return
    try {
      child = (await launch(entry, { ...options, socket: decodeURIComponent(new URL(uri).host) })).child
      if (isClosing) child.disconnect()
      else watch()
    } catch {
      // Still full, or still held by the dying process: clients see a server that cannot be reached, and we try on.
      void restart()
    }
  }
  watch()
  return {
    uri,
    get pid() {
      return child.pid ?? 0
    },
    async close() {
      isClosing = true
      if (child.connected) child.disconnect()
      const forced = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS)
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      clearTimeout(forced)
    },
  }
}
