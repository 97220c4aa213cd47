import type { PersonView } from '@duzhan/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { formatInstant } from '../ui/dates.ts'
import { grantWords } from './grantWords.ts'
import { BringBackForm, CancelMoveForm, MoveForm, RemoveForm } from './MoveForm.tsx'
import type { Slip } from './PasswordSlips.tsx'
import { AbleForm, GrantsForm, ResetForm, RevokeInvitationForm, SecondFactorForm } from './PersonActs.tsx'
import { SessionsList } from './SessionsList.tsx'
import '../styles/fold.css'

interface Props {
  person: PersonView
  home: string
  names: Parameters<typeof grantWords>[1]
  onDone: (words: string) => void
  onReset: (slip: Slip) => void
}
type Own = 'changeGrants' | 'resetPassword' | 'revokeInvitation' | 'resetSecondFactor' | 'sessions'
type Act = 'move' | 'cancelMove' | 'remove' | 'bringBack' | 'able' | Own
/** What may be done, and what it is called. */
type Button = readonly [Act, Exclude<Act, 'able'> | 'enable' | 'disable']

/** One person: the post, the account, what they may do and where, and what an operator can change of it. */
export function PersonRow({ person, home, names, onDone, onReset }: Props) {
  const [open, setOpen] = useState<Act | null>(null)
  const { id, account, title, grants, isDisabled, mustChangePassword, hasSecondFactor, invitation, move, removal } = person
  const close = () => setOpen(null)
  const done = (words: string) => {
    close()
    onDone(words)
  }
  const toggle = (act: Act) => setOpen(open === act ? null : act)
  const isOwn = useMe().account === account
  const { usual, rest } = isOwn ? { usual: [], rest: [] } : actsOn(person)
  const button = ([act, words]: Button) => (
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
  )
  const history = (
    <Link className="button button-quiet button-small" to={`/operator/log?noun=person&thing=${id}`}>
      {zh.people.log}
    </Link>
  )
  return (
    <li className="body-row">
      <div className="body-row-head">
        <div>
          <strong>{title}</strong> <span className="code-line">{account}</span>{' '}
          {isDisabled ? <span className="tag">{removal ? zh.people.removed : zh.people.disabled}</span> : null}
          {mustChangePassword ? <span className="tag">{zh.people.mustChange}</span> : null}
          {move ? <span className="tag">{zh.people.movesOn(move)}</span> : null}
          {invitation ? <span className="tag">{invitedWords(invitation)}</span> : null}
          {hasSecondFactor ? <span className="tag">{zh.people.hasSecondFactor}</span> : null}
          {removal ? <p>{zh.people.removedSince(formatInstant(removal.at).slice(0, 10), removal.reason, removal.by)}</p> : null}
          {grants.length === 0 ? <p className="muted">{zh.people.noGrants}</p> : null}
          {grants.map((grant) => (
            <p className="muted" key={JSON.stringify(grant)}>
              {grantWords(grant, names)}
            </p>
          ))}
        </div>
        <div className="body-row-acts person-acts">
          {isOwn ? <span className="faint">{zh.people.self}</span> : usual.map(button)}
          {rest.length === 0 ? (
            history
          ) : (
            <details className="fold person-more">
              <summary className="button button-quiet button-small" aria-label={zh.people.moreOf(title)}>
                {zh.people.more}
              </summary>
              <div className="person-acts">
                {rest.map(button)}
                {history}
              </div>
            </details>
          )}
        </div>
      </div>
      {open === 'move' ? <MoveForm {...{ person, home, names }} onDone={done} onCancel={close} /> : null}
      {open === 'cancelMove' ? <CancelMoveForm person={person} onDone={done} onCancel={close} /> : null}
      {open === 'remove' ? <RemoveForm {...{ person, names }} onDone={done} onCancel={close} /> : null}
      {open === 'bringBack' ? <BringBackForm person={person} onDone={done} onCancel={close} /> : null}
      {open === 'changeGrants' ? <GrantsForm {...{ person, home }} onDone={done} onCancel={close} /> : null}
      {open === 'able' ? <AbleForm person={person} onDone={done} onCancel={close} /> : null}
      {open === 'revokeInvitation' ? <RevokeInvitationForm person={person} onDone={done} onCancel={close} /> : null}
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

const invitedWords = ({ until, isOver }: NonNullable<PersonView['invitation']>): string =>
  isOver ? zh.people.invitedOver : zh.people.invited(formatInstant(until))

/** What may be done about a person, as they stand: what is done day by day, and the rest, which is folded away. */
function actsOn({
  isDisabled,
  hasSecondFactor,
  invitation,
  move,
  removal,
}: PersonView): Record<'usual' | 'rest', readonly Button[]> {
  if (removal) return { usual: [['bringBack', 'bringBack']], rest: [] }
  return {
    usual: [
      ['move', 'move'],
      ['resetPassword', 'resetPassword'],
    ],
    rest: [
      ...(move ? ([['cancelMove', 'cancelMove']] as const) : []),
      ['changeGrants', 'changeGrants'],
      ...(invitation && !invitation.isOver ? ([['revokeInvitation', 'revokeInvitation']] as const) : []),
      ...(hasSecondFactor ? ([['resetSecondFactor', 'resetSecondFactor']] as const) : []),
      ['sessions', 'sessions'],
      ['able', isDisabled ? 'enable' : 'disable'],
      ['remove', 'remove'],
    ],
  }
}
