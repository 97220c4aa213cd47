import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, seat } from '../api/api.ts'
import { goTo } from '../api/goTo.ts'
import { zh } from '../locales/zh.ts'
import { SignInFrame } from '../signIn/SignInFrame.tsx'
import { SecondFactorSetup } from './SecondFactorSetup.tsx'

/** Where a person turns on the second step that the platform wants of them; until then there is nothing else to do. */
export function SecondFactorPage({ isDemonstration }: { isDemonstration: boolean }) {
  const signOut = useMutation(
    api.session.signOut.mutationOptions({
      onSettled: (out) => {
        seat(null)
        if (out && out.leave !== null) goTo(out.leave)
      },
    }),
  )
  useEffect(() => {
    document.title = zh.shell.documentTitle(zh.mustTurnOn.title)
  }, [])
  return (
    <SignInFrame isDemonstration={isDemonstration}>
      <section className="card card-body stack" aria-label={zh.mustTurnOn.title}>
        <h2>{zh.mustTurnOn.title}</h2>
        <p>{zh.mustTurnOn.why}</p>
        <SecondFactorSetup isOn={false} onDone={seat} onCancel={() => signOut.mutate()} cancel={zh.shell.signOut} />
      </section>
    </SignInFrame>
  )
}
