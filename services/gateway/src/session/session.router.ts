import { SignIn } from '@duzhan/contracts'
import { open, router } from '@duzhan/service-kit'
import type { SessionDesk } from './session.service.ts'

export const gatewayRouter = (desk: SessionDesk) =>
  router({
    session: {
      signIn: open.input(SignIn).mutation(async ({ input, ctx }) => {
        const { token, seconds, me } = await desk.signIn(input.account, input.password, ctx.cookie?.address ?? '')
        ctx.cookie?.write(token, seconds)
        return me
      }),
      current: open.query(({ ctx }) => desk.meOf(ctx.cookie?.token ?? null)),
      signOut: open.mutation(async ({ ctx }) => {
        await desk.signOut(ctx.cookie?.token ?? null)
        ctx.cookie?.write('', 0)
      }),
    },
  })
export type GatewayRouter = ReturnType<typeof gatewayRouter>
