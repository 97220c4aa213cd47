import type { AddressInfo } from 'node:net'
import { logger, problemResponse } from '@duzhan/service-kit'
import express, { type RequestHandler } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { jsonOnly, knownMethods, neverStored, ownHost, sameOrigin, securityHeaders } from './security.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A server of one handler behind which everything is answered, and a way to ask it. */
async function behind(handler: RequestHandler) {
  const app = express().use(handler, (_request, response) => void response.send('here'))
  app.use(problemResponse(logger('gateway', 'silent')))
  const server = app.listen(0, '127.0.0.1')
  stops.push(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    own: `http://127.0.0.1:${port}`,
    async ask(init: RequestInit = {}) {
      const answer = await fetch(`http://127.0.0.1:${port}/x`, init)
      const text = await answer.text()
      const code = text.startsWith('{') ? (JSON.parse(text) as { code: string }).code : text
      return { status: answer.status, code, headers: answer.headers }
    },
  }
}

describe('a name that is not the platform’s', () => {
  it('is refused with a code that says so, and its own is let through', async () => {
    const { ask } = await behind(ownHost(() => false))
    expect(await ask()).toMatchObject({ status: 403, code: 'request.unknown-host' })
    const asked: string[] = []
    const open = await behind(ownHost((host) => asked.push(host) > 0))
    expect(await open.ask()).toMatchObject({ status: 200, code: 'here' })
    expect(asked, 'it is judged by the Host header').toEqual([open.own.slice('http://'.length)])
  })
})

describe('a method that nothing here answers', () => {
  it.each(['DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is refused, and told which are answered', async (method) => {
    const { ask } = await behind(knownMethods)
    const answer = await ask({ method })
    expect(answer).toMatchObject({ status: 405, code: 'request.method' })
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, PUT')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['GET', 'POST', 'PUT'])('%s is not one of them', async (method) => {
    const { ask } = await behind(knownMethods)
    expect(await ask({ method })).toMatchObject({ status: 200 })
  })
})

describe('a change', () => {
  const marked = { 'x-duzhan': '1' }
  it('is taken from our own page and from an integration that says so', async () => {
    const { ask, own } = await behind(sameOrigin)
    expect(await ask({ method: 'POST', headers: { ...marked, origin: own } })).toMatchObject({ status: 200 })
    expect(await ask({ method: 'PUT', headers: marked })).toMatchObject({ status: 200 })
  })

  it.each<[string, Record<string, string>]>([
    ['without the mark of our page', {}],
    ['with another mark', { 'x-duzhan': '0' }],
    ['from another site that knows the mark', { ...marked, origin: 'https://rebound.example' }],
    ['from our name at another port', { ...marked, origin: 'http://127.0.0.1:1' }],
    ['from a page without an origin of its own', { ...marked, origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const { ask } = await behind(sameOrigin)
    for (const method of ['POST', 'PUT'])
      expect(await ask({ method, headers })).toMatchObject({ status: 403, code: 'request.cross-origin' })
  })

  it('is no question: those may come without a mark', async () => {
    const { ask } = await behind(sameOrigin)
    expect(await ask()).toMatchObject({ status: 200 })
  })
})

describe('a form that any site may send', () => {
  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'as %s is refused',
    async (type) => {
      const { ask } = await behind(jsonOnly)
      const sent = { method: 'POST', headers: { 'content-type': type }, body: '{}' }
      expect(await ask(sent)).toMatchObject({ status: 422, code: 'request.malformed' })
    },
  )

  it('is not JSON, whatever its letters', async () => {
    const { ask } = await behind(jsonOnly)
    for (const type of ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])
      expect(await ask({ method: 'POST', headers: { 'content-type': type }, body: '{}' })).toMatchObject({ status: 200 })
    expect(await ask(), 'nor is a question').toMatchObject({ status: 200 })
  })
})

describe('an answer', () => {
  it('lets no script but our own run and no page frame it', async () => {
    const { ask } = await behind(securityHeaders)
    const { headers } = await ask()
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split('; ').map((line) => {
        const [name = '', ...sources] = line.split(' ')
        return [name, sources.join(' ')]
      }),
    )
    expect(policy).toEqual({
      'default-src': "'self'",
      'img-src': "'self' blob: data:",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    })
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toBe('camera=(self), geolocation=(self)')
  })

  it('of the API is kept by nobody on the way', async () => {
    const { ask } = await behind(neverStored)
    expect((await ask()).headers.get('cache-control')).toBe('no-store')
  })
})
