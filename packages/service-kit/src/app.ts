import { randomUUID } from 'node:crypto'
import { httpStatus, Problem } from '@duzhan/problems'
import type { AnyTRPCRouter } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { logRefusal } from './audit.ts'
import { comeAgain, sayWhen } from './comeAgain.ts'
import type { Logger } from './logger.ts'
import { bearing, type Metrics } from './metrics.ts'
import { mutations } from './mutations.ts'
import { type Principal, principalHeader, principalReader, type Seal } from './principal.ts'
import { shedding } from './shedding.ts'
import { traceRequests } from './tracing.ts'
import { type Context, failed, type ProblemShape, rpcAnswer } from './trpc.ts'

const maxBodySize = 1024 * 1024
/** What a plan of the largest size takes with the marks that JSON sets between its values. */
const planBody = 2 * 1024 * 1024
const largerBodies = {
  /** All people of a province at once: an operator alone is let in so far, once the right was asked. */
  'identity.person.createMany': 4 * 1024 * 1024,
  'forms.plan.preview': planBody,
  'forms.plan.publish': planBody,
  'forms.plan.saveDraft': planBody,
}

/** Answers a request of a caller who is known by then, and signed in as far as the request needs it. */
export type Door = (principal: Principal, request: Request, response: Response, next: NextFunction) => void

interface DoorOptions {
  name: string
  router: AnyTRPCRouter
  log: Logger
  metrics?: Metrics
  /** Routes beside the procedures, e.g. files. */
  rest?: (app: Express) => void
}

interface AppOptions extends Seal {
  name: string
  door: Door
  log: Logger
  /** Whether what it stands on, its store, answers just now. */
  isReady(): Promise<boolean>
  nudge(stream: string): void
  /** What the process counts, for who bears the token. */
  metrics?: Metrics
  metricsToken?: string
}

const callers = new WeakMap<Request, Principal>()

/** Who makes a request to a service, as the gateway or a peer signed it. Throws `session.required` where nobody was asked for. */
export function principalOf(request: Request): Principal {
  const principal = callers.get(request)
  if (!principal) throw new Problem('unauthenticated', 'session.required')
  return principal
}

/** Lets nothing through but what is signed for this service and this path, before a byte of the body is read. */
function signedFor(service: string, seal: Seal): RequestHandler {
  const read = principalReader(seal)
  return (request, _response, next) => {
    const path = request.originalUrl.split('?')[0] ?? ''
    callers.set(request, read(request.header(principalHeader), { service, method: request.method, path }))
    next()
  }
}

/**
 * A service's procedures under `/trpc` and its own routes, for callers who are known: behind `serviceApp` those whose principal
 * was verified, behind a gateway in the same process those whose session it found. What it has no route for goes on to `next`.
 */
export function serviceDoor({ name, router, log, metrics, rest }: DoorOptions): Door {
  const called: Context['called'] = metrics && ((call) => metrics.called({ ...call, service: name }))
  const contextOf = (request: Request) => ({ ...principalOf(request), log, ...(called && { called }) })
  const limits = { router, maxBodySize, maxBatchSize: 10 }
  const change = mutations({ ...limits, largerBodies, contextOf })
  const procedures = createExpressMiddleware({ ...limits, responseMeta: sayWhen, createContext: ({ req }) => contextOf(req) })
  const others = express()
  others.disable('x-powered-by')
  others.set('etag', false)
  rest?.(others)
  others.use(problemResponse(log))
  return (principal, request, response, next) => {
    callers.set(request, principal)
    const ask: NextFunction = (error?: unknown) => (error === undefined ? procedures(request, response, next) : next(error))
    if (request.path.startsWith('/trpc/')) change(request, response, ask)
    else others(request, response, next)
  }
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
    // of a path only its first step: what follows may name a photo or an answer
    const path = `/${request.originalUrl.split(/[/?]/)[1] ?? ''}`
    const actorId = callers.get(request)?.actor.id
    if (problem) logRefusal(log, { requestId, actorId, path, problem })
    else log.error({ requestId, actorId, path, stack: error instanceof Error ? error.stack : undefined }, 'request failed')
    const told: ProblemShape = problem
      ? { code: problem.code, kind: problem.kind, details: problem.details, requestId }
      : failed(requestId)
    response.status(told.kind === 'failed' ? 500 : httpStatus[told.kind]).set('cache-control', 'no-store')
    if (told.kind === 'unavailable') response.set(comeAgain)
    if (request.originalUrl.startsWith('/trpc/')) response.json(rpcAnswer(told))
    else response.type('application/problem+json').send(JSON.stringify(told))
  }

/** The Problem that a request failed with; null when it is a bug. */
function expressProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large' // body-parser's own mark
  return isTooLarge ? new Problem('too-large', 'body.too-large') : null
}

/** A service's face to other processes: what its door opens to, for those whose principal is signed, `/health`, `/metrics` and `/nudge/<stream>`. */
export function serviceApp(options: AppOptions): Express {
  const { name, door, log, isReady, nudge, metrics, metricsToken } = options
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.get('/health', async (_request, response) => {
    const ready = await isReady()
    response.status(ready ? 200 : 503).json({ service: name, status: ready ? 'ready' : 'waiting' })
  })
  if (metrics) app.get('/metrics', bearing(metricsToken), metrics.answer)
  app.use(shedding({ log, metrics }), signedFor(name, options))
  app.use(traceRequests(name, { from: 'ours', requestIdOf: (request) => principalOf(request).requestId }))
  app.post('/nudge/:stream', (request, response) => {
    nudge(request.params.stream)
    response.status(204).end()
  })
  app.use((request, response, next) => door(principalOf(request), request, response, next))
  app.use(problemResponse(log))
  return app
}
