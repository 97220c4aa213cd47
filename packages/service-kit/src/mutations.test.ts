import { connect } from 'node:net'
import { Problem } from '@duzhan/problems'
import { asInspector, asViewer } from '@duzhan/test-kit'
import { strangeJson } from '@duzhan/test-kit/strangeJson'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sayWhen } from './comeAgain.ts'
import { listen } from './listen.ts'
import { logger } from './logger.ts'
import { mutations } from './mutations.ts'
import { requires, router } from './trpc.ts'

const lines: string[] = []
const log = logger('forms', 'info', { write: (line) => void lines.push(line) })
const things = router({
  thing: {
    change: requires('plan.list')
      .input(z.object({ say: z.string().max(10) }))
      .mutation(({ input }) => ({ said: input.say })),
    nothing: requires('plan.list').mutation(() => undefined),
    refuse: requires('plan.list').mutation(() => {
      throw new Problem('conflict', 'target.absent', { target: 't-1' })
    }),
    away: requires('plan.list').mutation(() => {
      throw new Problem('unavailable', 'service.unavailable')
    }),
    break: requires('plan.list').mutation(() => {
      throw new Error('张三 lives in the third house')
    }),
    submit: requires('submission.submit')
      .input(z.unknown())
      .mutation(({ ctx }) => ctx.actor.id),
    take: requires('submission.submit')
      .input(z.string())
      .mutation(({ input }) => input.length),
    look: requires('plan.list').query(() => 'seen'),
  },
})

let url: string
let port: number
let close: () => Promise<void>
/** Under `/own` as a service answers, under `/trpc` tRPC's own adapter alone; a header tells which of the two it was. */
beforeAll(async () => {
  const limits = { router: things, maxBodySize: 2_000, maxBatchSize: 3 }
  const context = (request: express.Request) => ({
    actor: request.header('x-as') === 'inspector' ? asInspector : asViewer,
    requestId: 'r-1',
    log,
  })
  const own = mutations({ ...limits, largerBodies: { 'thing.take': 5_000 }, contextOf: context })
  const adapter = createExpressMiddleware({ ...limits, responseMeta: sayWhen, createContext: ({ req }) => context(req) })
  const app = express()
  app.set('etag', false)
  app.use('/own', own, (_request, response, next) => {
    response.set('x-by', 'adapter')
    next()
  })
  app.use(adapter)
  const listening = await listen(app, 0)
  port = listening.port
  url = `http://127.0.0.1:${port}`
  close = listening.close
})
afterAll(() => close?.())
beforeEach(() => void lines.splice(0))

interface Sent {
  body?: string
  method?: string
  headers?: Record<string, string>
}
const json = { 'content-type': 'application/json' }
async function ask(way: 'own' | 'trpc', path: string, { body, method = 'POST', headers = {} }: Sent) {
  const answer = await fetch(`${url}/${way}/${path}`, {
    method,
    headers: { ...json, ...headers },
    ...(body !== undefined && { body }),
  })
  const told = {
    status: answer.status,
    type: answer.headers.get('content-type'),
    vary: answer.headers.get('vary'),
    again: answer.headers.get('retry-after'),
    text: await answer.text(),
  }
  const logged = lines.splice(0).map((line) => {
    const { ms: _, time: __, stack: ___, ...rest } = JSON.parse(line)
    return rest
  })
  return { told, logged, isOurs: answer.headers.get('x-by') === null }
}
/** Asks both ways; what is told and what is logged must be the same. */
async function both(path: string, sent: Sent) {
  const ours = await ask('own', path, sent)
  const theirs = await ask('trpc', path, sent)
  expect(ours.told).toEqual(theirs.told)
  expect(ours.logged).toEqual(theirs.logged)
  return ours
}
const of = (input: unknown, more: Sent = {}): Sent => ({ body: JSON.stringify(input), ...more })

describe('a mutation that takes more than others', () => {
  const inspector = { headers: { 'x-as': 'inspector' } }
  const statusOf = async (path: string, sent: Sent) => (await ask('own', path, sent)).told.status
  it('takes it alone, from who has the right, and no more than that', async () => {
    const large = of('x'.repeat(3_000), inspector)
    expect(await statusOf('thing.take', large)).toBe(200)
    expect(await statusOf('thing.take', of('x'.repeat(6_000), inspector))).toBe(413)
    expect(await statusOf('thing.submit', large), 'another takes what it took').toBe(413)
    expect(await statusOf('thing.take', of('x'.repeat(3_000))), 'who may not is told so first').toBe(403)
    const together = of({ 0: 'x'.repeat(3_000), 1: {} }, inspector)
    expect(await statusOf('thing.take,thing.submit?batch=1', together)).toBe(413)
    expect(await statusOf('thing.take?batch=1', of({ 0: 'x'.repeat(3_000) }, inspector))).toBe(200)
  })
})

