import { StoreError, spawnServer } from '@duzhan/embedded-mongo'
import { Problem } from '@duzhan/problems'
import { repositoryPath } from './repositoryPath.ts'

export interface OpenedStore {
  uri: string
  close(): Promise<void>
}

/** The MongoDB that `MONGODB_URI` names, or the embedded store as a child process. Throws `store.locked`, `store.unwritable`. */
export async function openStore(mongoUri: string | undefined, path: string): Promise<OpenedStore> {
  if (mongoUri !== undefined) return { uri: mongoUri, close: async () => undefined }
  try {
    return await spawnServer({ path, entry: repositoryPath('packages/embedded-mongo/dist/server.js') })
  } catch (error) {
    if (error instanceof StoreError) throw new Problem('unavailable', error.code, { path })
    throw error
  }
}
