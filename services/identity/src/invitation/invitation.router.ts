import { InvitationAcceptance, InvitationOpening } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { InvitationService } from './invitation.service.ts'

export const invitationRouter = (invitation: InvitationService) =>
  router({
    // a mutation, so that the code stands in no address
    open: requires('invitation.open')
      .input(InvitationOpening)
      .mutation(({ input }) => invitation.open(input)),
    accept: requires('invitation.accept')
      .input(InvitationAcceptance)
      .mutation(({ input }) => invitation.accept(input)),
  })
