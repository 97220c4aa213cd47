import type { Me, SignedOn } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { api, seat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { LeadOn } from '../ui/LeadOn.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { CodeField } from './CodeField.tsx'
import { SignInFrame } from './SignInFrame.tsx'

/** Where the issuer sends a person back: in they go, after a code where their account wants one. */
export function SignOnPage() {
  const { search } = useLocation()
  const [query] = useState(() => search.slice(1))
  const [code, setCode] = useState('')
  const [wantsCode, setWantsCode] = useState(false)
  const navigate = useNavigate()
  const goOn = (came: SignedOn<Me>) => {
    if ('wantsCode' in came) return setWantsCode(true)
    void navigate(came.returnTo, { replace: true })
    seat(came.me)
  }
  const complete = useMutation(api.signOn.complete.mutationOptions({ onSuccess: goOn }))
  const confirm = useMutation(api.signOn.confirm.mutationOptions({ onSuccess: goOn }))
  const { mutate } = complete
  const hasBegun = useRef(false)
  useEffect(() => {
    document.title = zh.shell.documentTitle(zh.signOn.title)
    if (query === '' || hasBegun.current) return
    hasBegun.current = true // what came back is good once
    window.history.replaceState(window.history.state, '', '/sign-on')
    mutate({ query })
  }, [query, mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ code })
  }
  if (query === '') return <LeadOn to="/home" />
  return (
    <SignInFrame>
      {wantsCode ? (
        <form className="card card-body" onSubmit={submit} aria-label={zh.signOn.title}>
          <p className="notice" role="status">
            {zh.signOn.codeLead}
          </p>
          <CodeField title={zh.signIn.code} hint={zh.signIn.codeHint} value={code} onChange={setCode} hasFocus />
          {confirm.error ? <ProblemNotice error={confirm.error} /> : null}
          <button type="submit" className="button button-primary button-block" disabled={confirm.isPending}>
            {confirm.isPending ? zh.signIn.submitting : zh.signIn.submit}
          </button>
          <Link className="button button-quiet button-block" to="/home" replace>
            {zh.signOn.back}
          </Link>
        </form>
      ) : (
        <section className="card card-body sign-in-issuer" aria-label={zh.signOn.title}>
          {complete.error ? (
            <>
              <ProblemNotice error={complete.error} />
              <Link className="button button-block" to="/home" replace>
                {zh.signOn.back}
              </Link>
            </>
          ) : (
            <p role="status">{zh.signOn.checking}</p>
          )}
        </section>
      )}
    </SignInFrame>
  )
}
