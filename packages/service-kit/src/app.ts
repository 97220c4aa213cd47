import { randomUUID } from 'node:crypto'
import { httpStatus, Problem } from '@duzhan/problems'
import type { AnyTRPCRouter } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express'
import type { Logger } from './logger.ts'
import { type Principal, principalHeader, readPrincipal } from './principal.ts'
import { failed, type ProblemShape, rpcAnswer, trpcErrorOf } from './trpc.ts'

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

/**
 * Answers a Problem as `application/problem+json`, or, to a procedure call, in the shape that its client reads; anything
 * else as 500 with nothing but the request id.
 */
export const problemResponse =
  (log: Logger): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const requestId = request.header('x-request-id') ?? randomUUID()
    const problem = expressProblem(error)
    if (problem === null)
      log.error({ requestId, path: request.path, stack: error instanceof Error ? error.stack : undefined }, 'request failed')
    const told: ProblemShape = problem
      ? { code: problem.code, kind: problem.kind, details: problem.details, requestId }
      : failed(requestId)
    response.status(told.kind === 'failed' ? 500 : httpStatus[told.kind])
    if (request.originalUrl.startsWith('/trpc/')) response.json(rpcAnswer(told))
    else response.type('application/problem+json').send(JSON.stringify(told))
  }

/** The Problem that a request failed with; null when it is a bug. */
function expressProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large' // body-parser's own mark
  return isTooLarge ? new Problem('too-large', 'body.too-large') : null
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
