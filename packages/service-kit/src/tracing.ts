import { AsyncLocalStorage } from 'node:async_hooks'
import { Problem } from '@duzhan/problems'
import type { Request, RequestHandler } from 'express'
import type { Config } from './config.ts'

/** A step of a trace as it begins. Nothing in it names or reaches a person: paths of procedures, names of collections, ids of requests. */
export interface Step {
  name: string
  kind: 'server' | 'client' | 'internal'
  facts?: Record<string, string | number>
}

/** A step that was begun. */
export interface Span {
  traceId: string
  spanId: string
  /** Ends it: `ok`, the kind of the problem that it was answered with, or `failed`; and what else is known by then. */
  end(outcome: string, facts?: Record<string, string | number>): void
}

/** Where steps are recorded. */
export interface Recorder {
  /** Begins a step; null where its trace is one of those that are left out. */
  begin(step: Step, parent: Pick<Span, 'traceId' | 'spanId'> | null): Span | null
  /** Sends what is not sent yet, and records nothing any more. */
  close(): Promise<void>
}

export type TracingSettings = Pick<Config, 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_TRACES_SAMPLER' | 'OTEL_TRACES_SAMPLER_ARG'>

let recorder: Recorder | null = null
const storage = new AsyncLocalStorage<{ span: Span; hasEnded: boolean }>()

/** The step that is under way; null outside of one, also for what a request set going and did not wait for. */
function stepNow(): Span | null {
  const step = recorder === null ? undefined : storage.getStore()
  return step === undefined || step.hasEnded ? null : step.span
}

/**
 * Tells the collector of OpenTelemetry that the settings name what this process does from now on; `name` is what it is called there.
 * Without an address nothing is loaded and nothing is recorded. The result ends it, and sends what was not sent yet.
 */
export async function startTracing(name: string, settings: TracingSettings): Promise<() => Promise<void>> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: address, OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: share } = settings
  if (address === undefined) return async () => undefined
  const { otlpRecorder } = await import('./otlp.ts')
  const started = otlpRecorder(name, { address, sampler, share })
  recorder = started
  return async () => {
    recorder = null
    await started.close()
  }
}

/** Whether anybody wants to know. */
export const isTracing = (): boolean => recorder !== null

/** The trace that is under way, for lines of the log; `undefined` outside of one. */
export const traceIdNow = (): string | undefined => stepNow()?.traceId

/** What tells the next process to which step its own belong (W3C Trace Context); empty outside of a trace. */
export function traceHeaders(): { traceparent?: string } {
  const step = stepNow()
  return step === null ? {} : { traceparent: `00-${step.traceId}-${step.spanId}-01` }
}

/** Begins a step of the trace that is under way; null where there is none: a trace begins with a request from outside. */
export function beginStep(step: Step): Span | null {
  const parent = stepNow()
  return parent === null || recorder === null ? null : recorder.begin(step, parent)
}

/** Runs `act` so that whatever it does is part of this step, until that ends. */
function within<Result>(span: Span, act: (span: Span) => Result): Result {
  const kept = { span, hasEnded: false }
  const own: Span = {
    ...span,
    end(outcome, facts) {
      kept.hasEnded = true
      span.end(outcome, facts)
    },
  }
  return storage.run(kept, () => act(own))
}

/** Runs `act` as a step of the trace that is under way, which ends as `outcomeOf` says of what came of it. Throws what `act` throws. */
export async function asStep<Result>(
  step: Step,
  act: () => Promise<Result>,
  outcomeOf: (result: Result) => string = () => 'ok',
): Promise<Result> {
  const begun = beginStep(step)
  if (begun === null) return await act()
  return await within(begun, async (span) => {
    try {
      const result = await act()
      span.end(outcomeOf(result))
      return result
    } catch (error) {
      span.end(error instanceof Problem ? error.kind : 'failed')
      throw error
    }
  })
}

const traceParent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/

function parentIn(request: Request): { traceId: string; spanId: string } | null {
  const [, traceId, spanId] = traceParent.exec(request.header('traceparent') ?? '') ?? []
  return traceId === undefined || spanId === undefined ? null : { traceId, spanId }
}

/**
 * Makes a step of each request. At the gateway (`from: 'outside'`) it begins a trace, whatever the caller says of one; in a service
 * it belongs to the caller's. Of the path it tells the first part alone: what follows may name a photo.
 */
export function traceRequests(
  service: string,
  { from, requestIdOf }: { from: 'outside' | 'ours'; requestIdOf: (request: Request) => string },
): RequestHandler {
  return (request, response, next) => {
    const parent = from === 'outside' ? null : parentIn(request)
    for (const header of ['traceparent', 'tracestate']) delete request.headers[header]
    if (recorder === null || (from === 'ours' && parent === null)) return next()
    const facts = { 'duzhan.service': service, 'duzhan.request_id': requestIdOf(request) }
    const name = `${request.method} /${request.originalUrl.split(/[/?]/)[1] ?? ''}`
    const begun = recorder.begin({ name, kind: 'server', facts }, parent)
    if (begun === null) return next()
    within(begun, (span) => {
      response.once('close', () => {
        const status = response.statusCode
        span.end(status < 500 ? 'ok' : 'failed', { 'http.response.status_code': status })
      })
      next()
    })
  }
}
