import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import '../styles/signIn.css'

/** What stands around everything that comes before the work: the seal, the name and what it is for. */
export function SignInFrame({ children }: { children: ReactNode }) {
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <span className="seal" aria-hidden="true">
          {zh.shell.seal}
        </span>
        <div>
          <h1>{zh.shell.product}</h1>
          <p>{zh.signIn.about}</p>
        </div>
      </div>
      {children}
    </main>
  )
}
