import {
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

export const gatewayRouter = (desk: SessionAdmin) =>
  router({
    session: {
      signIn: open.input(SignIn).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await desk.signIn(input, callerOf(ctx.cookie))
        ctx.cookie?.write(session)
        return me
      }),
      current: open.query(({ ctx }) => desk.meOf(ctx.cookie?.token ?? null)),
      signOut: open.mutation(async ({ ctx }) => {
        const leave = await desk.signOut(ctx.cookie?.token ?? null)
        ctx.cookie?.write({ token: '', seconds: 0 })
        return leave
      }),
      changePassword: open.input(PasswordChange).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await desk.changePassword(ctx.cookie?.token ?? null, input.current, input.next)
        ctx.cookie?.write(session)
        return me
      }),
      own: open.query(({ ctx }) => desk.own(ctx.cookie?.token ?? null)),
      endOwn: open.input(OwnSessionRef).mutation(({ input, ctx }) => desk.endOwn(ctx.cookie?.token ?? null, input.session)),
      endOthers: open.mutation(async ({ ctx }) => {
        const { me, ...session } = await desk.endOthers(ctx.cookie?.token ?? null)
        ctx.cookie?.write(session)
        return me
      }),
      beginSecondFactor: open
        .input(SecondFactorBegin)
        .mutation(({ input, ctx }) => desk.beginSecondFactor(ctx.cookie?.token ?? null, input)),
      confirmSecondFactor: open.input(SecondFactorConfirm).mutation(async ({ input, ctx }) => {
        const { me, recoveryCodes, ...session } = await desk.confirmSecondFactor(ctx.cookie?.token ?? null, input)
        ctx.cookie?.write(session)
        return { me, recoveryCodes }
      }),
      removeSecondFactor: open
        .input(SecondFactorRemove)
        .mutation(({ input, ctx }) => desk.removeSecondFactor(ctx.cookie?.token ?? null, input)),
    },
    signOn: signOnRouter(desk),
    setup: {
      state: open.query(() => desk.setupState()),
      find: open.input(RegionSearch).query(({ input }) => desk.setupRegions(input)),
      complete: open.input(SetupInput).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await desk.setUp(input, callerOf(ctx.cookie))
        ctx.cookie?.write(session)
        return me
      }),
    },
  })
export type GatewayRouter = ReturnType<typeof gatewayRouter>
