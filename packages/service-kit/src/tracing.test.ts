import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '@duzhan/problems'
import { startTraceCollector, type TraceCollector, unchecked } from '@duzhan/test-kit'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { type Listening, listen } from './listen.ts'
import { logger } from './logger.ts'
import { traceCommands } from './traceCommands.ts'
import { asStep, beginStep, isTracing, startTracing, traceHeaders, traceIdNow, traceRequests } from './tracing.ts'

const outside = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const requestIdOf = () => 'request-1'
let collector: TraceCollector
let end: () => Promise<void> = async () => undefined
const closers: (() => Promise<unknown>)[] = []

/** The settings of a collector, by what stands in the environment. */
const settings = (address: string, more: Record<string, string> = {}) =>
  readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: address, ...more })
const start = async (more: Record<string, string> = {}) => {
  end = await startTracing('duzhan-forms', settings(collector.address, more))
}
/** What the collector was told, by name, once everything was sent. */
const told = async () => {
  await end()
  return new Map(collector.spans.map((span) => [span.name, span]))
}

/** Makes one request to a process that traces what it is asked, and does `act` for it. */
async function request(from: 'outside' | 'ours', act: () => unknown, headers: Record<string, string> = {}, path = '/trpc/x') {
  const app = express()
  app.use(traceRequests('forms', { from, requestIdOf }))
  app.use(async (asked, response) => {
    try {
      response.json({ answer: await act(), given: asked.headers })
    } catch {
      response.status(500).end()
    }
  })
  const listening: Listening = await listen(app, 0)
  closers.push(listening.close)
  const answer = await fetch(`http://127.0.0.1:${listening.port}${path}`, { headers })
  return answer.ok ? ((await answer.json()) as { answer: unknown; given: Record<string, string> }) : null
}

beforeEach(async () => {
  collector = await startTraceCollector()
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await end()
  await collector.close()
})

describe('without a collector', () => {
  it('nothing is recorded and nothing told on', async () => {
    const stop = await startTracing('duzhan-forms', readConfig({}))
    expect(isTracing()).toBe(false)
    const { answer } = (await request('outside', async () => [
      beginStep({ name: 'find visits', kind: 'client' }),
      await asStep({ name: 'forms.plan.list', kind: 'internal' }, async () => traceHeaders()),
      traceIdNow() ?? 'none',
    ]))!
    expect(answer).toEqual([null, {}, 'none'])
    await stop()
    expect(collector.spans).toEqual([])
  })

  it('what a stranger says of a trace goes no further', async () => {
    expect((await request('outside', () => 1, { traceparent: outside, tracestate: 'a=b' }))?.given).not.toHaveProperty(
      'traceparent',
    )
  })

  it('nothing of OpenTelemetry is loaded: one file imports it, and that one is imported when there is a collector', () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test)\.ts$/.test(name),
    )
    const naming = (pattern: RegExp) =>
      sources.filter((name) => pattern.test(readFileSync(join(import.meta.dirname, name), 'utf8')))
    expect(naming(/from '@opentelemetry\//)).toEqual(['otlp.ts'])
    expect(naming(/from '\.{1,2}\/otlp\.ts'/)).toEqual([])
    expect(naming(/await import\('\.\/otlp\.ts'\)/)).toEqual(['tracing.ts'])
  })
})

describe('a request from outside', () => {
  it('begins a trace of its own, whatever the caller says of one, and steps belong to it', async () => {
    await start()
    const { answer } = (await request(
      'outside',
      () => asStep({ name: 'forms.submission.submit', kind: 'internal' }, async () => traceHeaders().traceparent),
      { traceparent: outside },
    ))!
    const spans = await told()
    const [first, step] = [spans.get('GET /trpc')!, spans.get('forms.submission.submit')!]
    expect(first).toMatchObject({ process: 'duzhan-forms', parentSpanId: '', isFault: false })
    expect(first.facts).toMatchObject({
      'duzhan.service': 'forms',
      'duzhan.request_id': 'request-1',
      'duzhan.outcome': 'ok',
      'http.response.status_code': 200,
    })
    expect(first.traceId).not.toBe('0af7651916cd43dd8448eb211c80319c')
    expect(step).toMatchObject({ traceId: first.traceId, parentSpanId: first.spanId })
    expect(answer).toBe(`00-${first.traceId}-${step.spanId}-01`)
  })

  it('tells of its path the first part alone', async () => {
    await start()
    await request('outside', () => 1, {}, '/files/evidence/5a7f?account=zhang')
    expect(JSON.stringify([...(await told())])).not.toMatch(/5a7f|zhang|evidence/)
  })

  it.each<[string, () => unknown, string, boolean]>([
    ['a bug', () => Promise.reject(new TypeError('no')), 'failed', true],
    ['an outage', () => Promise.reject(new Problem('unavailable', 'service.unavailable')), 'unavailable', true],
    ['a refusal', () => Promise.reject(new Problem('forbidden', 'right.missing', { verb: 'x' })), 'forbidden', false],
  ])('ends a step as %s', async (_name, act, outcome, isFault) => {
    await start()
    await request('outside', () => asStep({ name: 'step', kind: 'client' }, async () => await act()))
    expect((await told()).get('step')).toMatchObject({ facts: { 'duzhan.outcome': outcome }, isFault })
  })
})

describe('a request of ours', () => {
  it('belongs to the step that the caller names', async () => {
    await start()
    await request('ours', () => 1, { traceparent: outside })
    expect((await told()).get('GET /trpc')).toMatchObject({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
    })
  })

  it.each([
    ['names none', {}],
    ['names one that is none', { traceparent: '00-zz-01' }],
  ])('is not traced where the caller %s: what a service does of itself is no trace', async (_name, headers) => {
    await start()
    expect((await request('ours', () => traceIdNow() ?? 'none', headers))?.answer).toBe('none')
    expect([...(await told()).keys()]).toEqual([])
  })
})

