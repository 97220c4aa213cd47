import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { asViewer, manualClock } from '@duzhan/test-kit'
import express, { type Express } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressed } from './compressed.ts'
import { forwardTo } from './forward.ts'

const figures = { items: Array.from({ length: 500 }, (_, no) => ({ no, title: '生活垃圾是否及时清运' })) }
const photo = Buffer.alloc(50_000, 'not really a picture, but said to be one')

/** A service with answers of every size and kind. */
const service = (): Express =>
  express()
    .get('/large', (_request, response) => void response.json(figures))
    .get('/small', (_request, response) => void response.json({ ok: true }))
    .get('/photo', (_request, response) => void response.type('image/jpeg').send(photo))
    .get('/events', (_request, response) => {
      response.type('text/event-stream')
      response.write(`data: ${'x'.repeat(5_000)}\n\n`)
      response.end()
    })

describe.each(['in one process', 'over HTTP'])('answers through the door, from a service %s', (form) => {
  const servers: Server[] = []
  let port = 0
  const listening = async (app: Express): Promise<number> => {
    const server = app.listen(0, '127.0.0.1')
    servers.push(server)
    await new Promise((resolve) => server.once('listening', resolve))
    return (server.address() as AddressInfo).port // a server on a port has an address
  }
  beforeAll(async () => {
    const remote = async () => {
      const seal = { secret: 'a secret of the platform, long enough', clock: manualClock() }
      const door = forwardTo({ ...seal, name: 'forms', url: `http://127.0.0.1:${await listening(service())}` })
      return express().use((request, response, next) => door({ actor: asViewer, requestId: 'r-1' }, request, response, next))
    }
    port = await listening(express().use(compressed, form === 'over HTTP' ? await remote() : service()))
  })
  afterAll(() => {
    for (const server of servers) server.close()
  })
  const ask = (path: string, accepts = 'gzip') =>
    new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      request({ port, path, headers: { 'accept-encoding': accepts } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }))
      })
        .on('error', reject)
        .end()
    })

  it('are compressed where they are large, and say what they are', async () => {
    const { headers, body } = await ask('/large')
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(headers['content-length']).toBeUndefined()
    expect(JSON.parse(gunzipSync(body).toString())).toEqual(figures)
    expect(body.length * 5).toBeLessThan(JSON.stringify(figures).length)
  })

  it('are sent as they are where they are small, photos, events, or whoever asks cannot read them otherwise', async () => {
    for (const path of ['/small', '/photo', '/events'])
      expect((await ask(path)).headers['content-encoding'], path).toBeUndefined()
    expect((await ask('/photo')).body).toEqual(photo)
    const plain = await ask('/large', 'identity')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(JSON.parse(plain.body.toString())).toEqual(figures)
  })
})
