import { type Me, type SignedOn, SignOnBegin, SignOnCode, SignOnReturn } from '@duzhan/contracts'
import { type Context, open, router } from '@duzhan/service-kit'
import type { CameBack, SessionAdmin } from './session.service.ts'

type Kept = Context['cookie'] | undefined

const heldBy = (cookie: Kept) => ({ ticket: cookie?.ticket ?? null, client: cookie?.client ?? '' })

/** Lets the browser keep what it is to keep, and tells the page the rest. */
function told(came: CameBack, cookie: Kept): SignedOn<Me> {
  cookie?.keepTicket('ticket' in came ? came.ticket : null)
  if ('ticket' in came) return { wantsCode: true }
  const { me, ...session } = came.signedIn
  cookie?.write(session)
  return { me, returnTo: came.returnTo }
}

export const signOnRouter = (admin: SessionAdmin) =>
  router({
    ways: open.query(() => admin.signOnWays()),
    begin: open.input(SignOnBegin).mutation(async ({ input, ctx }) => {
      const { url, ticket } = await admin.beginSignOn(input)
      ctx.cookie?.keepTicket(ticket)
      return { url }
    }),
    complete: open
      .input(SignOnReturn)
      .mutation(async ({ input, ctx }) => told(await admin.completeSignOn(input, heldBy(ctx.cookie)), ctx.cookie)),
    confirm: open
      .input(SignOnCode)
      .mutation(async ({ input, ctx }) => told(await admin.confirmSignOn(input, heldBy(ctx.cookie)), ctx.cookie)),
  })
