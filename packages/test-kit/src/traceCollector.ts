import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A span as a collector was told of it, with the name of the process that told. */
export interface CollectedSpan {
  process: string
  name: string
  traceId: string
  spanId: string
  /** Of the span that it belongs to; '' for the first of a trace. */
  parentSpanId: string
  facts: Record<string, string | number>
  isFault: boolean
}

export interface TraceCollector {
  address: string
  spans: CollectedSpan[]
  close(): Promise<void>
}

interface Attribute {
  key: string
  value: { stringValue?: string; intValue?: number | string; doubleValue?: number }
}
interface Told {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: {
      spans: {
        name: string
        traceId: string
        spanId: string
        parentSpanId?: string
        attributes: Attribute[]
        status: { code?: number }
      }[]
    }[]
  }[]
}

const factsOf = (attributes: readonly Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)] as const),
  )

/** A collector of OpenTelemetry on this machine, which takes OTLP over HTTP as JSON and keeps what it is told. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = []
  const keep = ({ resourceSpans }: Told) => {
    for (const { resource, scopeSpans } of resourceSpans)
      for (const { name, traceId, spanId, parentSpanId = '', attributes, status } of scopeSpans.flatMap((scope) => scope.spans))
        spans.push({
          process: String(factsOf(resource.attributes)['service.name']),
          ...{ name, traceId, spanId, parentSpanId },
          facts: factsOf(attributes),
          isFault: status.code === 2,
        })
  }
  const server = createServer((request, response) => {
    if (request.url !== '/v1/traces') return void response.writeHead(404).end()
    void json(request).then((told) => {
      keep(told as Told) // as the exporter writes it
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
