import {
  InvitationAnswer,
  InvitationRef,
  OwnSessionRef,
  PasswordChange,
  RegionSearch,
  SecondFactorBegin,
  SecondFactorConfirm,
  SecondFactorRemove,
  SetupInput,
  SignIn,
} from '@duzhan/contracts'
import { open, router } from '@duzhan/service-kit'
import type { Caller, SessionAdmin } from './session.service.ts'
import { signOnRouter } from './signOn.router.ts'

const callerOf = (cookie: Caller | undefined): Caller => ({
  address: cookie?.address ?? '',
  device: cookie?.device ?? null,
  client: cookie?.client ?? '',
})

export const gatewayRouter = (admin: SessionAdmin) =>
  router({
    session: {
      signIn: open.input(SignIn).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await admin.signIn(input, callerOf(ctx.cookie))
        ctx.cookie?.write(session)
        return me
      }),
      current: open.query(({ ctx }) => admin.meOf(ctx.cookie?.token ?? null)),
      signOut: open.mutation(async ({ ctx }) => {
        const leave = await admin.signOut(ctx.cookie?.token ?? null)
        ctx.cookie?.write({ token: '', seconds: 0 })
        return leave
      }),
      changePassword: open.input(PasswordChange).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await admin.changePassword(ctx.cookie?.token ?? null, input.current, input.next)
        ctx.cookie?.write(session)
        return me
      }),
      own: open.query(({ ctx }) => admin.own(ctx.cookie?.token ?? null)),
      endOwn: open.input(OwnSessionRef).mutation(({ input, ctx }) => admin.endOwn(ctx.cookie?.token ?? null, input.session)),
      endOthers: open.mutation(async ({ ctx }) => {
        const { me, ...session } = await admin.endOthers(ctx.cookie?.token ?? null)
        ctx.cookie?.write(session)
        return me
      }),
      beginSecondFactor: open
        .input(SecondFactorBegin)
        .mutation(({ input, ctx }) => admin.beginSecondFactor(ctx.cookie?.token ?? null, input)),
      confirmSecondFactor: open.input(SecondFactorConfirm).mutation(async ({ input, ctx }) => {
        const { me, recoveryCodes, ...session } = await admin.confirmSecondFactor(ctx.cookie?.token ?? null, input)
        ctx.cookie?.write(session)
        return { me, recoveryCodes }
      }),
      removeSecondFactor: open
        .input(SecondFactorRemove)
        .mutation(({ input, ctx }) => admin.removeSecondFactor(ctx.cookie?.token ?? null, input)),
    },
    signOn: signOnRouter(admin),
    invitation: {
      open: open.input(InvitationRef).mutation(({ input, ctx }) => admin.openInvitation(input, callerOf(ctx.cookie))),
      accept: open.input(InvitationAnswer).mutation(async ({ input, ctx }) => {
        const signedIn = await admin.acceptInvitation(input, callerOf(ctx.cookie))
        if (signedIn === null) return null
        const { me, ...session } = signedIn
        ctx.cookie?.write(session)
        return me
      }),
    },
    setup: {
      state: open.query(() => admin.setupState()),
      find: open.input(RegionSearch).query(({ input }) => admin.setupRegions(input)),
      complete: open.input(SetupInput).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await admin.setUp(input, callerOf(ctx.cookie))
        ctx.cookie?.write(session)
        return me
      }),
    },
  })
export type GatewayRouter = ReturnType<typeof gatewayRouter>
