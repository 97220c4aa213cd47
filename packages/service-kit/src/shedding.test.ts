import { request } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import express from 'express'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { problemResponse } from './app.ts'
import { listen } from './listen.ts'
import { logger } from './logger.ts'
import { type MemoryFigures, memoryNow, shedding } from './shedding.ts'

const mb = 1024 * 1024
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A service that answers when it is told to, behind the guard; it says how often it turned somebody away. */
async function guarded(memory: () => MemoryFigures) {
  const lines: string[] = []
  const log = logger('forms', 'warn', { write: (line) => void lines.push(line) })
  let away = 0
  const held: (() => void)[] = []
  const app = express()
  app.use(shedding({ log, metrics: { turnedAway: () => void away++ }, memory }))
  app.use('/slow', (_request, response) => void held.push(() => response.end('done')))
  app.use((_request, response) => void response.end('done'))
  app.use(problemResponse(log))
  const { port, close } = await listen(app, 0)
  closers.push(close)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    port,
    get: () => fetch(url),
    finish: () => {
      for (const end of held.splice(0)) end()
    },
    waiting: () => held.length,
    away: () => away,
    said: () => lines.map((line) => JSON.parse(line).msg).filter((text) => /memory/.test(text)),
  }
}
const figures = (over: Partial<MemoryFigures> = {}): MemoryFigures => ({
  ...{ heap: 10 * mb, heapLimit: 100 * mb, resident: 20 * mb, limit: 200 * mb },
  ...over,
})
/** The guard looks at its memory ten times a second. */
const later = () => new Promise((done) => setTimeout(done, 120))

describe('a service whose memory is nearly used up', () => {
  it.each([
    ['objects', { heap: 90 * mb }, { heap: 85 * mb }, { heap: 79 * mb }],
    ['files', { resident: 180 * mb }, { resident: 165 * mb }, { resident: 150 * mb }],
  ])(
    'by %s turns requests away with 503, says when to come again, and takes them when there is room',
    async (_name, full, less, free) => {
      let now = figures()
      const service = await guarded(() => now)
      expect((await service.get()).status).toBe(200)
      now = figures(full)
      await later()
      const refused = await service.get()
      expect(refused.status).toBe(503)
      expect(refused.headers.get('retry-after')).toBe('5')
      expect(await refused.json()).toMatchObject({ code: 'service.busy', kind: 'unavailable' })
      now = figures(less)
      await later()
      expect((await service.get()).status, 'a little less is not enough').toBe(503)
      now = figures(free)
      await later()
      expect((await service.get()).status).toBe(200)
      expect(service.away()).toBe(2)
      expect(service.said()).toEqual(['memory is nearly used up: requests are turned away', 'memory is free again'])
    },
  )

  it('finishes what was begun', async () => {
    let now = figures()
    const service = await guarded(() => now)
    const begun = fetch(`${service.url}/slow`)
    await vi.waitFor(() => expect(service.waiting()).toBe(1))
    now = figures({ heap: 99 * mb })
    await later()
    expect((await service.get()).status).toBe(503)
    service.finish()
    expect((await begun).status).toBe(200)
  })
})

describe('bodies that are under way at once', () => {
  /** Begins to send a body of a size, or of none that it says, and sends nothing of it. */
  const sending = (port: number, size: number | null) => {
    const headers = size === null ? { 'transfer-encoding': 'chunked' } : { 'content-length': size }
    const sent = request({ port, host: '127.0.0.1', path: '/slow', method: 'POST', headers })
    sent.flushHeaders()
    sent.on('error', () => undefined)
    const status = new Promise<number | undefined>((answered) => sent.once('response', ({ statusCode }) => answered(statusCode)))
    return { status, leave: () => sent.destroy() }
  }

  it('take a quarter of the memory at most; what would be more is turned away, what is small or empty is not', async () => {
    const service = await guarded(() => figures())
    const first = [sending(service.port, 20 * mb), sending(service.port, 21 * mb)]
    await vi.waitFor(() => expect(service.waiting()).toBe(2))
    expect(await sending(service.port, 20 * mb).status).toBe(503)
    expect(await sending(service.port, null).status).toBe(503)
    const small = sending(service.port, 9 * mb)
    await vi.waitFor(() => expect(service.waiting()).toBe(3))
    expect((await service.get()).status).toBe(200)
    service.finish()
    expect(await Promise.all([...first, small].map(({ status }) => status))).toEqual([200, 200, 200])
    const next = sending(service.port, 40 * mb)
    await vi.waitFor(() => expect(service.waiting()).toBe(1))
    service.finish()
    expect(await next.status).toBe(200)
  })

  it('count no more when whoever sends them goes away, and one that is larger than all is taken by itself', async () => {
    const service = await guarded(() => figures())
    const large = sending(service.port, 500 * mb)
    await vi.waitFor(() => expect(service.waiting()).toBe(1))
    expect(await sending(service.port, mb).status).toBe(503)
    large.leave()
    await vi.waitFor(async () => {
      const small = sending(service.port, 30 * mb)
      await vi.waitFor(() => expect(service.waiting()).toBe(2), { timeout: 200 })
      small.leave()
    })
  })
})

describe('the memory of a process', () => {
  it('is what it really uses: who takes much is told so, and that it is free again', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void // made by the flag above
    const room = memoryNow().resident + 100 * mb
    const service = await guarded(() => ({ ...memoryNow(), limit: room / 0.9 }))
    expect((await service.get()).status).toBe(200)
    let hoard: Buffer[] = Array.from({ length: 30 }, () => Buffer.alloc(10 * mb, 1))
    await later()
    expect((await service.get()).status).toBe(503)
    expect(hoard).toHaveLength(30)
    hoard = []
    await vi.waitFor(
      async () => {
        collect()
        expect((await service.get()).status).toBe(200)
      },
      { timeout: 10_000, interval: 150 },
    )
  })

  it('has a limit that is no more than the machine has', () => {
    const { heap, heapLimit, resident, limit } = memoryNow()
    for (const one of [heap, heapLimit, resident, limit]) expect(one).toBeGreaterThan(mb)
    expect(heap).toBeLessThan(heapLimit)
    expect(resident).toBeLessThan(limit)
  })
})
