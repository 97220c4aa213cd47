import { type IncomingMessage, request as plainRequest } from 'node:http'
import { Agent, request as tlsRequest } from 'node:https'
import type { ServiceName } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { trusted } from '@duzhan/service-kit'
import type { Express, NextFunction, Request, Response } from 'express'

/** Hands a request to a service; the principal is in its headers by then. */
export type Forward = (request: Request, response: Response, next: NextFunction) => void

/** A service in the same process: its app takes the request as it stands. */
export const forwardLocally = (app: Express): Forward => app

/**
 * A service in a process of its own, over TLS where its address says so; `ca` is the authority that vouches for it, beside
 * those that Node knows. Throws `service.unavailable` when it cannot be reached.
 */
export function forwardTo(url: string, ca?: string): Forward {
  const { hostname, port, protocol } = new URL(url)
  const isTls = protocol === 'https:'
  const send = isTls ? tlsRequest : plainRequest
  const agent = isTls && ca !== undefined ? { agent: new Agent({ keepAlive: true, ca: trusted(ca) }) } : {}
  return (request, response, next) => {
    const onward = send(
      { hostname, port, path: request.originalUrl, method: request.method, headers: request.headers, ...agent },
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

const services: readonly ServiceName[] = ['identity', 'forms', 'assignments', 'aggregation']

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
  return services.find((service) => service === name) ?? null
}
