import { packs } from '@duzhan/plan-packs'
import { readConfig, startTracing } from '@duzhan/service-kit'
import {
  type CollectedSpan,
  type DisposableStore,
  disposableStore,
  manualClock,
  startTraceCollector,
  type TraceCollector,
} from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStandalone } from '../src/index.ts'
import { filled, submissionOf } from './answers.ts'
import { startApart } from './apart.ts'
import { signIn, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229'
const secret = 's'.repeat(64)

describe('one visit that is sent in, over a gateway and services of their own', () => {
  const clock = manualClock()
  const log: string[] = []
  const logTo = { write: (line: string) => void log.push(line) }
  let collector: TraceCollector
  let store: DisposableStore
  let form: Awaited<ReturnType<typeof startApart>>
  let end: () => Promise<void>
  let inspector: Visitor
  let spans: CollectedSpan[]
  let requestId = ''

  beforeAll(async () => {
    collector = await startTraceCollector()
    store = await disposableStore()
    const { filings: _, ...pack } = packs[0]!
    const loading = await startStandalone({ ...store, clock, secret, port: 0, demo: [pack], logTo, rate: 1_000_000 })
    await loading.settle()
    await loading.close()
    end = await startTracing('duzhan', readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }))
    form = await startApart({ ...store, clock, secret, logTo })
    inspector = await signIn(form.urls[0]!, 'xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    log.length = 0
    clock.advance(6_000) // who calls is asked anew after five seconds
    const answer = await inspector.request('/trpc/forms.submission.submit', {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      body: JSON.stringify(submissionOf(tanqiao, filled(checklist, []))),
    })
    expect(answer.status, await answer.text()).toBe(200)
    requestId = answer.headers.get('x-request-id') ?? ''
    await form.close()
    await end()
    const first = collector.spans.find(({ facts }) => facts['duzhan.request_id'] === requestId)
    spans = collector.spans.filter(({ traceId }) => traceId === first?.traceId)
  }, 180_000)
  afterAll(async () => {
    await store?.close()
    await collector?.close()
  })

  const named = (name: string) => spans.filter((span) => span.name === name)
  /** From a span up to the first of the trace. */
  function ancestors(span: CollectedSpan | undefined): string[] {
    const parent = spans.find(({ spanId }) => spanId === span?.parentSpanId)
    return parent === undefined ? [] : [parent.name, ...ancestors(parent)]
  }

  it('is one trace, which begins at the gateway whatever the browser says of it', () => {
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === '')
    expect(roots).toHaveLength(1)
    expect(roots[0]).toMatchObject({
      name: 'POST /trpc',
      facts: { 'duzhan.service': 'gateway', 'duzhan.request_id': requestId, 'http.response.status_code': 200 },
    })
    expect(new Set(spans.map(({ parentSpanId }) => parentSpanId)).size).toBeGreaterThan(3)
    for (const { parentSpanId } of spans) expect(['', ...spans.map(({ spanId }) => spanId)]).toContain(parentSpanId)
  })

  it('goes from the gateway to identity for who calls, and to forms for the procedure', () => {
    const services = new Set(named('POST /trpc').map(({ facts }) => facts['duzhan.service']))
    expect([...services, ...named('GET /trpc').map(({ facts }) => facts['duzhan.service'])]).toEqual(
      expect.arrayContaining(['gateway', 'forms', 'identity']),
    )
    const [submit] = named('forms.submission.submit')
    expect(submit?.facts).toMatchObject({ 'duzhan.request_id': requestId, 'duzhan.outcome': 'ok' })
    expect(ancestors(submit)).toEqual(['POST /trpc', 'POST /trpc'])
    const ofIdentity = spans.filter(({ name }) => name.startsWith('identity.session.'))
    expect(ofIdentity.length).toBeGreaterThanOrEqual(2)
    expect(ofIdentity.map((span) => ancestors(span).at(-1))).toEqual(ofIdentity.map(() => 'POST /trpc'))
  })

  it('ends in the store, under the procedure that asked it', () => {
    const writes = spans.filter(({ facts }) => facts['db.collection.name'] === 'submissions')
    expect(writes.length).toBeGreaterThan(0)
    for (const write of writes) expect(ancestors(write)).toContain('forms.submission.submit')
  })

  it('stands in every line of the log, beside the id of the request', () => {
    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['requestId'] === requestId)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line['traceId']).toBe(spans[0]?.traceId)
  })

  it('tells nobody who called, and nothing of what was sent', () => {
    expect(JSON.stringify(collector.spans)).not.toMatch(/xt-inspector|潭桥|督战|430381|v4303/)
  })
})

describe('a request to the platform in one process', () => {
  it('is one trace as well: gateway, procedure, what that asks of another service, store', async () => {
    const collector = await startTraceCollector()
    const store = await disposableStore()
    const { filings: _, ...pack } = packs[0]!
    const end = await startTracing('duzhan', readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address }))
    const platform = await startStandalone({
      ...store,
      clock: manualClock(),
      secret,
      port: 0,
      demo: [pack],
      logTo: { write: () => {} },
      rate: 1_000_000,
    })
    try {
      const inspector = await signIn(platform.url, 'xt-inspector')
      const input = encodeURIComponent(JSON.stringify({ plan, mine: true }))
      const answer = await inspector.request(`/trpc/assignments.visit.list?input=${input}`)
      expect(answer.status).toBe(200)
      await platform.close()
      await end()
      const root = collector.spans.find(
        ({ facts, parentSpanId }) => parentSpanId === '' && facts['duzhan.request_id'] === answer.headers.get('x-request-id'),
      )
      const under = (parent: CollectedSpan | undefined, name: string) =>
        collector.spans.find((span) => span.parentSpanId === parent?.spanId && span.name === name)
      const list = under(root, 'assignments.visit.list')
      expect(root).toMatchObject({ name: 'GET /trpc', process: 'duzhan' })
      expect(under(under(root, 'identity.session.resolve'), 'find sessions')).toBeDefined()
      expect(under(list, 'find visits')).toBeDefined()
      expect(under(under(list, 'identity.region.list'), 'find regions')).toBeDefined()
    } finally {
      await end()
      await platform.close()
      await store.close()
      await collector.close()
    }
  }, 180_000)
})
