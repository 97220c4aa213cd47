import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { ServiceName } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import {
  bearing,
  type Clock,
  type Door,
  type Logger,
  type MemoryFigures,
  type Metrics,
  principalHeader,
  problemResponse,
  sayWhen,
  serviceActor,
  shedding,
  traceRequests,
} from '@duzhan/service-kit'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type Express, type Request, type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { clientOf } from './client.ts'
import { compressed } from './compressed.ts'
import { serviceOf } from './forward.ts'
import { jsonOnly, knownMethods, neverStored, ownHost, sameOrigin, securityHeaders } from './security.ts'
import { gatewayRouter } from './session/session.router.ts'
import {
  type Invitations,
  type SessionAdmin,
  type Sessions,
  type Setups,
  type SignOns,
  sessionAdmin,
} from './session/session.service.ts'
import { deviceMark, sessionToken, signOnTicket, writeSession, writeTicket } from './sessionCookie.ts'

export interface GatewayOptions {
  /** The way to each service. */
  doors: Record<ServiceName, Door>
  /** Where sessions are kept. */
  sessions: Sessions
  /** Where the first operator is made. */
  setup: Setups
  /** Where people come in by a link that an operator has sent them. */
  invitation: Invitations
  /** Where people come in by an issuer. */
  signOn: SignOns
  clock: Clock
  log: Logger
  /** Requests a minute that one session may make; one address may make 20 times as many, whatever sessions it claims. */
  rate: number
  /** How many reverse proxies stand before this door, whose word is taken for who calls. */
  proxies?: number
  /** Whether a service and its store answer just now. */
  isReady(service: ServiceName): Promise<boolean>
  /** Whether a Host header names this platform; without it every one does. */
  isOwnHost?: (host: string) => boolean
  /** The built web page. */
  webDir?: string
  /** What the process counts of itself, and the token of who may read it. */
  metrics?: Metrics
  metricsToken?: string | undefined
  /** The memory that requests are turned away for; this process's own unless said otherwise. */
  memory?: () => MemoryFigures
  /** Accounts to offer on the sign-in page of a demonstration. */
  demo?: () => { account: string; title: string }[]
}

/** The only door: sessions, request ids, limits; everything else is handed to the service that the path names. */
export function gatewayApp(options: GatewayOptions): Express {
  const { clock, log } = options
  const admin = sessionAdmin({
    identity: options.sessions,
    invitation: options.invitation,
    setup: options.setup,
    signOn: options.signOn,
    clock,
    isDemonstration: options.demo !== undefined,
  })
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', options.proxies ?? 0)
  app.use(securityHeaders, requestId, knownMethods, compressed)
  app.use(['/trpc', '/files', '/health', '/metrics', '/demo.json'], neverStored)
  app.get('/health', health(options))
  app.get(
    '/metrics',
    bearing(options.metricsToken),
    options.metrics?.answer ?? ((_request, response) => void response.status(404).end()),
  )
  app.use(ownHost(options.isOwnHost ?? (() => true)))
  const requestIdOf = (request: Request) => String(request.headers['x-request-id'])
  app.use(['/trpc', '/files'], traceRequests('gateway', { from: 'outside', requestIdOf }))
  app.use(['/trpc', '/files'], shedding({ log, metrics: options.metrics, memory: options.memory }))
  app.use(['/trpc', '/files'], ...limits(options.rate), sameOrigin)
  app.use('/trpc', jsonOnly, toService(options, admin))
  app.use('/trpc', ownProcedures(admin, log))
  app.use(
    '/files',
    withPrincipal(options, admin, () => 'forms'),
  )
  app.get('/demo.json', (_request, response) => void (options.demo ? response.json(options.demo()) : response.status(404).end()))
  if (options.webDir) servePage(app, resolve(options.webDir))
  app.use(problemResponse(log))
  return app
}

/** Ready when every service is, with its store; told within two seconds, also when something hangs. Asked by machines under any name. */
const health =
  ({ doors, isReady }: GatewayOptions): RequestHandler =>
  async (_request, response) => {
    const names = Object.keys(doors) as ServiceName[] // a record of exactly these
    const ready = await Promise.all(names.map((name) => isReady(name)))
    const waitingFor = names.filter((_, at) => !ready[at])
    const status = waitingFor.length === 0 ? { status: 'ready' } : { status: 'waiting', waitingFor }
    response.status(waitingFor.length === 0 ? 200 : 503).json({ service: 'gateway', ...status })
  }

const requestId: RequestHandler = (request, response, next) => {
  const id = randomUUID()
  request.headers['x-request-id'] = id
  response.set('x-request-id', id)
  next()
}

/** An office of many inspectors may share one address. */
const sessionsAnAddress = 20

/** A token is only a claim until the session is looked up, so whoever makes up tokens still meets the limit of the address. */
const limits = (rate: number): RequestHandler[] => [
  limited(rate * sessionsAnAddress, addressOf),
  limited(rate, (request) => sessionToken(request) ?? addressOf(request)),
]
const addressOf = (request: Request): string => request.ip ?? ''
const limited = (limit: number, keyGenerator: (request: Request) => string): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator,
    validate: false,
    handler: (_request, _response, next) => next(new Problem('limited', 'request.limited')),
  })

/**
 * Finds who is calling and hands the request to the service. A principal from outside never survives, and what opens a session
 * goes no further than this. Throws `session.required`, `session.expired`, `password.change-required` and
 * `second-factor.must-turn-on`.
 */
function withPrincipal(
  options: GatewayOptions,
  admin: SessionAdmin,
  nameOf: (path: string) => ServiceName | null,
): RequestHandler {
  return async (request, response, next) => {
    const service = nameOf(request.path.slice(1))
    if (service === null) return next()
    const actor = await admin.actorOf(sessionToken(request))
    if (actor.mustChangePassword) throw new Problem('forbidden', 'password.change-required')
    if (actor.mustTurnOnSecondFactor) throw new Problem('forbidden', 'second-factor.must-turn-on')
    delete request.headers[principalHeader]
    delete request.headers.cookie
    delete request.headers.authorization
    request.url = request.originalUrl
    options.doors[service]({ actor, requestId: String(request.headers['x-request-id']) }, request, response, next)
  }
}

const toService = (options: GatewayOptions, admin: SessionAdmin) => withPrincipal(options, admin, serviceOf)

const ownProcedures = (admin: SessionAdmin, log: Logger): RequestHandler =>
  createExpressMiddleware({
    router: gatewayRouter(admin),
    maxBodySize: 10_000,
    responseMeta: sayWhen,
    maxBatchSize: 1, // a password guessed is a request counted
    createContext: ({ req, res }) => ({
      actor: { ...serviceActor('anonymous'), grants: [] },
      requestId: String(req.headers['x-request-id']),
      log,
      cookie: {
        token: sessionToken(req),
        device: deviceMark(req),
        ticket: signOnTicket(req),
        address: req.ip ?? '',
        client: clientOf(req.header('user-agent')),
        write: (session) => writeSession(req, res, session),
        keepTicket: (ticket) => writeTicket(req, res, ticket),
      },
    }),
  })

/** Files with a hash in their name never change; every other path is the page, which finds its own way. */
function servePage(app: Express, directory: string): void {
  app.use('/assets', express.static(resolve(directory, 'assets'), { immutable: true, maxAge: '365d' }))
  app.use(express.static(directory, { index: false, setHeaders: (response) => response.set('cache-control', 'no-cache') }))
  app.get(
    /^\/(?!trpc|files|assets)/,
    (_request, response) => void response.set('cache-control', 'no-cache').sendFile(resolve(directory, 'index.html')),
  )
}
