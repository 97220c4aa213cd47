import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from '@duzhan/problems'
import { principalHeader, principalReader } from '@duzhan/service-kit'
import { asInspector, manualClock } from '@duzhan/test-kit'
import express from 'express'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forwardTo, serviceOf } from './forward.ts'

describe('the service that a path is for', () => {
  it.each([
    ['identity.region.list', 'identity'],
    ['forms.plan.list', 'forms'],
    ['assignments.visit.list', 'assignments'],
    ['aggregation.summary.byRegion', 'aggregation'],
    ['forms.plan.list,forms.plan.byId', 'forms'],
    ['session.current', null],
    ['session.current,session.signOut', null],
    ['archive.plan.list', null],
    ['', null],
    ['forms', 'forms'],
    ['formsplan.list', null],
    ['FORMS.plan.list', null],
    ['__proto__.x', null],
    ['forms.plan.list%2Cidentity.person.create', 'forms'],
  ])('%s → %s', (path, service) => {
    expect(serviceOf(path)).toBe(service)
  })

  it.each(['forms.plan.list,identity.region.list', 'session.current,forms.plan.list', 'forms.plan.list,', ',forms.plan.list'])(
    'a batch for more than one is refused: %s',
    (path) => {
      expect(() => serviceOf(path)).toThrow(new Problem('invalid', 'request.malformed'))
    },
  )

  it('a batch is one service’s, whatever its size up to ten; eleven are too many', () => {
    const path = fc
      .tuple(fc.constantFrom('forms', 'identity'), fc.stringMatching(/^[a-z]{1,8}$/))
      .map(([service, noun]) => `${service}.${noun}.list`)
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 14 }), (paths) => {
        const services = new Set(paths.map((one) => one.split('.')[0]))
        const ask = () => serviceOf(paths.join(','))
        if (paths.length > 10) expect(ask).toThrow(new Problem('too-large', 'batch.too-large'))
        else if (services.size > 1) expect(ask).toThrow(new Problem('invalid', 'request.malformed'))
        else expect(ask()).toBe([...services][0])
      }),
    )
  })
})

/** A service that says what reached it. */
function echo() {
  const app = express()
  app.use((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers } = request
      response.status(207).set('x-from', 'the service')
      response.json({ method, url, principal: headers[principalHeader], body: Buffer.concat(chunks).toString() })
    })
  })
  return app
}

const seal = { secret: 'a secret of the platform, long enough', clock: manualClock() }
const principal = { actor: asInspector, requestId: 'r-1' }

describe('a request handed on to a service in a process of its own', () => {
  const servers: Server[] = []
  let url = ''
  const listen = async (app: Parameters<typeof createServer>[1]) => {
    const server = createServer(app)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  beforeAll(async () => {
    const door = forwardTo({ ...seal, name: 'forms', url: await listen(echo()) })
    url = await listen(express().use((request, response, next) => door(principal, request, response, next)))
  })
  afterAll(() => {
    for (const server of servers) server.close()
  })

  it('arrives as it came, with who calls signed into it, and so does the answer', async () => {
    const answer = await fetch(`${url}/trpc/forms.plan.list?batch=1`, {
      method: 'POST',
      headers: { [principalHeader]: 'forged', 'content-type': 'application/json' },
      body: '{"0":"张"}',
    })
    expect({ status: answer.status, from: answer.headers.get('x-from') }).toEqual({ status: 207, from: 'the service' })
    const { principal: signed, ...told } = (await answer.json()) as { principal: string }
    expect(told).toEqual({ method: 'POST', url: '/trpc/forms.plan.list?batch=1', body: '{"0":"张"}' })
    const call = { service: 'forms', method: 'POST', path: '/trpc/forms.plan.list' }
    expect(principalReader(seal)(signed, call)).toEqual(principal)
  })

  it('carries a large body whole', async () => {
    const body = 'x'.repeat(3_000_000)
    const answer = await fetch(url, { method: 'PUT', body })
    expect(((await answer.json()) as { body: string }).body.length).toBe(body.length)
  })
})

describe('a service that is not there', () => {
  it('is told as unavailable', async () => {
    const problems: unknown[] = []
    const app = express().use((request, response, next) =>
      forwardTo({ ...seal, name: 'forms', url: 'http://127.0.0.1:1' })(principal, request, response, next),
    )
    app.use(((error, _request, response, _next) => {
      problems.push(error)
      response.status(503).end()
    }) as express.ErrorRequestHandler)
    const server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/forms.plan.list`)
    server.close()
    expect(answer.status).toBe(503)
    expect(problems).toEqual([new Problem('unavailable', 'service.unavailable')])
  })
})
