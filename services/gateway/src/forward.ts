import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Problem } from '@duzhan/problems'
import type { ServiceName } from '@duzhan/service-kit'
import type { Express, NextFunction, Request, Response } from 'express'

/** Hands a request to a service; the principal is in its headers by then. */
export type Forward = (request: Request, response: Response, next: NextFunction) => void

/** A service in the same process: its app takes the request as it stands. */
export const forwardLocally = (app: Express): Forward => app

/** A service in a process of its own. Throws `service.unavailable` when it cannot be reached. */
export function forwardTo(url: string): Forward {
  const { hostname, port } = new URL(url)
  return (request, response, next) => {
    const onward = httpRequest(
      { hostname, port, path: request.originalUrl, method: request.method, headers: request.headers },
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