describe('what a request set going and did not wait for', () => {
  it('is no part of its trace any more', async () => {
    await start()
    let later: Promise<unknown> = Promise.resolve()
    await request('outside', () => {
      later = pause(100).then(() => beginStep({ name: 'late', kind: 'client' }))
    })
    expect(await later).toBeNull()
    expect([...(await told()).keys()]).toEqual(['GET /trpc'])
  })
})

describe('lines of the log', () => {
  it('name the trace within one, and say nothing of it elsewhere', async () => {
    const lines: string[] = []
    const log = logger('forms', 'info', { write: (line) => void lines.push(line) })
    await start()
    log.info('before')
    await request('outside', () => log.info('within'))
    const [before, within] = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(before).not.toHaveProperty('traceId')
    expect(within?.['traceId']).toBe((await told()).get('GET /trpc')?.traceId)
  })
})

describe('commands to the database', () => {
  /** A client that tells what it is made to. */
  const client = () => {
    const hearers = new Map<string, (command: never) => void>()
    return {
      on: (event: string, hear: (command: never) => void) => hearers.set(event, hear),
      tell: (event: string, command: object) => hearers.get(event)?.(unchecked(command)),
    }
  }
  const find = {
    ...{ address: 'a:1', requestId: 7, commandName: 'find', databaseName: 'duzhan_forms' },
    command: { find: 'submissions', filter: { account: 'zhang' } },
  }

  it('are steps, told by what they are about and by nothing of what they say', async () => {
    await start()
    const source = client()
    traceCommands(source)
    await request('outside', () => {
      source.tell('commandStarted', find)
      source.tell('commandStarted', {
        ...find,
        requestId: 8,
        commandName: 'getMore',
        command: { getMore: 5n, collection: 'drafts' },
      })
      source.tell('commandSucceeded', { ...find, reply: {} })
      source.tell('commandFailed', { ...find, requestId: 8 })
      source.tell('commandSucceeded', { ...find, requestId: 9 })
    })
    const spans = await told()
    expect(spans.get('find submissions')).toMatchObject({ parentSpanId: spans.get('GET /trpc')?.spanId, isFault: false })
    expect(spans.get('find submissions')?.facts).toEqual({
      'db.system.name': 'mongodb',
      'db.operation.name': 'find',
      'db.namespace': 'duzhan_forms',
      'db.collection.name': 'submissions',
      'duzhan.outcome': 'ok',
    })
    expect(spans.get('getMore drafts')).toMatchObject({ isFault: true })
    expect(JSON.stringify([...spans])).not.toContain('zhang')
  })

  it('outside of a request are none', async () => {
    await start()
    const source = client()
    traceCommands(source)
    source.tell('commandStarted', find)
    source.tell('commandSucceeded', find)
    expect((await told()).size).toBe(0)
  })
})

describe('a sampler', () => {
  /** How many of so many requests from outside, each with a step, the collector is told of, and what is told on with them. */
  async function sampled(times: number, given: Record<string, string>) {
    await start(given)
    const app = express()
    app.use(traceRequests('forms', { from: 'outside', requestIdOf }))
    app.use(async (_request, response) => {
      response.json(await asStep({ name: 'step', kind: 'internal' }, async () => [traceHeaders(), traceIdNow() ?? null]))
    })
    const { port, close } = await listen(app, 0)
    closers.push(close)
    const answers: [{ traceparent?: string }, string | null][] = []
    for (let time = 0; time < times; time++)
      answers.push(unchecked(await (await fetch(`http://127.0.0.1:${port}/trpc/x`)).json()))
    await end()
    return { answers, traces: new Set(collector.spans.map(({ traceId }) => traceId)), spans: collector.spans.length }
  }
  const aHalf = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.5' }

  it('tells of a share of the requests, of each all steps or none, and tells on only those', async () => {
    const { answers, traces, spans } = await sampled(80, aHalf)
    expect(traces.size).toBeGreaterThan(15)
    expect(traces.size).toBeLessThan(65)
    expect(spans).toBe(traces.size * 2)
    const toldOn = answers.filter(([headers]) => headers.traceparent !== undefined)
    expect(toldOn.map(([, traceId]) => traceId).sort()).toEqual([...traces].sort())
    for (const [headers, traceId] of answers) expect(headers.traceparent === undefined).toBe(traceId === null)
  })

  it.each([
    ['always_off', 0],
    ['parentbased_always_off', 0],
    ['always_on', 3],
    ['parentbased_always_on', 3],
  ])('%s tells of %i of 3, whatever the share', async (name, count) => {
    const { traces } = await sampled(3, { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: '0.5' })
    expect(traces.size).toBe(count)
  })

  it('goes by the caller of ours, who has decided', async () => {
    await start({ ...aHalf, OTEL_TRACES_SAMPLER_ARG: '0' })
    await request('ours', () => 1, { traceparent: outside })
    await request('outside', () => 1)
    expect([...(await told()).values()].map(({ traceId }) => traceId)).toEqual(['0af7651916cd43dd8448eb211c80319c'])
  })
})

describe('a collector that does not answer', () => {
  it('keeps nobody from an answer, and the process no longer than two seconds from its end', async () => {
    end = await startTracing('duzhan-forms', settings('http://127.0.0.1:1'))
    expect((await request('outside', () => 'done'))?.answer).toBe('done')
    const asked = performance.now()
    await end()
    expect(performance.now() - asked).toBeLessThan(4_000)
  })
})
