import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { disposableStore, manualClock } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { startStandalone } from '../src/index.ts'
import { startApart } from './apart.ts'

const secret = 's'.repeat(64)
const logTo = { write: () => {} }

/** A way to the store that can be made to hang: connections stay, and nothing comes through. */
async function frozenWayTo(uri: string) {
  const target = new URL(uri)
  const host = decodeURIComponent(target.hostname)
  const goal = host.startsWith('/') ? { path: host } : { host, port: Number(target.port) }
  const sockets: Socket[] = []
  let isFrozen = false
  const server: Server = createServer((near) => {
    const far = connect(goal)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.push(from)
      from.on('data', (chunk) => void (isFrozen ? undefined : to.write(chunk)))
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const way = new URL(uri)
  way.hostname = '127.0.0.1'
  way.port = String((server.address() as AddressInfo).port)
  way.searchParams.set('directConnection', 'true')
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  const freeze = () => {
    isFrozen = true
  }
  return { uri: way.href, freeze, close }
}

// closing waits ten seconds for what hangs, so both wait together
describe.concurrent.each(['in one process', 'in processes of their own'])('while the store hangs, a platform %s', (where) => {
  let url = ''
  const closers: (() => unknown)[] = []
  let freeze = () => {}
  beforeAll(async () => {
    const store = await disposableStore()
    const way = await frozenWayTo(store.mongoUri)
    freeze = way.freeze
    const options = { mongoUri: way.uri, database: store.database, clock: manualClock(), secret, logTo }
    if (where === 'in one process') {
      const platform = await startStandalone({ ...options, port: 0, demo: null })
      url = platform.url
      closers.push(platform.close)
    } else {
      const platform = await startApart(options)
      url = platform.urls[0] ?? ''
      closers.push(platform.close)
    }
    closers.unshift(way.close)
    closers.push(store.close)
  })
  afterAll(async () => {
    for (const close of closers) await close()
  })

  it('says within two seconds that it waits, and for whom', async ({ expect }) => {
    expect((await fetch(`${url}/health`)).status).toBe(200)
    freeze()
    const started = performance.now()
    const answer = await fetch(`${url}/health`)
    expect(performance.now() - started).toBeLessThan(4_000) // two seconds on a machine that has nothing else to do
    expect(answer.status).toBe(503)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const waitingFor = ['identity', 'forms', 'assignments', 'aggregation']
    expect(await answer.json()).toEqual({ service: 'gateway', status: 'waiting', waitingFor })
  })
})
