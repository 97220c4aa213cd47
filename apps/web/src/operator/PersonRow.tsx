import type { PersonView } from '@duzhan/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { grantWords } from './grantWords.ts'
import type { Slip } from './PasswordSlips.tsx'
import { AbleForm, GrantsForm, ResetForm, SecondFactorForm } from './PersonActs.tsx'
import { SessionsList } from './SessionsList.tsx'

interface Props {
  person: PersonView
  home: string
  names: Parameters<typeof grantWords>[1]
  onDone: (words: string) => void
  onReset: (slip: Slip) => void
}
type Act = 'changeGrants' | 'resetPassword' | 'resetSecondFactor' | 'able' | 'sessions'

/** One person: the post, the account, what they may do and where, and what an operator can change of it. */
export function PersonRow({ person, home, names, onDone, onReset }: Props) {
  const me = useMe()
  const [open, setOpen] = useState<Act | null>(null)
  const { id, account, title, grants, isDisabled, mustChangePassword, hasSecondFactor } = person
  const close = () => setOpen(null)
  const done = (words: string) => {
    close()
    onDone(words)
  }
  const toggle = (act: Act) => setOpen(open === act ? null : act)
  const able = isDisabled ? ('enable' as const) : ('disable' as const)
  const buttons = [
    ['changeGrants', 'changeGrants'],
    ['resetPassword', 'resetPassword'],
    ...(hasSecondFactor ? ([['resetSecondFactor', 'resetSecondFactor']] as const) : []),
    ['able', able],
    ['sessions', 'sessions'],
  ] as const satisfies readonly (readonly [Act, string])[]
  return (
    <li className="body-row">
      <div className="body-row-head">
        <div>
          <strong>{title}</strong> <span className="code-line">{account}</span>{' '}
          {isDisabled ? <span className="tag">{zh.people.disabled}</span> : null}
          {mustChangePassword ? <span className="tag">{zh.people.mustChange}</span> : null}
          {hasSecondFactor ? <span className="tag">{zh.people.hasSecondFactor}</span> : null}
          {grants.length === 0 ? <p className="muted">{zh.people.noGrants}</p> : null}
          {grants.map((grant) => (
            <p className="muted" key={JSON.stringify(grant)}>
              {grantWords(grant, names)}
            </p>
          ))}
        </div>
        <div className="body-row-acts person-acts">
          <Link className="button button-quiet button-small" to={`/operator/log?noun=person&thing=${id}`}>
            {zh.people.log}
          </Link>
          {me.account === account ? (
            <span className="faint">{zh.people.self}</span>
          ) : (
            buttons.map(([act, words]) => (
              <button
                key={act}
                type="button"
                className="button button-small"
                aria-expanded={open === act}
                aria-label={zh.people[`${words}Of`](title)}
                onClick={() => toggle(act)}
              >
                {zh.people[words]}
              </button>
            ))
          )}
        </div>
      </div>
      {open === 'changeGrants' ? <GrantsForm {...{ person, home }} onDone={done} onCancel={close} /> : null}
      {open === 'able' ? <AbleForm person={person} onDone={done} onCancel={close} /> : null}
      {open === 'resetSecondFactor' ? <SecondFactorForm person={person} onDone={done} onCancel={close} /> : null}
      {open === 'sessions' ? <SessionsList {...{ account, title }} /> : null}
      {open === 'resetPassword' ? (
        <ResetForm
          person={person}
          onReset={(slip) => {
            close()
            onReset(slip)
          }}
          onCancel={close}
        />
      ) : null}
    </li>
  )
}
