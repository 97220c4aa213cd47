import type { PeerCall, peerCalls } from '@duzhan/contracts'
import type { z } from 'zod'
import type { AppRouter } from './appRouter.ts'

/** The procedures that there are, each as its kind and as a function. */
type Offered<Procedures> = {
  [Name in keyof Procedures]: Procedures[Name] extends {
    _def: { type: infer Kind; $types: { input: infer Input; output: infer Output } }
  }
    ? { kind: Kind; call: (input: Input) => Output }
    : Offered<Procedures[Name]>
}

/** What peers rely on, in the same shape. */
type Relied<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends PeerCall<infer Kind, infer Input, infer Output>
    ? { kind: Kind; call: (input: z.input<Input>) => z.output<Output> }
    : Relied<Calls[Name]>
}

/**
 * Does not compile when a procedure that a peer calls is missing, is of another kind, takes another input or answers otherwise;
 * `tools/peerCalls.test.ts` plants one of each.
 */
export const reliable = (offered: Offered<AppRouter['_def']['record']>): Relied<typeof peerCalls> => offered
