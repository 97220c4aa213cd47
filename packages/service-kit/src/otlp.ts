// Loaded by `tracing.ts` alone, and only where there is a collector: everything of OpenTelemetry hangs on this file.
import { setTimeout as pause } from 'node:timers/promises'
import { type Attributes, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { Config } from './config.ts'
import type { Recorder } from './tracing.ts'
import { ownVersion } from './version.ts'

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const
const longestGoodbye = 2_000
/** What is somebody's fault here; that a person may not do something is an answer like another. */
const faults: ReadonlySet<string> = new Set(['failed', 'unavailable'])

interface Collected {
  address: string
  sampler: Config['OTEL_TRACES_SAMPLER']
  /** Of all traces, where the sampler takes one. */
  share: number
}

/** OpenTelemetry’s own samplers by their names. */
function samplerOf({ sampler, share }: Collected): Sampler {
  const root = sampler.endsWith('traceidratio')
    ? new TraceIdRatioBasedSampler(share)
    : sampler.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new AlwaysOnSampler()
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root
}

/** Sends steps to a collector by OTLP over HTTP, some at once and in the background; where none answers they are lost, nothing else is. */
export function otlpRecorder(name: string, collected: Collected): Recorder {
  const exporter = new OTLPTraceExporter({ url: `${collected.address.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': name, 'service.version': ownVersion() }),
    sampler: samplerOf(collected),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  const tracer = provider.getTracer('duzhan')
  return {
    begin({ name: step, kind, facts }, parent) {
      const context =
        parent === null
          ? ROOT_CONTEXT
          : trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED, isRemote: true })
      const span = tracer.startSpan(step, { kind: kinds[kind], attributes: facts as Attributes }, context)
      if (!span.isRecording()) return null
      const { traceId, spanId } = span.spanContext()
      return {
        traceId,
        spanId,
        end(outcome, more = {}) {
          span.setAttributes({ 'duzhan.outcome': outcome, ...more })
          if (faults.has(outcome)) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
    // a collector that is away is waited for no longer: what it does not hear is lost
    close: () => Promise.race([provider.shutdown().catch(() => undefined), pause(longestGoodbye, undefined, { ref: false })]),
  }
}
