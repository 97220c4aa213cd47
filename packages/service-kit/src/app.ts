import { randomUUID } from 'node:crypto'
import { httpStatus, Problem } from '@duzhan/problems'
import type { AnyTRPCRouter } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express'
import type { Logger } from './logger.ts'
import { type Principal, principalHeader, readPrincipal } from './principal.ts'
import { trpcErrorOf } from './trpc.ts'

export const maxBodySize = 1024 * 1024

interface AppOptions {
  name: string
  router: AnyTRPCRouter
  secret: string
  log: Logger
  /** Routes beside the procedures, e.g. files. */
  rest?: (app: Express) => void
  nudge(): void
}

/** Who calls, by the signed header that the gateway or a peer sent. Throws `session.required`. */
export function principalOf(request: Request, secret: string): Principal {
  return readPrincipal(request.header(principalHeader), secret)
}

/** Answers a Problem as `application/problem+json`; anything else as 500 with nothing but the request id. */
export const problemResponse =
  (log: Logger): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const requestId = request.header('x-request-id') ?? randomUUID()
    if (error instanceof Problem) {
      response.status(httpStatus[error.kind]).type('application/problem+json')
      response.send(JSON.stringify({ code: error.code, kind: error.kind, details: error.details, requestId }))
      return
    }
    const tooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large'
    if (!tooLarge)
      log.error({ requestId, path: request.path, stack: error instanceof Error ? error.stack : undefined }, 'request failed')
    response.status(tooLarge ? 413 : 500).type('application/problem+json')
    response.send(
      JSON.stringify({
        code: tooLarge ? 'body.too-large' : 'service.failed',
        kind: tooLarge ? 'too-large' : 'failed',
        details: {},
        requestId,
      }),
    )
  }

/** A service's face: its procedures under `/trpc`, its own routes, `/health` and `/nudge`. */
export function serviceApp(options: AppOptions): Express {
  const { name, router, secret, log } = options
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.get('/health', (_request, response) => void response.json({ service: name, status: 'ready' }))
  app.post('/nudge', nudged(options))
  app.use(
    '/trpc',
    createExpressMiddleware({
      router,
      maxBodySize,
      maxBatchSize: 10,
      createContext: ({ req }) => {
        try {
          return { ...principalOf(req, secret), log }
        } catch (error) {
          throw error instanceof Problem ? trpcErrorOf(error) : error
        }
      },
    }),
  )
  options.rest?.(app)
  app.use(problemResponse(log))
  return app
}

const nudged =
  ({ secret, nudge }: AppOptions): RequestHandler =>
  (request, response) => {
    principalOf(request, secret)
    nudge()
    response.status(204).end()
  }
