import type { PersonView } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { type GivenGrant, GrantsField } from './GrantsField.tsx'
import type { grantWords } from './grantWords.ts'
import { HeldByPost } from './HeldByPost.tsx'
import { type Leaving, LeavingFields } from './LeavingFields.tsx'

interface Props {
  person: PersonView
  home: string
  names: Parameters<typeof grantWords>[1]
  onDone: (words: string) => void
  onCancel: () => void
}

/** What the form of a move holds, and what is sent of it. */
function useLeaving(account: string) {
  const { today } = useMe()
  const [leaving, setLeaving] = useState<Leaving>({ from: today, reason: '', successor: null })
  const { from, reason, successor } = leaving
  return { leaving, setLeaving, sent: { account, from, reason, successor: successor?.account ?? null } }
}

/** What every change of a person is followed by: the lists of people are read again. */
function useReadAgain() {
  const queryClient = useQueryClient()
  return { onSettled: () => queryClient.invalidateQueries(api.identity.person.list.queryFilter()) }
}

/** Gives a person another post from a day on: what is theirs to do until then is seen first, and handed over or left to the post. */
export function MoveForm({ person, home, names, onDone, onCancel }: Props) {
  const { account, title } = person
  const [grants, setGrants] = useState(() => person.grants.filter((grant): grant is GivenGrant => grant.role !== 'service'))
  const { leaving, setLeaving, sent } = useLeaving(account)
  const successor = leaving.successor?.title ?? null
  const move = useMutation(
    api.identity.person.move.mutationOptions({
      ...useReadAgain(),
      onSuccess: ({ move: planned }) =>
        onDone(planned === null ? zh.people.moved(title, successor) : zh.people.moveWaits(title, planned.from)),
    }),
  )
  return (
    <InlineForm
      label={zh.people.moveOf(title)}
      lead={zh.people.moveLead}
      confirm={zh.people.moveDo}
      sending={zh.people.saving}
      isPending={move.isPending}
      error={move.error}
      onSubmit={() => move.mutate({ ...sent, grants })}
      onCancel={onCancel}
    >
      <HeldByPost {...{ person, names }} />
      <p className="field-label">{zh.people.newPost}</p>
      <GrantsField {...{ grants, home }} onChange={setGrants} />
      <LeavingFields {...{ leaving, account, reasonLabel: zh.people.moveReason }} onChange={setLeaving} />
    </InlineForm>
  )
}

/** Lets a person go from a day on: they sign in no more, and what they did stays theirs. */
export function RemoveForm({ person, names, onDone, onCancel }: Omit<Props, 'home'>) {
  const { account, title } = person
  const { leaving, setLeaving, sent } = useLeaving(account)
  const remove = useMutation(
    api.identity.person.remove.mutationOptions({
      ...useReadAgain(),
      onSuccess: ({ move: planned }) =>
        onDone(planned === null ? zh.people.removedNow(title) : zh.people.removalWaits(title, planned.from)),
    }),
  )
  return (
    <InlineForm
      label={zh.people.removeOf(title)}
      lead={zh.people.removeLead}
      confirm={zh.people.removeDo}
      sending={zh.people.saving}
      isPending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate(sent)}
      onCancel={onCancel}
    >
      <HeldByPost {...{ person, names }} />
      <LeavingFields {...{ leaving, account, reasonLabel: zh.people.removeReason }} onChange={setLeaving} />
    </InlineForm>
  )
}

type BriefProps = Pick<Props, 'person' | 'onDone' | 'onCancel'>

/** Lets in again who was removed. */
export function BringBackForm({ person: { account, title }, onDone, onCancel }: BriefProps) {
  const bringBack = useMutation(
    api.identity.person.bringBack.mutationOptions({ ...useReadAgain(), onSuccess: () => onDone(zh.people.broughtBack(title)) }),
  )
  return (
    <InlineForm
      label={zh.people.bringBackOf(title)}
      lead={zh.people.bringBackLead}
      confirm={zh.people.bringBack}
      sending={zh.people.saving}
      isPending={bringBack.isPending}
      error={bringBack.error}
      onSubmit={() => bringBack.mutate({ account })}
      onCancel={onCancel}
    />
  )
}

/** Forgets a move or a removal that waits for its day. */
export function CancelMoveForm({ person: { account, title, move }, onDone, onCancel }: BriefProps) {
  const cancel = useMutation(
    api.identity.person.cancelMove.mutationOptions({
      ...useReadAgain(),
      onSuccess: () => onDone(zh.people.moveCancelled(title)),
    }),
  )
  return (
    <InlineForm
      label={zh.people.cancelMoveOf(title)}
      {...(move && { lead: zh.people.movePlanned(move) })}
      confirm={zh.people.cancelMove}
      sending={zh.people.saving}
      isPending={cancel.isPending}
      error={cancel.error}
      onSubmit={() => cancel.mutate({ account })}
      onCancel={onCancel}
    />
  )
}
