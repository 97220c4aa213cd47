import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { api, seat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'

/** Where a person who was given a first password changes it; until then there is nothing else to do. */
export function FirstPasswordPage({ isDemonstration }: { isDemonstration: boolean }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [differs, setDiffers] = useState(false)
  const change = useMutation(api.session.changePassword.mutationOptions({ onSuccess: (me) => seat(me) }))
  const signOut = useMutation(api.session.signOut.mutationOptions({ onSettled: () => seat(null) }))
  useEffect(() => {
    document.title = zh.shell.documentTitle(zh.firstPassword.title)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setDiffers(next !== again)
    if (next === again) change.mutate({ current, next })
  }
  return (
    <SignInFrame isDemonstration={isDemonstration}>
      <form className="card card-body" onSubmit={submit} aria-label={zh.firstPassword.title}>
        <h2>{zh.firstPassword.title}</h2>
        <p>{zh.firstPassword.why}</p>
        <PasswordField id="current" title={zh.firstPassword.current} isNew={false} value={current} onChange={setCurrent} />
        <PasswordField id="next" title={zh.firstPassword.next} isNew value={next} onChange={setNext} />
        <PasswordField id="again" title={zh.firstPassword.again} isNew value={again} onChange={setAgain} />
        {differs ? (
          <p className="notice notice-bad" role="alert">
            {zh.firstPassword.differs}
          </p>
        ) : null}
        {change.error ? <ProblemNotice error={change.error} /> : null}
        <button type="submit" className="button button-primary button-block" disabled={change.isPending}>
          {change.isPending ? zh.firstPassword.submitting : zh.firstPassword.submit}
        </button>
        <button type="button" className="button button-quiet button-block" onClick={() => signOut.mutate()}>
          {zh.shell.signOut}
        </button>
      </form>
    </SignInFrame>
  )
}
