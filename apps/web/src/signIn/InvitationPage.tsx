import type { OpenedInvitation } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, seat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'

/** Where a person whom an operator has invited sets their own password; the code is in the address of the link, or on the slip. */
export function InvitationPage() {
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const open = useMutation(api.invitation.open.mutationOptions())
  const { mutate } = open
  const hasBegun = useRef(false)
  useEffect(() => {
    document.title = zh.shell.documentTitle(zh.invitation.title)
    if (code === '' || hasBegun.current) return
    hasBegun.current = true
    mutate({ code })
  }, [code, mutate])
  if (open.data) {
    return (
      <SignInFrame>
        <PasswordForm code={code} invitation={open.data} />
      </SignInFrame>
    )
  }
  return (
    <SignInFrame>
      <CodeForm
        {...{ code, isPending: open.isPending, error: open.error }}
        onCode={(typed) => {
          hasBegun.current = true // from now on it is sent when somebody says so
          open.reset()
          setCode(typed)
        }}
        onSubmit={() => mutate({ code })}
      />
    </SignInFrame>
  )
}

interface CodeFormProps {
  code: string
  isPending: boolean
  error: unknown
  onCode: (code: string) => void
  onSubmit: () => void
}

/** Asks for the code where the address has none, and says what is wrong with one that opens nothing. */
function CodeForm({ code, isPending, error, onCode, onSubmit }: CodeFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="card card-body" onSubmit={submit} aria-label={zh.invitation.title}>
      <h2>{zh.invitation.title}</h2>
      {error ? <ProblemNotice error={error} /> : null}
      <div className="field">
        <label htmlFor="code">{zh.invitation.code}</label>
        <input
          {...{ id: 'code', className: 'input', required: true, maxLength: 100, value: code, autoCapitalize: 'none' }}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="code-hint"
          onChange={({ target }) => onCode(target.value)}
        />
        <span className="field-hint" id="code-hint">
          {zh.invitation.codeHint}
        </span>
      </div>
      <button type="submit" className="button button-primary button-block" disabled={isPending}>
        {isPending ? zh.invitation.checking : zh.invitation.goOn}
      </button>
      <Link className="button button-quiet button-block" to="/">
        {zh.invitation.toSignIn}
      </Link>
    </form>
  )
}

function PasswordForm({ code, invitation: { account, title, until } }: { code: string; invitation: OpenedInvitation }) {
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [differs, setDiffers] = useState(false)
  const accept = useMutation(
    api.invitation.accept.mutationOptions({
      onSuccess: (me) => {
        if (me === null) return
        seat(me)
        void navigate('/home', { replace: true })
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setDiffers(password !== again)
    if (password === again) accept.mutate({ code, password })
  }
  if (accept.isSuccess && accept.data === null) {
    return (
      <section className="card card-body" aria-label={zh.invitation.title}>
        <h2>{zh.invitation.title}</h2>
        <p role="status">{zh.invitation.done}</p>
        <Link className="button button-primary button-block" to="/" replace>
          {zh.invitation.toSignIn}
        </Link>
      </section>
    )
  }
  return (
    <form className="card card-body" onSubmit={submit} aria-label={zh.invitation.title}>
      <h2>{zh.invitation.title}</h2>
      <p>{zh.invitation.lead}</p>
      <p>
        <strong>{title}</strong>
      </p>
      <div className="field">
        <label htmlFor="account">{zh.invitation.account}</label>
        <input id="account" className="input" autoComplete="username" readOnly value={account} aria-describedby="account-hint" />
        <span className="field-hint" id="account-hint">
          {zh.invitation.accountHint}
        </span>
      </div>
      <PasswordField
        {...{ id: 'password', title: zh.invitation.password, hint: zh.invitation.passwordHint, isNew: true, value: password }}
        onChange={setPassword}
      />
      <PasswordField {...{ id: 'again', title: zh.invitation.again, isNew: true, value: again }} onChange={setAgain} />
      {differs ? (
        <p className="notice notice-bad" role="alert">
          {zh.invitation.differs}
        </p>
      ) : null}
      {accept.error ? <ProblemNotice error={accept.error} /> : null}
      <button type="submit" className="button button-primary button-block" disabled={accept.isPending}>
        {accept.isPending ? zh.invitation.submitting : zh.invitation.submit}
      </button>
      <p className="muted">{zh.invitation.until(formatInstant(until))}</p>
    </form>
  )
}
