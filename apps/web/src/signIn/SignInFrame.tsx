import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { DemoMark } from '../ui/DemoMark.tsx'
import '../styles/signIn.css'

/** What stands around everything that comes before the work: the seal, the name and what it is for. */
export function SignInFrame({ children, isDemonstration = false }: { children: ReactNode; isDemonstration?: boolean }) {
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <span className="seal" aria-hidden="true">
          {zh.shell.seal}
        </span>
        <div>
          <h1>
            {zh.shell.product} {isDemonstration ? <DemoMark /> : null}
          </h1>
          <p>{zh.signIn.about}</p>
        </div>
      </div>
      {children}
    </main>
  )
}
