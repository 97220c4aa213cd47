import { StreamPull } from '@duzhan/contracts'
import { requires, router } from '../trpc.ts'
import type { LogService } from './log.service.ts'

/** The streams of a service as one procedure that only services may call. */
export const logRouter = (log: LogService) =>
  router({
    pull: requires('log.pull')
      .input(StreamPull.refine(({ stream }) => log.has(stream)))
      .query(({ input, ctx }) => log.pull(ctx.actor, input)),
  })
