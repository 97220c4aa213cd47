import { EvidenceOf, type Verb } from '@duzhan/contracts'
import { httpStatus, Problem, type ProblemKind } from '@duzhan/problems'
import { asInspector, asOutsider, asViewer, manualClock } from '@duzhan/test-kit'
import express from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { serviceDoor } from './app.ts'
import { listen } from './listen.ts'
import { logger } from './logger.ts'
import { localWire, peerOver, remoteWire } from './peer.ts'
import { principalHeader, serviceActor, signPrincipal } from './principal.ts'
import { runService } from './service.ts'
import { aFollowing } from './test/aFollowing.ts'
import { readInput, requires, router } from './trpc.ts'

const secret = 'a secret of the platform, long enough'
const lines: string[] = []
const log = logger('forms', 'info', { write: (line) => void lines.push(line) })
const everyone: Verb = 'plan.list'
const clock = manualClock()
let applied = 0
/** The streams that a service in this process was nudged about. */
const nudged: string[] = []
let ping: () => Promise<unknown> = async () => true

/** A service that answers whatever it is asked to, well or badly. */
const thing = router({
  thing: {
    echo: requires(everyone)
      .input(z.object({ say: z.string().max(10), count: z.number().int().optional() }))
      .query(({ input }) => input),
    change: requires(everyone)
      .input(z.object({ say: z.string() }))
      .mutation(({ input }) => ({ said: input.say })),
    actor: requires(everyone).query(({ ctx }) => ({ id: ctx.actor.id, requestId: ctx.requestId })),
    refuse: requires(everyone)
      .input(z.string())
      .query(({ input }) => {
        throw new Problem(input as ProblemKind, 'target.absent', { target: 't-1' })
      }),
    break: requires(everyone).query(() => {
      throw new Error('张三 lives in the third house')
    }),
    nothing: requires(everyone).mutation(() => undefined),
    guarded: requires('submission.submit').query(() => 'inspected'),
  },
  forms: {
    evidence: {
      missing: requires(everyone)
        .input(EvidenceOf)
        .query(({ input }) => (input.target === 'odd' ? { hashes: input.hashes } : input.hashes)),
    },
  },
})

