import { type IncomingMessage, request as plainRequest } from 'node:http'
import { Agent, request as tlsRequest } from 'node:https'
import { type ServiceName, serviceNames } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { type Door, principalHeader, type Seal, signPrincipal, traceHeaders, trusted } from '@duzhan/service-kit'

interface Remote extends Seal {
  name: ServiceName
  url: string
  /** The authority that vouches for the service, beside those that Node knows. */
  ca?: string | undefined
}

/**
 * The way to a service in a process of its own, over TLS where its address says so: who is calling is signed into the request,
 * for this one call. Throws `service.unavailable` when it cannot be reached. (The way to a service in the same process is its own door.)
 */
export function forwardTo({ name, url, ca, ...seal }: Remote): Door {
  const { hostname, port, protocol } = new URL(url)
  const isTls = protocol === 'https:'
  const send = isTls ? tlsRequest : plainRequest
  const agent = isTls && ca !== undefined ? { agent: new Agent({ keepAlive: true, ca: trusted(ca) }) } : {}
  return (principal, request, response, next) => {
    const call = { service: name, method: request.method, path: request.originalUrl.split('?')[0] ?? '' }
    const headers = { ...request.headers, [principalHeader]: signPrincipal(principal, call, seal), ...traceHeaders() }
    const onward = send(
      { hostname, port, path: request.originalUrl, method: request.method, headers, ...agent },
      (answer: IncomingMessage) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => {
      if (response.headersSent) response.destroy()
      else next(new Problem('unavailable', 'service.unavailable'))
    })
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }
}

const largestBatch = 10

/**
 * The one service that a tRPC path or batch of paths is for; null for the gateway's own. Throws `request.malformed` for a
 * mixed batch, `batch.too-large` for more than ten calls.
 */
export function serviceOf(path: string): ServiceName | null {
  const paths = path.split(',')
  if (paths.length > largestBatch) throw new Problem('too-large', 'batch.too-large')
  const names = new Set(paths.map((one) => one.split('.')[0]))
  const [name, ...others] = names
  if (others.length > 0) throw new Problem('invalid', 'request.malformed')
  return serviceNames.find((service) => service === name) ?? null
}
