// The process of the embedded store: started by spawnServer with its options as one argument in JSON.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endOnFatal } from './endOnFatal.ts'
import type { StoreMessage } from './launchStore.ts'
import { type StoreOptions, startServer } from './startServer.ts'
import { startWatchdog } from './startWatchdog.ts'
import { StoreError } from './storage/storeError.ts'

const tell = (message: StoreMessage): Promise<void> =>
  new Promise((done) => {
    if (process.send === undefined) done()
    else process.send(message, () => done())
  })

// Ctrl-C reaches the whole group; the store has to outlive the services that still write to it.
process.on('SIGINT', () => undefined)
const hurry = startWatchdog(join(dirname(fileURLToPath(import.meta.url)), 'watchdog.js'))

// What spawnServer wrote: our own options, not a stranger's input.
const options = JSON.parse(process.argv[2] ?? '{}') as StoreOptions

try {
  const server = await startServer({ ...options, onFatal: endOnFatal })
  let isClosing = false
  const end = () => {
    if (isClosing) return
    isClosing = true
    hurry()
    void server.close().then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('disconnect', end)
  if (process.send !== undefined && !process.connected) end()
  else await tell({ type: 'ready', uri: server.uri, damage: server.damage })
} catch (error) {
  const code = error instanceof StoreError ? error.code : 'store.not-started'
  await tell({ type: 'failed', code, message: error instanceof Error ? error.message : String(error) })
  process.exit(1)
}
