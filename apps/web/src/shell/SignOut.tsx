import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { client, seat } from '../api/api.ts'
import { goTo } from '../api/goTo.ts'
import { zh } from '../locales/zh.ts'

const UnsentPanel = lazy(() => import('./UnsentPanel.tsx').then((part) => ({ default: part.UnsentPanel })))

/** The way out. Work that is not sent is named first: it stays on the device for its owner, or is given up there. */
export function SignOut() {
  const navigate = useNavigate()
  const [unsent, setUnsent] = useState<readonly string[] | null>(null)
  const leave = useMutation({
    // without a connection the session ends here at least; on the platform it ends when it expires
    mutationFn: () => client.session.signOut.mutate().catch(() => ({ leave: null })),
    networkMode: 'always',
    // whoever came by the issuer is still signed in there: the next at this desk would be let in as them
    onSuccess: ({ leave: address }) => {
      seat(null)
      if (address === null) void navigate('/home')
      else goTo(address)
    },
  })
  const ask = async () => {
    const keys = await unsentKeys().catch(() => []) // a device that keeps nothing has nothing unsent
    if (keys.length === 0) leave.mutate()
    else setUnsent(keys)
  }
  return (
    <>
      <button type="button" className="button button-quiet button-small" disabled={leave.isPending} onClick={() => void ask()}>
        {zh.shell.signOut}
      </button>
      {unsent ? (
        <Suspense>
          <UnsentPanel keys={unsent} onLeave={async () => void (await leave.mutateAsync())} onClose={() => setUnsent(null)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** The device's store is loaded only here: a person who fills nothing should not wait for it. */
async function unsentKeys(): Promise<string[]> {
  const { draftStore } = await import('../device/draftStore.ts')
  return (await draftStore().all()).map(({ key }) => key)
}
