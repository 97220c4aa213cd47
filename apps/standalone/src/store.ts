import { StoreError, type StoreTrouble, spawnServer } from '@duzhan/embedded-mongo'
import { Problem, problemText } from '@duzhan/problems'
import { repositoryPath } from './repositoryPath.ts'

export interface OpenedStore {
  uri: string
  close(): Promise<void>
}

/**
 * The MongoDB that `MONGODB_URI` names, or the embedded store as a child process. Throws a `Problem` with the code of the
 * `StoreError`, such as `store.locked`. A store that ends later is started again and spoken of on the standard error output;
 * one that is given up ends the platform, which is of no use without it.
 */
export async function openStore(mongoUri: string | undefined, path: string): Promise<OpenedStore> {
  if (mongoUri !== undefined) return { uri: mongoUri, close: async () => undefined }
  try {
    return await spawnServer({
      path,
      entry: repositoryPath('packages/embedded-mongo/dist/server.js'),
      onTrouble: (trouble) => {
        const { code, details } = problemOf(trouble)
        process.stderr.write(`${problemText(code, details, 'zh')}\n`)
        if (trouble.type !== 'given-up') return
        process.exitCode = 1
        // The way of every stop: services end in order, and what they cannot finish is not acknowledged.
        process.kill(process.pid, 'SIGTERM')
      },
    })
  } catch (error) {
    if (error instanceof StoreError) throw new Problem('unavailable', error.code, { path, reason: error.message })
    throw error
  }
}

/** What happened to the store, as a problem with its sentence. */
export function problemOf({ type, how, log, ...rest }: StoreTrouble): Problem {
  if (type === 'given-up') return new Problem('unavailable', 'store.failing', { reason: how, log })
  if (type === 'read-only') return new Problem('unavailable', 'store.read-only', { reason: how })
  return new Problem('unavailable', 'store.restarting', { reason: how, log, ...rest })
}
