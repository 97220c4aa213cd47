import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
  transformTRPCResponse,
} from '@trpc/server'
import { getHTTPStatusCode } from '@trpc/server/http'
import type { Request, RequestHandler, Response } from 'express'
import { sayWhen } from './comeAgain.ts'
import type { Context } from './trpc.ts'

interface Options {
  router: AnyTRPCRouter
  /** In bytes, of the whole request. */
  maxBodySize: number
  /** The same of those that are sent alone and take more, by their paths. */
  largerBodies?: Readonly<Record<string, number>>
  maxBatchSize: number
  contextOf(request: Request): Context
}

/**
 * Answers mutations, alone or in a batch, word for word as tRPC's own adapter does (`mutations.test.ts` compares them), from Node's
 * request to the procedure: the adapter makes web requests and streams of them first, which costs more than the call. All else,
 * queries and what is no mutation here, goes on to `next`, which is the adapter.
 */
export function mutations(options: Options): RequestHandler {
  return (request, response, next) => {
    const called = calledBy(request, options)
    if (called === null) return next()
    answer(called, request, response, options).catch(next)
  }
}

interface Called {
  paths: string[]
  isBatch: boolean
}

/** The mutations that a request calls; null where it calls anything else, or in another way than our clients do. */
function calledBy({ method, url, headers }: Request, { router, maxBatchSize }: Options): Called | null {
  const [address = '', query = ''] = url.split('?')
  const isJson = headers['content-type']?.startsWith('application/json') ?? false
  const isStreamed = headers['trpc-accept'] !== undefined || headers.accept === 'application/jsonl'
  const isBatch = query === 'batch=1'
  if (method !== 'POST' || !isJson || isStreamed || !(isBatch || query === '')) return null
  const name = address.slice(address.lastIndexOf('/') + 1)
  const paths = isBatch ? name.split(',') : [name]
  const { procedures } = router._def
  const isMutation = (path: string) => Object.hasOwn(procedures, path) && procedures[path]?._def.type === 'mutation'
  return paths.length <= maxBatchSize && paths.every(isMutation) ? { paths, isBatch } : null
}

async function answer({ paths, isBatch }: Called, request: Request, response: Response, options: Options): Promise<void> {
  const { router, contextOf, maxBodySize, largerBodies = {} } = options
  const [first = '', ...more] = paths
  const most = more.length === 0 && Object.hasOwn(largerBodies, first) ? (largerBodies[first] ?? maxBodySize) : maxBodySize
  const config = router._def._config
  const ctx = contextOf(request)
  let body: Promise<unknown> | undefined
  const inputOf = async (index: number): Promise<unknown> => {
    body ??= jsonOf(request, most) // read when the first procedure asks for it, so that who may not call is told before
    const input = await body
    if (!isBatch) return input
    if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new TRPCError({ code: 'BAD_REQUEST' })
    return (input as Record<string, unknown>)[index] // the inputs of a batch by their number
  }
  const errors: TRPCError[] = []
  const outcomes = await Promise.all(
    paths.map(async (path, index) => {
      let input: unknown
      const getRawInput = async () => {
        input = await inputOf(index)
        return input
      }
      try {
        const call = { router, path, type: 'mutation', ctx, getRawInput, signal: undefined, batchIndex: index } as const
        return { result: { data: await callTRPCProcedure(call) } }
      } catch (cause) {
        const error = getTRPCErrorFromUnknown(cause)
        errors.push(error)
        return { error: getTRPCErrorShape({ config, error, type: 'mutation', path, input, ctx }) }
      }
    }),
  )
  const [only] = outcomes
  const told = isBatch || only === undefined ? outcomes : only
  response.statusCode = getHTTPStatusCode(told)
  response.setHeader('vary', 'trpc-accept, accept')
  response.setHeader('content-type', 'application/json')
  response.setHeaders(new Map(Object.entries(sayWhen({ errors }).headers ?? {})))
  response.end(JSON.stringify(transformTRPCResponse(config, told)))
}

/** Reads a body. Throws `PAYLOAD_TOO_LARGE`, and `BAD_REQUEST` for what is no JSON or does not come to its end. */
function jsonOf(request: Request, most: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) return void chunks.push(chunk)
      request.off('data', take).resume() // what else comes is not looked at
      reject(new TRPCError({ code: 'PAYLOAD_TOO_LARGE' }))
    }
    request.on('data', take)
    request.once('close', () => {
      if (!request.complete) reject(new TRPCError({ code: 'BAD_REQUEST' }))
    })
    request.once('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString()))
      } catch (cause) {
        reject(new TRPCError({ code: 'PARSE_ERROR', cause }))
      }
    })
  })
}
