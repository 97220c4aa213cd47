import { MessageFilter, MessageRead } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { MessageService } from './message.service.ts'

export const messageRouter = (message: MessageService) =>
  router({
    list: requires('message.list')
      .input(MessageFilter)
      .query(({ input, ctx }) => message.list(ctx.actor, input)),
    unread: requires('message.unread').query(({ ctx }) => message.unread(ctx.actor)),
    read: requires('message.read')
      .input(MessageRead)
      .mutation(({ input, ctx }) => message.read(ctx.actor, input)),
  })
