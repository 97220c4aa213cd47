import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server as NetServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { deriveCredentials, passwordOf, userName } from './authentication/credentials.ts'
import { MongoError } from './bson/mongoError.ts'
import type { Server } from './command/command.ts'
import { CursorRegistry } from './command/cursorRegistry.ts'
import { dispatch } from './command/dispatch.ts'
import { takeLock } from './lock/lockFile.ts'
import { checkPages } from './storage/pageFile.ts'
import { Store } from './storage/store.ts'
import { StoreError } from './storage/storeError.ts'
import { dataFile } from './storage/tree.ts'
import { dropUnfinishedIndexes, startUpkeep } from './upkeep.ts'
import { Connection } from './wire/connection.ts'

export interface StoreOptions {
  /** The data folder; made if it is missing. */
  path: string
  /** Path of the unix socket; by default `store.sock` in the data folder. */
  socket?: string
  /** Also listen on this TCP port of 127.0.0.1, for clients that log in with the password of the folder; 0 takes a free one. */
  port?: number
  /** For tests that do not need durability: commits do not wait for the disk. */
  noSync?: boolean
  /** The last process died of something: look at every page first, and serve a damaged file for reading only. */
  afterCrash?: boolean
  /** Called when the disk refused a commit: the process has to end and start again from the disk. */
  onFatal?: (error: unknown) => void
}

export interface StoreServer {
  /** What the MongoDB driver connects to. */
  uri: string
  /** The same over TCP, with its password; only if a port was asked for. */
  tcpUri: string | undefined
  /** What is damaged, when the store can only be read because of it. */
  damage: string | undefined
  close(): Promise<void>
}

/** The address of a unix socket is limited to 108 bytes by the kernel, its end included. */
const maxSocketPath = 104

function socketFor(options: StoreOptions): { path: string; temporary: string | undefined } {
  const wanted = resolve(options.socket ?? join(options.path, 'store.sock'))
  if (Buffer.byteLength(wanted) <= maxSocketPath) return { path: wanted, temporary: undefined }
  const folder = mkdtempSync(join(tmpdir(), 'duzhan-'))
  return { path: join(folder, 'store.sock'), temporary: folder }
}

async function listenOnSocket(server: NetServer, path: string): Promise<void> {
  // The mask closes the moment between making the socket and restricting it; it is back before anything else runs.
  const mask = isMainThread ? process.umask(0o177) : 0
  const ready = once(server.listen(path), 'listening')
  if (isMainThread) process.umask(mask)
  await ready
  chmodSync(path, 0o600)
}

async function listenOnPort(server: NetServer, { port, password }: { port: number; password: string }): Promise<string> {
  await once(server.listen(port, '127.0.0.1'), 'listening').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new StoreError('store.port-taken', `port ${port} is taken`) : error
  })
  const address = server.address()
  const actual = typeof address === 'object' ? address?.port : port
  return `mongodb://${userName}:${password}@127.0.0.1:${actual}/?authSource=admin&authMechanism=SCRAM-SHA-256`
}

/** What is wrong with the pages of a store; undefined when they are whole. */
function findDamage(folder: string): string | undefined {
  const file = join(folder, dataFile)
  try {
    if (existsSync(file) && statSync(file).size > 0) checkPages(file)
    return undefined
  } catch (error) {
    if (error instanceof StoreError) return error.message
    throw error
  }
}

function openStore(options: StoreOptions, isDamaged: boolean): Store {
  try {
    return new Store(options.path, { ...options, isDamaged })
  } catch (error) {
    if (error instanceof StoreError) throw error
    if (error instanceof MongoError) throw new StoreError('store.damaged', error.message)
    throw new StoreError('store.unwritable', `the data folder ${options.path} cannot be opened: ${error}`)
  }
}

/** Ends the connections and waits until nobody listens any more. */
async function closeAll(servers: readonly NetServer[], sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = servers.filter(({ listening }) => listening).map((net) => new Promise((done) => net.close(done)))
  for (const socket of sockets) socket.destroy()
  await Promise.all(closed)
}

/** Opens a data folder and serves it in this process. */
export async function startServer(options: StoreOptions): Promise<StoreServer> {
  // What was opened is closed from the last to the first, also when the start fails half way: a port that is taken
  // must not leave a socket behind that keeps the process alive.
  const undo: (() => unknown)[] = [await takeLock(options.path)]
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const damage = options.afterCrash === true ? findDamage(options.path) : undefined
    const store = openStore(options, damage !== undefined)
    undo.push(() => store.close())
    const cursors = new CursorRegistry()
    if (damage === undefined) {
      await dropUnfinishedIndexes(store)
      undo.push(startUpkeep(store, cursors))
    }
    const tcp = options.port === undefined ? undefined : { port: options.port, password: passwordOf(options.path) }
    const credentials = tcp && (await deriveCredentials(tcp.password))
    const server: Server = { store, cursors, credentials, path: options.path, counts: new Map() }
    const sockets = new Set<Socket>()
    let lastConnection = 0
    const accept = (isAuthenticated: boolean) =>
      createServer((socket) => {
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
        const state = { id: ++lastConnection, isAuthenticated }
        new Connection(socket, (request) => dispatch(request, state, server))
      })
    // Whoever may open the socket owns the folder; whoever comes by TCP has to know its password.
    const local = accept(true)
    const remote = accept(false)
    const { path, temporary } = socketFor(options)
    if (temporary !== undefined) undo.push(() => rmSync(temporary, { recursive: true, force: true }))
    undo.push(() => closeAll([local, remote], sockets))
    rmSync(path, { force: true })
    await listenOnSocket(local, path)
    const tcpUri = tcp && (await listenOnPort(remote, tcp))
    return { uri: `mongodb://${encodeURIComponent(path)}/`, tcpUri, damage, close }
  } catch (error) {
    await close()
    throw error
  }
}