describe('a service', () => {
  let url: string
  let close: () => Promise<void>
  beforeAll(async () => {
    const context = {
      mongoUri: '',
      database: '',
      clock,
      secret,
      log,
      peers: () => expect.unreachable(),
    }
    const service = runService({
      name: 'forms',
      router: thing,
      context,
      subscriptions: [aFollowing({ name: 'all', from: 'assignments.designation', nudge: () => void applied++ })],
      ping: () => ping(),
      close: async () => {},
    })
    const listening = await listen(service.app, 0)
    url = `http://127.0.0.1:${listening.port}`
    close = listening.close
  })
  afterAll(() => close?.())
  beforeEach(() => void lines.splice(0))

  it('follows no log any more once it is to be quiet, and closes what it reads from only then', async () => {
    const events: string[] = []
    const service = runService({
      ...{ name: 'forms', router: thing, quiet: () => void events.push('answered') },
      context: { mongoUri: '', database: '', clock, secret, log, peers: () => expect.unreachable() },
      subscriptions: [aFollowing({ name: 'all', stop: async () => void events.push('stopped') })],
      close: async () => void events.push('closed'),
    })
    await service.quiet()
    expect(events).toEqual(['answered', 'stopped'])
    await service.close()
    expect(events.at(-1)).toBe('closed')
  })

  const seal = { secret, clock }
  const as = (actor: typeof asViewer, method: string, path: string, service = 'forms') => ({
    [principalHeader]: signPrincipal({ actor, requestId: 'r-1' }, { service, method, path }, seal),
  })
  const get = (path: string, input?: unknown, actor: typeof asViewer | null = asViewer) =>
    fetch(`${url}/trpc/thing.${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`, {
      headers: actor ? as(actor, 'GET', `/trpc/thing.${path}`) : {},
    })
  const problemIn = async (response: Response) =>
    (
      (await response.json()) as {
        error: { data: { problem: { code: string; kind: string; details: unknown; requestId: string } } }
      }
    ).error.data.problem
  const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

  it('says that it is ready to anyone', async () => {
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ service: 'forms', status: 'ready' })
  })

  it('says within a second or so that its store does not answer, and asks a hanging store once only', async () => {
    let asked = 0
    ping = () => {
      asked++
      return new Promise(() => {})
    }
    const started = performance.now()
    const answers = await Promise.all([fetch(`${url}/health`), fetch(`${url}/health`)])
    expect(performance.now() - started).toBeLessThan(2_500)
    expect(answers.map(({ status }) => status)).toEqual([503, 503])
    expect(await answers[0]?.json()).toEqual({ service: 'forms', status: 'waiting' })
    expect(asked).toBe(1)
  })

  it('believes a signature for its own call alone: not for another path, method or service, and not twice', async () => {
    const call = (headers: Record<string, string>, path = 'thing.actor') => fetch(`${url}/trpc/${path}`, { headers })
    const signed = as(asViewer, 'GET', '/trpc/thing.actor')
    expect((await call(signed)).status).toBe(200)
    expect((await call(signed)).status, 'a captured one').toBe(401)
    for (const captured of [
      as(asViewer, 'GET', '/trpc/thing.echo'),
      as(asViewer, 'POST', '/trpc/thing.actor'),
      as(asViewer, 'GET', '/trpc/thing.actor', 'identity'),
      as(asViewer, 'GET', '/trpc/thing.actor,thing.nothing'),
    ]) {
      const answer = await call(captured)
      expect([answer.status, (await problemIn(answer)).code]).toEqual([401, 'session.required'])
    }
  })

  it('says that clocks are apart rather than that nobody is signed in, and logs by how much', async () => {
    const signed = as(asViewer, 'GET', '/trpc/thing.actor')
    clock.advance(90_000)
    const answer = await fetch(`${url}/trpc/thing.actor`, { headers: signed })
    expect(answer.status).toBe(503)
    expect(await problemIn(answer)).toMatchObject({ code: 'service.clocks-apart', details: { seconds: 90 } })
    expect(logged().at(-1)).toMatchObject({ level: 40, problemCode: 'service.clocks-apart', seconds: 90 })
  })

  it('takes a person with two hundred grants of their own', async () => {
    const grants = Array.from({ length: 200 }, (_, n) => ({
      role: 'inspector' as const,
      region: String(990_000_000_000 + n * 7_919),
      plan: `plan-${n}-2020`,
      team: `team${n}`,
    }))
    const answer = await get('actor', undefined, { ...asViewer, grants: [...asViewer.grants, ...grants] })
    expect(answer.status).toBe(200)
  })

  it('takes a nudge from those who are signed for, and from nobody else', async () => {
    applied = 0
    const post = (path: string, headers: Record<string, string>) => fetch(`${url}${path}`, { method: 'POST', headers })
    const path = '/nudge/assignments.designation'
    expect((await post(path, {})).status).toBe(401)
    expect((await post(path, { [principalHeader]: 'forged.header' })).status).toBe(401)
    expect(applied).toBe(0)
    expect((await post(path, as(serviceActor('assignments'), 'POST', path))).status).toBe(204)
    expect(applied).toBe(1)
  })

  it('looks into the stream that it was nudged about, and into no other', async () => {
    applied = 0
    const path = '/nudge/forms.submission'
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers: as(serviceActor('forms'), 'POST', path) })
    expect([answer.status, applied]).toEqual([204, 0])
  })

  it('knows who calls by the signed header alone', async () => {
    const nobody = await get('actor', undefined, null)
    expect(nobody.status).toBe(401)
    expect(await problemIn(nobody)).toMatchObject({ code: 'session.required', kind: 'unauthenticated' })
    expect(await (await get('actor')).json()).toEqual({ result: { data: { id: asViewer.id, requestId: 'r-1' } } })
  })

  it('in the same process answers whoever the gateway found, by that alone', async () => {
    const door = serviceDoor({
      name: 'forms',
      router: thing,
      log,
      rest: (app) => app.get('/files/own', (_, response) => void response.json('own')),
    })
    const app = express().use((request, response, next) =>
      door({ actor: asInspector, requestId: 'r-2' }, request, response, next),
    )
    app.use((_request, response) => void response.status(404).json('not here'))
    const { port, close } = await listen(app, 0)
    const ask = async (path: string, headers = {}) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
      return [answer.status, await answer.json()]
    }
    expect(await ask('/trpc/thing.actor', as(asViewer, 'GET', '/trpc/thing.actor'))).toEqual([
      200,
      { result: { data: { id: asInspector.id, requestId: 'r-2' } } },
    ])
    expect(await ask('/files/own')).toEqual([200, 'own'])
    expect(await ask('/files/other')).toEqual([404, 'not here'])
    await close()
  })

  it('refuses who does not hold the verb, and names it', async () => {
    const answer = await get('guarded')
    expect(answer.status).toBe(403)
    expect(await problemIn(answer)).toEqual({
      code: 'right.missing',
      kind: 'forbidden',
      details: { verb: 'submission.submit' },
      requestId: 'r-1',
    })
    expect((await get('guarded', undefined, asInspector)).status).toBe(200)
    expect((await get('guarded', undefined, asOutsider)).status, 'where, the service decides').toBe(200)
  })

  it.each(Object.entries(httpStatus))('answers a problem of kind %s with %i', async (kind, status) => {
    const answer = await get('refuse', kind)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('retry-after')).toBe(kind === 'unavailable' ? '5' : null)
    expect(await problemIn(answer)).toEqual({ code: 'target.absent', kind, details: { target: 't-1' }, requestId: 'r-1' })
  })

  it.each(['{"length":{"toString":null,"valueOf":null}}', '{"toString":0}', '{"length":[{"toString":0}]}'])(
    'refuses the input %s in the place of a text, and does not fail on it',
    async (text) => {
      const say: unknown = JSON.parse(text)
      expect((await get('echo', { say, count: 1 })).status).toBe(422)
      expect(() => readInput(z.object({ say: z.string().min(1) }), { say })).toThrow(Problem)
    },
  )

  it('names what is wrong with an input by its path', async () => {
    const answer = await get('echo', { say: 'far too long a word', count: 1.5 })
    expect(answer.status).toBe(422)
    expect(await problemIn(answer)).toMatchObject({
      code: 'input.invalid',
      details: {
        errors: [
          { path: 'say', rule: 'too_big' },
          { path: 'count', rule: 'invalid_type' },
        ],
      },
    })
  })

  it('tells nothing of a bug but where to look it up, and logs it with its stack', async () => {
    const answer = await get('break')
    expect(answer.status).toBe(500)
    const body = await answer.clone().text()
    expect(body).not.toContain('张三')
    expect(body).not.toContain('stack')
    expect(await problemIn(answer)).toEqual({ code: 'service.failed', kind: 'failed', details: {}, requestId: 'r-1' })
    expect(logged().at(-1)).toMatchObject({
      level: 50,
      outcome: 'failed',
      path: 'thing.break',
      requestId: 'r-1',
      stack: expect.stringContaining('app.test.ts'),
    })
  })

  it('writes a line for each call, a warning where something is unavailable, and keeps what a person was refused', async () => {
    await get('actor')
    await get('refuse', 'absent')
    await get('refuse', 'unavailable')
    expect(logged().map(({ level, outcome, problemCode, actorId }) => ({ level, outcome, problemCode, actorId }))).toEqual([
      { level: 30, outcome: 'ok', problemCode: undefined, actorId: asViewer.id },
      { level: 45, outcome: 'absent', problemCode: 'target.absent', actorId: asViewer.id },
      { level: 40, outcome: 'unavailable', problemCode: 'target.absent', actorId: asViewer.id },
    ])
  })

  it('refuses a body over one megabyte, a broken one, a change by GET and an unknown procedure', async () => {
    const send = (body: string) =>
      fetch(`${url}/trpc/thing.change`, {
        method: 'POST',
        body,
        headers: { ...as(asViewer, 'POST', '/trpc/thing.change'), 'content-type': 'application/json' },
      })
    const answers = await Promise.all([
      send(JSON.stringify({ say: 'x'.repeat(1_100_000) })),
      send('{"say":'),
      get('change', { say: 'x' }),
      get('unknown'),
    ])
    const codes = await Promise.all(answers.map(async (answer) => [answer.status, (await problemIn(answer)).code]))
    expect(codes).toEqual([
      [413, 'body.too-large'],
      [422, 'request.malformed'],
      [405, 'request.malformed'],
      [404, 'procedure.absent'],
    ])
  })

  describe.each<[string, () => ReturnType<typeof localWire>]>([
    [
      'in the same process',
      () => localWire({ find: () => ({ router: thing, nudge: (stream) => void nudged.push(stream) }), actor: asViewer, log }),
    ],
    ['in a process of its own', () => remoteWire({ ...seal, name: 'forms', url, actor: asViewer })],
  ])('as a peer %s', (name, open) => {
    it('answers queries and changes', async () => {
      expect(await open().send('query', 'thing.echo', { say: 'hello' })).toEqual({ say: 'hello' })
      expect(await open().send('mutation', 'thing.change', { say: 'hello' })).toEqual({ said: 'hello' })
      expect(await open().send('mutation', 'thing.nothing', undefined)).toBeUndefined()
    })

    it('acts as the one it was opened for', async () => {
      expect(await open().send('query', 'thing.actor', undefined)).toMatchObject({ id: asViewer.id })
      await expect(open().send('query', 'thing.guarded', undefined)).rejects.toEqual(
        new Problem('forbidden', 'right.missing', { verb: 'submission.submit' }),
      )
    })

    it.each(Object.keys(httpStatus) as ProblemKind[])('throws a problem of kind %s as what it is', async (kind) => {
      await expect(open().send('query', 'thing.refuse', kind)).rejects.toEqual(
        new Problem(kind, 'target.absent', { target: 't-1' }),
      )
    })

    it('throws what is wrong with an input', async () => {
      const errors = [{ path: 'say', rule: 'invalid_type' }]
      await expect(open().send('query', 'thing.echo', {})).rejects.toEqual(new Problem('invalid', 'input.invalid', { errors }))
    })

    it('throws a bug over there as something unavailable, and none of its words', async () => {
      await expect(open().send('query', 'thing.break', undefined)).rejects.toEqual(
        new Problem('unavailable', 'service.unavailable'),
      )
    })

    it('throws for an unknown procedure', async () => {
      await expect(open().send('query', 'thing.unknown', undefined)).rejects.toEqual(new Problem('absent', 'procedure.absent'))
    })

    it('is met as the functions that peers agreed on, and tells when it answers otherwise', async () => {
      const photos = { plan: 'p-1', target: 't-1', hashes: ['a'.repeat(64)] }
      expect(await peerOver('forms', open()).evidence.missing(photos)).toEqual(photos.hashes)
      const odd = { ...photos, target: 'odd' }
      await expect(peerOver('forms', open()).evidence.missing(odd)).rejects.toThrow('forms.evidence.missing answered otherwise')
      await expect(peerOver('forms', open()).template.list({})).rejects.toEqual(new Problem('absent', 'procedure.absent'))
    })

    it('passes a nudge on', async () => {
      applied = 0
      nudged.splice(0)
      open().nudge('assignments.designation')
      await expect.poll(() => applied + nudged.length).toBe(1)
      expect(nudged).toEqual(name === 'in the same process' ? ['assignments.designation'] : [])
    })
  })

  it('as a peer that is not there is unavailable, and a nudge to it is lost without a word', async () => {
    const gone = remoteWire({ ...seal, name: 'forms', url: 'http://127.0.0.1:1', actor: asViewer })
    await expect(gone.send('query', 'thing.echo', { say: 'x' })).rejects.toEqual(
      new Problem('unavailable', 'service.unavailable'),
    )
    expect(() => gone.nudge('forms.plan')).not.toThrow()
  })

  it('as a peer of this process that has not opened yet is unavailable', async () => {
    const early = localWire({ find: () => undefined, actor: asViewer, log })
    await expect(early.send('query', 'thing.actor', undefined)).rejects.toEqual(new Problem('unavailable', 'service.unavailable'))
    expect(() => early.nudge('forms.plan')).not.toThrow()
  })

  it('as a peer with another secret is refused', async () => {
    const stranger = remoteWire({ ...seal, name: 'forms', url, actor: serviceActor('forms'), secret: 'another secret' })
    await expect(stranger.send('query', 'thing.actor', undefined)).rejects.toEqual(
      new Problem('unauthenticated', 'session.required'),
    )
  })
})
