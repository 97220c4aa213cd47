import type { Actor, Verb } from '@duzhan/contracts'
import { httpStatus, Problem, type ProblemDetails, type ProblemKind } from '@duzhan/problems'
import { initTRPC, TRPCError } from '@trpc/server'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import { ZodError, type ZodType } from 'zod'
import { isKept, subjectOf } from './audit.ts'
import { doing } from './log/underWay.ts'
import type { Logger } from './logger.ts'
import type { Call } from './metrics.ts'
import { grantsFor } from './rights.ts'
import { asStep } from './tracing.ts'

/** What every procedure of every service is given. */
export interface Context {
  actor: Actor
  requestId: string
  log: Logger
  /** Counts how a call ended, where somebody counts. */
  called?(call: Omit<Call, 'service'>): void
  /** Only at the gateway: what the browser keeps for us, its session and the mark of a device that was let in before. */
  cookie?: {
    token: string | null
    device: string | null
    /** The ticket of a sign-in at the issuer that is under way. */
    ticket: string | null
    address: string
    /** The system and the browser that call, as they name themselves. */
    client: string
    write(session: { token: string; seconds: number; device?: string }): void
    /** Keeps the ticket of a sign-in at the issuer; null forgets it. */
    keepTicket(ticket: string | null): void
  }
}

const trpcCodes = {
  invalid: 'UNPROCESSABLE_CONTENT',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  absent: 'NOT_FOUND',
  conflict: 'CONFLICT',
  stale: 'PRECONDITION_FAILED',
  'too-large': 'PAYLOAD_TOO_LARGE',
  limited: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ProblemKind, TRPCError['code']>

/** What travels to the page for any failure; `kind: 'failed'` is a bug, of which nothing but the request id is told. */
export interface ProblemShape {
  code: string
  kind: ProblemKind | 'failed'
  details: ProblemDetails
  requestId: string
}

/** What is told of a bug: nothing but where to look it up. */
export const failed = (requestId: string): ProblemShape => ({ code: 'service.failed', kind: 'failed', details: {}, requestId })

/** A problem met before any procedure ran, as a procedure's answer: a client reads it like any other, for a batch too. */
export function rpcAnswer(problem: ProblemShape) {
  const code = problem.kind === 'failed' ? 'INTERNAL_SERVER_ERROR' : trpcCodes[problem.kind]
  const status = problem.kind === 'failed' ? 500 : httpStatus[problem.kind]
  return { error: { code: TRPC_ERROR_CODES_BY_KEY[code], message: problem.code, data: { code, httpStatus: status, problem } } }
}

/** What is told of an input that is not of its shape: the first places that are wrong. */
function inputProblem(error: ZodError): Problem {
  return new Problem('invalid', 'input.invalid', {
    errors: error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), rule: issue.code })),
  })
}

/**
 * Reads one of several inputs that came in one call, each to be judged for itself. Throws `input.invalid` as a call with it
 * alone would.
 */
export function readInput<Output>(shape: ZodType<Output>, input: unknown): Output {
  const read = parsed(shape, input)
  if (!read.success) throw inputProblem(read.error)
  return read.data
}

/** Zod itself fails on a text's place that is taken by an object with a length which refuses to become a number. */
function parsed<Output>(shape: ZodType<Output>, input: unknown) {
  try {
    return shape.safeParse(input)
  } catch {
    throw new Problem('invalid', 'request.malformed')
  }
}

/** The Problem behind whatever tRPC caught, or null when it is a bug. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (!(error instanceof TRPCError)) return null
  if (error.cause instanceof Problem) return error.cause
  if (error.cause instanceof ZodError) return inputProblem(error.cause)
  if (error.code === 'PAYLOAD_TOO_LARGE') return new Problem('too-large', 'body.too-large')
  if (error.code === 'NOT_FOUND') return new Problem('absent', 'procedure.absent')
  if (
    error.code === 'BAD_REQUEST' ||
    error.code === 'PARSE_ERROR' ||
    error.code === 'UNSUPPORTED_MEDIA_TYPE' ||
    error.code === 'METHOD_NOT_SUPPORTED'
  )
    return new Problem('invalid', 'request.malformed')
  return null
}

/** A Problem as tRPC throws it, so that the HTTP status is the problem's own. */
const trpcErrorOf = (problem: Problem): TRPCError =>
  new TRPCError({ code: trpcCodes[problem.kind], cause: problem, message: problem.code })

const t = initTRPC
  .context<Context>()
  .meta<{ verb: Verb }>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => {
      const problem = problemOf(error)
      const told: ProblemShape = problem
        ? { code: problem.code, kind: problem.kind, details: problem.details, requestId: ctx?.requestId ?? '' }
        : failed(ctx?.requestId ?? '')
      return {
        code: shape.code,
        message: told.code,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, problem: told },
      }
    },
  })

const base = t.procedure.use(async ({ next, ctx, path, type, meta }) => {
  const started = performance.now()
  const { actor, requestId } = ctx
  const outcomeOf = (ended: { ok: boolean; error?: unknown }) => (ended.ok ? 'ok' : (problemOf(ended.error)?.kind ?? 'failed'))
  const step = { name: path, kind: 'internal', facts: { 'duzhan.request_id': requestId } } as const
  const result = await asStep(step, () => doing({ by: { id: actor.id, title: actor.title }, requestId }, () => next()), outcomeOf)
  const problem = result.ok ? null : problemOf(result.error)
  const outcome = outcomeOf(result)
  const took = performance.now() - started
  ctx.called?.({ path, outcome, seconds: took / 1_000 })
  const kept = isKept({ verb: meta?.verb, actor: ctx.actor, problem })
  const line = {
    requestId: ctx.requestId,
    actorId: ctx.actor.id,
    path,
    type,
    ms: Math.round(took * 10) / 10,
    ...(kept && { subject: subjectOf(result.ok ? result.data : null, problem) }),
  }
  const level = kept ? 'audit' : problem?.kind === 'unavailable' ? 'warn' : 'info'
  if (!result.ok && !problem) ctx.log.error({ ...line, outcome, stack: stackOf(result.error) }, 'request')
  else ctx.log[level]({ ...line, outcome, problemCode: problem?.code }, 'request')
  if (problem) throw trpcErrorOf(problem)
  return result
})

const stackOf = (error: Error): string | undefined =>
  (error.cause instanceof Error ? error.cause.stack : undefined) ?? error.stack

export const router = t.router

/** A procedure that only those may call who hold the verb somewhere; where they hold it, the service decides by region. */
export const requires = (verb: Verb) =>
  base.meta({ verb }).use(({ next, ctx }) => {
    if (grantsFor(ctx.actor, verb).length === 0) throw new Problem('forbidden', 'right.missing', { verb })
    return next()
  })

/** A procedure open to whoever reaches it: the gateway's own sign-in. */
export const open = base
