import { LogFilter, SetAsideRef, StreamPull } from '@duzhan/contracts'
import { requires, router } from '../trpc.ts'
import type { LogService } from './log.service.ts'
import type { LogAccessService } from './logAccess.service.ts'

/** The streams of a service for other services, and its log for its operators. */
export const logRouter = (log: LogService, access: LogAccessService) =>
  router({
    pull: requires('log.pull')
      .input(StreamPull.refine(({ stream }) => log.has(stream)))
      .query(({ input, ctx }) => log.pull(ctx.actor, input)),
    list: requires('log.list')
      .input(LogFilter)
      .query(({ input, ctx }) => access.list(ctx.actor, input)),
    asideList: requires('log.asideList').query(({ ctx }) => access.asideList(ctx.actor)),
    repeat: requires('log.repeat')
      .input(SetAsideRef)
      .mutation(({ input, ctx }) => access.repeat(ctx.actor, input)),
  })
