import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { api, seat } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { CodeField } from './CodeField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { SignOnButton } from './SignOnButton.tsx'

interface DemoAccount {
  account: string
  title: string
}

/** The shared password of the demonstration people, as the seeder sets it; no such account exists outside of a demo. */
const demoPassword = 'Duzhan-2020'

/** Where a person says who they are. */
export function SignInPage() {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const wantsCode = (error: unknown) => problemOf(error).code === 'session.code-required'
  const signIn = useMutation(
    api.session.signIn.mutationOptions({
      onSuccess: (me) => seat(me),
      onError: (error) => {
        if (wantsCode(error)) setAsksCode(true)
      },
    }),
  )
  /** A code is of this account and this password. */
  const startAgain = () => {
    setAsksCode(false)
    setCode('')
  }
  useEffect(() => {
    document.title = zh.shell.documentTitle(zh.signIn.title)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ account: account.trim(), password, ...(asksCode && { code }) })
  }
  const demo =
    useQuery({ queryKey: ['demo'], queryFn: demoAccounts, staleTime: Number.POSITIVE_INFINITY, retry: false }).data ?? []
  const { issuer = null, passwords } =
    useQuery(api.signOn.ways.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, retry: false })).data ?? {}
  const isEmpty = useQuery(api.setup.state.queryOptions(undefined, { retry: false })).data?.isOpen ?? false
  const form = (
    <form className="card card-body" onSubmit={submit} aria-label={zh.signIn.title}>
      <div className="field">
        <label htmlFor="account">{zh.signIn.account}</label>
        <input
          id="account"
          className="input"
          autoComplete="username"
          autoCapitalize="none"
          required
          maxLength={64}
          value={account}
          onChange={(event) => {
            setAccount(event.target.value)
            startAgain()
          }}
        />
      </div>
      <PasswordField
        id="password"
        title={zh.signIn.password}
        isNew={false}
        value={password}
        onChange={(typed) => {
          setPassword(typed)
          startAgain()
        }}
      />
      {asksCode ? (
        <>
          <p className="notice" role="status">
            {zh.signIn.codeLead}
          </p>
          <CodeField title={zh.signIn.code} hint={zh.signIn.codeHint} value={code} onChange={setCode} hasFocus />
        </>
      ) : null}
      {signIn.error && !wantsCode(signIn.error) ? <ProblemNotice error={signIn.error} /> : null}
      <button type="submit" className="button button-primary button-block" disabled={signIn.isPending}>
        {signIn.isPending ? zh.signIn.submitting : zh.signIn.submit}
      </button>
    </form>
  )
  return (
    <SignInFrame isDemonstration={demo.length > 0}>
      {isEmpty ? (
        <p className="notice" role="status">
          {zh.setup.notYet}
          <Link to="/setup">{zh.setup.title}</Link>
        </p>
      ) : null}
      {issuer === null ? null : <SignOnButton label={issuer.label} />}
      {issuer === null ? (
        form
      ) : (
        <details className="sign-in-other" open={demo.length > 0}>
          <summary>{passwords === 'operators' ? zh.signOn.forOperators : zh.signOn.or}</summary>
          {form}
        </details>
      )}
      <DemoAccounts
        accounts={demo}
        onChoose={(chosen) => {
          setAccount(chosen)
          setPassword(demoPassword)
          startAgain()
        }}
      />
    </SignInFrame>
  )
}

function DemoAccounts({ accounts, onChoose }: { accounts: readonly DemoAccount[]; onChoose: (account: string) => void }) {
  if (accounts.length === 0) return null
  return (
    <section className="card sign-in-demo">
      <div className="card-head">
        <h2>{zh.signIn.demo}</h2>
        <span className="card-aside">{zh.signIn.demoHint}</span>
      </div>
      <ul>
        {accounts.map((person) => (
          <li key={person.account}>
            <button type="button" onClick={() => onChoose(person.account)}>
              <span>{person.title}</span>
              <code>{person.account}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function demoAccounts(): Promise<DemoAccount[]> {
  const answer = await fetch('/demo.json')
  if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return []
  return (await answer.json()) as DemoAccount[] // served by our own gateway, in a demonstration only
}
