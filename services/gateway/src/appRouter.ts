import type { AggregationRouter } from '@duzhan/aggregation'
import type { AssignmentsRouter } from '@duzhan/assignments'
import type { FormsRouter } from '@duzhan/forms'
import type { IdentityRouter } from '@duzhan/identity'
import type { TRPCMergeRouters } from '@trpc/server'
import type { GatewayRouter } from './session/session.router.ts'

/** Everything that a browser or an integration can call, as one type; the gateway executes none of it but its own. */
export type AppRouter = TRPCMergeRouters<[GatewayRouter, IdentityRouter, FormsRouter, AssignmentsRouter, AggregationRouter]>
