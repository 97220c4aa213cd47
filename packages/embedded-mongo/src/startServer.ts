import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server as NetServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ConnectionState, Server } from './command/command.ts'
import { CursorRegistry } from './command/cursorRegistry.ts'
import { dispatch } from './command/dispatch.ts'
import { takeLock } from './lockFile.ts'
import { Store } from './storage/store.ts'
import { StoreError } from './storeError.ts'
import { dropUnfinishedIndexes, startUpkeep } from './upkeep.ts'
import { Connection } from './wire/connection.ts'
import type { Request } from './wire/message.ts'

export type StoreOptions = {
  /** The data folder; made if it is missing. */
  path: string
  /** Path of the unix socket; by default `store.sock` in the data folder. */
  socket?: string
  /** For tests that do not need durability: commits do not wait for the disk. */
  noSync?: boolean
  /** Called when the disk refused a commit: the process has to end and start again from the disk. */
  onFatal?: (error: unknown) => void
}

export type StoreServer = {
  /** What the MongoDB driver connects to. */
  uri: string
  close(): Promise<void>
}

/** The address of a unix socket is limited to 108 bytes by the kernel, its end included. */
const MAX_SOCKET_PATH = 104

const socketFor = (options: StoreOptions): { path: string; temporary: string | undefined } => {
  const wanted = resolve(options.socket ?? join(options.path, 'store.sock'))
  if (Buffer.byteLength(wanted) <= MAX_SOCKET_PATH) return { path: wanted, temporary: undefined }
  const folder = mkdtempSync(join(tmpdir(), 'duzhan-'))
  return { path: join(folder, 'store.sock'), temporary: folder }
}

const listen = (server: NetServer, path: string): Promise<void> =>
  new Promise((done, failed) => {
    server.once('error', failed)
    // The mask closes the moment between making the socket and restricting it.
    const mask = process.umask(0o177)
    server.listen(path, () => {
      server.off('error', failed)
      chmodSync(path, 0o600)
      done()
    })
    process.umask(mask)
  })

const answerer = (server: Server, connection: ConnectionState) => (request: Request) => {
  const [name = ''] = request.body.keys()
  const database = request.body.get('$db')
  return dispatch(
    {
      name,
      database: typeof database === 'string' ? database : 'admin',
      body: request.body,
      sequences: request.sequences,
      connection,
    },
    server,
  )
}

const openStore = (options: StoreOptions): Store => {
  try {
    return new Store(options.path, options)
  } catch (error) {
    throw new StoreError(
      'store.unwritable',
      `the data folder ${options.path} cannot be opened: ${error instanceof Error ? error.message : error}`,
    )
  }
}

/** Opens a data folder and serves it in this process. */
export const startServer = async (options: StoreOptions): Promise<StoreServer> => {
  const release = takeLock(options.path)
  let store: Store | undefined
  try {
    store = openStore(options)
    await dropUnfinishedIndexes(store)
    const stopUpkeep = startUpkeep(store)
    const server: Server = { store, cursors: new CursorRegistry(), startedAt: Date.now() }
    const sockets = new Set<Socket>()
    let lastConnection = 0
    const net = createServer((socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      new Connection(socket, answerer(server, { id: ++lastConnection, isAuthenticated: true }))
    })
    const { path, temporary } = socketFor(options)
    rmSync(path, { force: true })
    await listen(net, path)
    const opened = store
    return {
      uri: `mongodb://${encodeURIComponent(path)}/`,
      async close() {
        const closed = new Promise((done) => net.close(done))
        for (const socket of sockets) socket.destroy()
        await closed
        await stopUpkeep()
        await opened.close()
        if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
        release()
      },
    }
  } catch (error) {
    await store?.close()
    release()
    throw error
  }
}
