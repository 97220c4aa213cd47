import { InvitationAcceptance, InvitationOpening, PersonRef } from '@duzhan/contracts'
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

/** What an operator does about the links of a person. */
export const invitingProcedures = (invitation: InvitationService) => ({
  invite: requires('person.invite')
    .input(PersonRef)
    .mutation(({ input, ctx }) => invitation.invite(ctx.actor, input.account)),
  revokeInvitation: requires('person.revokeInvitation')
    .input(PersonRef)
    .mutation(({ input, ctx }) => invitation.revoke(ctx.actor, input.account)),
})
