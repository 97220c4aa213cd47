import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StoreServer, startServer } from '../src/index.ts'

let folder: string
let server: StoreServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  server = await startServer({ path: folder, port: 0, noSync: true })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const tcpUri = () => new URL(server.tcpUri ?? '')
async function attempt(uri: string) {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2000 })
  try {
    return await client.db('x').collection('c').insertOne({ a: 1 })
  } finally {
    await client.close()
  }
}

describe('a store on TCP', () => {
  it('lets in who knows the password of the folder', async () => {
    expect((await attempt(server.tcpUri ?? '')).acknowledged).toBe(true)
  })

  it('refuses a wrong password', async () => {
    const uri = tcpUri()
    uri.password = 'guess'
    await expect(attempt(uri.href)).rejects.toMatchObject({ code: 18 })
  })

  it('refuses another user, another mechanism, and nobody', async () => {
    const uri = tcpUri()
    uri.username = 'root'
    await expect(attempt(uri.href)).rejects.toMatchObject({ code: 18 })
    await expect(attempt((server.tcpUri ?? '').replace('SCRAM-SHA-256', 'SCRAM-SHA-1'))).rejects.toMatchObject({ code: 334 })
    await expect(attempt(`mongodb://127.0.0.1:${tcpUri().port}/`)).rejects.toMatchObject({ code: 13 })
  })

  it('listens on the loopback address only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address !== undefined && !address.internal && address.family === 'IPv4')
    if (outside === undefined) return
    const reached = await new Promise((done) => {
      const socket = connect(Number(tcpUri().port), outside.address, () => done(true))
      socket.on('error', () => done(false))
    })
    expect(reached).toBe(false)
  })

  it('keeps password and socket to the owner of the folder', async () => {
    expect(statSync(join(folder, 'store.password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'store.sock')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'store.password'), 'utf8').trim()).toHaveLength(32)
  })
})
