import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { howEnded, type LaunchedStore, launchStore } from './launchStore.ts'
import { type Death, RestartPolicy } from './restartPolicy.ts'
import type { StoreOptions, StoreServer } from './startServer.ts'
import { StoreError } from './storage/storeError.ts'
import { lastWords, logOf } from './storeLog.ts'

/** What a store that does not live, or not well, has to be told about: for whoever runs it. */
export type StoreTrouble =
  | { type: 'restarts'; how: string; seconds: number; log: string }
  | { type: 'read-only'; how: string; log: string }
  | { type: 'given-up'; how: string; log: string }

export type SpawnOptions = Omit<StoreOptions, 'onFatal' | 'afterCrash'> & {
  /** The built `server.js`, where it is not found by itself. */
  entry?: string
  /** Told when the store ended and is started again, serves a damaged file for reading only, or is given up; by default a line on the standard error output. */
  onTrouble?: (trouble: StoreTrouble) => void
}

export type SpawnedStore = Omit<StoreServer, 'tcpUri' | 'damage'> & {
  /** The process that serves the store now. */
  readonly pid: number
}

const closeMs = 5_000

/** Next to this file when run from the sources, else in the installed package of whoever bundled us. */
function findEntry(): string {
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

function write(trouble: StoreTrouble): void {
  const next = trouble.type === 'restarts' ? `, starts again in ${trouble.seconds} s` : ''
  process.stderr.write(`duzhan-store: ${trouble.type}: ${trouble.how}${next}; see ${trouble.log}\n`)
}

/**
 * Serves a data folder from a process of its own, so that a long aggregation never holds up the product.
 * Should that process end by itself it is started again, later each time, until it has died quickly too often. It never
 * outlives this process: it is killed when this one ends, and ends by itself when this one is killed.
 */
export async function spawnServer({ entry = findEntry(), onTrouble = write, ...options }: SpawnOptions): Promise<SpawnedStore> {
  const policy = new RestartPolicy()
  const log = logOf(options.path)
  const first = await launchStore(entry, options)
  const socket = decodeURIComponent(new URL(first.uri).host)
  let { child } = first
  let isClosing = false
  const killAtExit = () => void child.kill('SIGKILL')
  process.on('exit', killAtExit)

  const watch = () => {
    const started = performance.now()
    child.once('exit', (code, signal) => {
      const how = [howEnded(code, signal), lastWords(options.path)].filter((text) => text !== '').join(': ')
      if (!isClosing) void restart({ livedMs: performance.now() - started, code, signal }, how)
    })
  }
  const restart = async (death: Death, how: string): Promise<void> => {
    const decision = policy.next(death)
    if (decision.isOver) return onTrouble({ type: 'given-up', how, log })
    onTrouble({ type: 'restarts', how, seconds: decision.pauseMs / 1000, log })
    await pause(decision.pauseMs)
    if (isClosing) return
    let launched: LaunchedStore
    try {
      launched = await launchStore(entry, { ...options, socket, ...(decision.mayBeDamaged && { afterCrash: true }) })
    } catch (error) {
      const refusal = error instanceof StoreError ? error.code : 'store.not-started'
      return restart({ livedMs: 0, refusal }, error instanceof Error ? error.message : String(error))
    }
    child = launched.child
    if (launched.damage !== undefined) onTrouble({ type: 'read-only', how: launched.damage, log })
    if (isClosing) child.disconnect()
    else watch()
  }
  watch()
  return {
    uri: first.uri,
    get pid() {
      return child.pid ?? 0
    },
    async close() {
      isClosing = true
      process.off('exit', killAtExit)
      if (child.connected) child.disconnect()
      const forced = setTimeout(() => child.kill('SIGKILL'), closeMs)
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      clearTimeout(forced)
    },
  }
}