describe('a mutation', () => {
  it('that could not be served says when to come again, and no other does', async () => {
    const againOf = async (path: string) => (await ask('own', path, of({}))).told.again
    expect(await againOf('thing.away')).toBe('5')
    expect(await againOf('thing.away,thing.nothing?batch=1')).toBe('5')
    for (const path of ['thing.nothing', 'thing.refuse', 'thing.break']) expect(await againOf(path), path).toBeNull()
  })

  it.each<[string, string, Sent]>([
    ['that succeeds', 'thing.change', of({ say: 'hello' })],
    ['whose input has another character than ASCII', 'thing.change', of({ say: '四项保障' })],
    ['that answers nothing', 'thing.nothing', of({})],
    ['with an input of another shape', 'thing.change', of({ say: 'longer than ten' })],
    ['without an input', 'thing.change', { body: 'null' }],
    ['that is refused', 'thing.refuse', of({})],
    ['that fails by a bug', 'thing.break', of({})],
    ['whose service is away', 'thing.away', of({})],
    ['that the caller has no right to', 'thing.submit', of({})],
    ['that the caller has a right to', 'thing.submit', of({}, { headers: { 'x-as': 'inspector' } })],
    ['with a body that is too large', 'thing.change', of({ say: 'x'.repeat(3_000) })],
    ['with a body that is too large and that nobody may send', 'thing.submit', of({ say: 'x'.repeat(3_000) })],
    ['in a batch of one', 'thing.change?batch=1', of({ 0: { say: 'a' } })],
    ['in a batch of several that go well', 'thing.change,thing.nothing?batch=1', of({ 0: { say: 'a' }, 1: {} })],
    ['in a batch of which some are refused', 'thing.change,thing.refuse,thing.break?batch=1', of({ 0: { say: 'a' } })],
    ['in a batch of which all are refused alike', 'thing.refuse,thing.refuse?batch=1', of({})],
    ['in a batch of which one is away', 'thing.change,thing.away?batch=1', of({ 0: { say: 'a' } })],
    ['in a batch without its inputs', 'thing.change?batch=1', of([])],
    ['in a batch whose inputs are a text', 'thing.change?batch=1', of('x')],
  ])('%s is answered as the adapter answers it', async (_, path, sent) => {
    expect((await both(path, sent)).isOurs).toBe(true)
  })

  it.each<[string, string, Sent]>([
    ['a query', 'thing.look', { method: 'GET' }],
    ['a query that is posted', 'thing.look', of({})],
    ['a mutation that is asked for with GET', 'thing.change?input=%7B%22say%22%3A%22a%22%7D', { method: 'GET' }],
    ['a procedure that is not there', 'thing.none', of({})],
    ['what every object has', 'constructor', of({})],
    ['a batch of a mutation and a query', 'thing.change,thing.look?batch=1', of({ 0: { say: 'a' } })],
    ['a batch that is too long', `${Array.from({ length: 4 }, () => 'thing.nothing').join(',')}?batch=1`, of({})],
    ['several paths that are no batch', 'thing.nothing,thing.nothing', of({})],
    ['another address', 'thing.nothing?batch=1&more=1', of({})],
    ['a form', 'thing.nothing', { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['a text', 'thing.nothing', { body: '{}', headers: { 'content-type': 'text/plain' } }],
  ])('%s is left to the adapter', async (_, path, sent) => {
    expect((await both(path, sent)).isOurs).toBe(false)
  })

  it.each(['', '{', 'x', '{"say":"a"', '\u0000'])('with the body %j, which is no JSON, is malformed', async (body) => {
    const { told, isOurs } = await ask('own', 'thing.change', { body })
    expect(isOurs).toBe(true)
    expect([told.status, JSON.parse(told.text).error.data.problem.code]).toEqual([422, 'request.malformed'])
  })

  it('whatever is sent, is answered as the adapter answers it', async () => {
    const input = fc.oneof(fc.record({ say: fc.string({ maxLength: 12 }) }), strangeJson)
    const name = fc.constantFrom('thing.change', 'thing.nothing', 'thing.refuse', 'thing.submit', 'thing.look', 'thing.none')
    const request = fc.record({
      names: fc.array(name, { minLength: 1, maxLength: 4 }),
      inputs: fc.array(input, { maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(request, fc.boolean(), async ({ names, inputs }, isBatch) => {
        const path = isBatch ? `${names.join(',')}?batch=1` : (names[0] ?? '')
        await both(path, of(isBatch ? { ...inputs } : (inputs[0] ?? null)))
      }),
      { numRuns: 60 },
    )
  })

  it('of a caller who leaves in the middle of it is not carried out, and leaves nothing waiting', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write(
      'POST /own/thing.change HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"say":',
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await expect.poll(() => lines.map((line) => JSON.parse(line).outcome)).toEqual(['invalid'])
  })
})
