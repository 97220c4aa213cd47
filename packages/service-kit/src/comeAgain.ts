import type { TRPCError } from '@trpc/server'

/** After so many seconds what could not be served may be asked for again: what every 503 says. */
const seconds = 5
export const comeAgain = { 'retry-after': String(seconds) }

/** The same for answers of procedures, as tRPC’s `responseMeta`: one that is away counts for the whole batch. */
export const sayWhen = ({ errors }: { errors: readonly TRPCError[] }): { headers?: typeof comeAgain } =>
  errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE') ? { headers: comeAgain } : {}
