import { PasswordChange, RegionSearch, SetupInput, SignIn } from '@duzhan/contracts'
import { open, router } from '@duzhan/service-kit'
import type { SessionAdmin } from './session.service.ts'

const callerOf = (cookie: { address: string; device: string | null } | undefined) => ({
  address: cookie?.address ?? '',
  device: cookie?.device ?? null,
})

export const gatewayRouter = (desk: SessionAdmin) =>
  router({
    session: {
      signIn: open.input(SignIn).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await desk.signIn(input.account, input.password, callerOf(ctx.cookie))
        ctx.cookie?.write(session)
        return me
      }),
      current: open.query(({ ctx }) => desk.meOf(ctx.cookie?.token ?? null)),
      signOut: open.mutation(async ({ ctx }) => {
        await desk.signOut(ctx.cookie?.token ?? null)
        ctx.cookie?.write({ token: '', seconds: 0 })
      }),
      changePassword: open.input(PasswordChange).mutation(async ({ input, ctx }) => {
        const { me, ...session } = await desk.changePassword(ctx.cookie?.token ?? null, input.current, input.next)
        ctx.cookie?.write(session)
        return me
      }),
    },
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
