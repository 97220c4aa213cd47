import { TRPCClientError } from '@trpc/client'
import { problemOf } from './problemOf.ts'

/**
 * After how many milliseconds a call that could not be served may be made again without anybody asking for it, as its answer says; 0
 * where it says nothing, as where it never came. Whatever stands there, it is a second at least and a minute at most.
 */
export function untilAgain(error: unknown): number {
  // in a batch the answer speaks of all calls, and only some of them could not be served
  if (!(error instanceof TRPCClientError) || problemOf(error).kind !== 'unavailable') return 0
  const { response } = (error.meta ?? {}) as { response?: Response } // as the links of tRPC leave it
  const said = response?.headers.get('retry-after') ?? 'nothing'
  const told = said.endsWith('GMT') ? Date.parse(said) - Date.now() : Number(said) * 1_000
  return Math.min(Math.max(told, 1_000), 60_000) || 0
}
