import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sendRaw } from '../test/rawClient.ts'
import { startServer } from './startServer.ts'
import { catalogKey } from './storage/storageKeys.ts'
import { Store } from './storage/store.ts'
import { dataFile } from './storage/tree.ts'

let folder: string
const at = (name: string) => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const socketOf = (uri: string) => decodeURIComponent(new URL(uri).host)
const ping = (path: string) => sendRaw(path, { ping: 1, $db: 'test' })
const taken = (): Promise<{ server: Server; port: number }> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      done({ server, port: typeof address === 'object' && address !== null ? address.port : 0 })
    })
  })

describe('a store that is started', () => {
  it('answers at a socket in its folder, for its owner only', async () => {
    const server = await startServer({ path: at('data'), noSync: true })
    expect(socketOf(server.uri)).toBe(join(at('data'), 'store.sock'))
    expect(statSync(join(at('data'), 'store.sock')).mode & 0o777).toBe(0o600)
    expect(server.tcpUri).toBeUndefined()
    expect(existsSync(join(at('data'), 'store.password'))).toBe(false)
    expect(await ping(socketOf(server.uri))).toMatchObject({ ok: 1 })
    await server.close()
    expect(readdirSync(at('data')).sort()).toEqual([dataFile, `${dataFile}-lock`])
  })

  it('answers at the socket it is given, in place of one that a dead store left there', async () => {
    writeFileSync(at('given.sock'), '')
    const server = await startServer({ path: at('data'), socket: at('given.sock'), noSync: true })
    expect(await ping(at('given.sock'))).toMatchObject({ ok: 1 })
    await server.close()
  })

  it('puts its socket elsewhere when the path would be too long, and takes that away again', async () => {
    const deep = at('x'.repeat(100))
    const server = await startServer({ path: deep, noSync: true })
    const socket = socketOf(server.uri)
    expect(socket.startsWith(deep)).toBe(false)
    expect(socket.length).toBeLessThan(105)
    expect(await ping(socket)).toMatchObject({ ok: 1 })
    await server.close()
    expect(existsSync(join(socket, '..'))).toBe(false)
  })

  it('ends the connections that are open when it closes, and may be closed twice', async () => {
    const server = await startServer({ path: at('data'), noSync: true })
    const socket = connect(socketOf(server.uri))
    await new Promise((done) => socket.once('connect', done))
    const ended = new Promise((done) => socket.once('close', done))
    await server.close()
    await ended
    await server.close()
    await (await startServer({ path: at('data'), noSync: true })).close()
  })
})

describe('a store that cannot be started', () => {
  it('leaves nothing open when its port is taken', async () => {
    const { server, port } = await taken()
    await expect(startServer({ path: at('data'), port, noSync: true })).rejects.toMatchObject({ code: 'store.port-taken' })
    await expect(ping(join(at('data'), 'store.sock'))).rejects.toMatchObject({
      code: expect.stringMatching(/ENOENT|ECONNREFUSED/),
    })
    expect(existsSync(join(at('data'), 'store.lock'))).toBe(false)
    server.close()
    const second = await startServer({ path: at('data'), port, noSync: true })
    expect(second.tcpUri).toContain(`127.0.0.1:${port}/`)
    await second.close()
  })

  it('leaves no folder for its socket behind either', async () => {
    const { server, port } = await taken()
    vi.stubEnv('TMPDIR', folder)
    const deep = 'x'.repeat(100)
    await expect(startServer({ path: at(deep), port, noSync: true })).rejects.toMatchObject({ code: 'store.port-taken' })
    expect(readdirSync(folder)).toEqual([deep])
    server.close()
  })

  it.each([
    ['something else', () => writeFileSync(join(at('data'), dataFile), 'not a store at all '.repeat(1000))],
    ['a few bytes', () => writeFileSync(join(at('data'), dataFile), 'x')],
    ['nothing but zeros', () => writeFileSync(join(at('data'), dataFile), Buffer.alloc(40_000))],
    ['cut off', () => truncateSync(join(at('data'), dataFile), 5000)],
  ])('says so when its file is %s, instead of taking the process with it', async (_name, spoil) => {
    await (await startServer({ path: at('data'), noSync: true })).close()
    spoil()
    await expect(startServer({ path: at('data') })).rejects.toMatchObject({ code: 'store.damaged' })
    expect(() => new Store(at('data'), { readOnly: true })).toThrow(expect.objectContaining({ code: 'store.damaged' }))
    expect(existsSync(join(at('data'), 'store.lock'))).toBe(false)
  })

  it('begins with an empty file, as a start leaves it that was cut short at once', async () => {
    mkdirSync(at('data'))
    writeFileSync(join(at('data'), dataFile), '')
    await (await startServer({ path: at('data'), noSync: true })).close()
    writeFileSync(join(at('data'), dataFile), '')
    expect(() => new Store(at('data'), { readOnly: true })).toThrow(expect.objectContaining({ code: 'store.damaged' }))
  })

  it('says so when its catalogue is damaged', async () => {
    const store = new Store(at('data'), { noSync: true })
    await store.write(() => store.tree.put(catalogKey('test.visits'), Buffer.from([5, 0, 0, 0, 0])))
    await store.close()
    await expect(startServer({ path: at('data') })).rejects.toMatchObject({
      code: 'store.damaged',
      message: expect.stringContaining('catalogue'),
    })
    expect(existsSync(join(at('data'), 'store.lock'))).toBe(false)
  })

  it('does not disturb the one that holds the folder', async () => {
    const holder = await startServer({ path: at('data'), noSync: true })
    await expect(startServer({ path: at('data') })).rejects.toMatchObject({ code: 'store.locked' })
    expect(await ping(socketOf(holder.uri))).toMatchObject({ ok: 1 })
    expect(existsSync(join(at('data'), 'store.lock'))).toBe(true)
    await holder.close()
  })
})
