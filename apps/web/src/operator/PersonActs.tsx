import type { PersonView } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { firstPassword } from './firstPassword.ts'
import { type GivenGrant, GrantsField } from './GrantsField.tsx'
import { type Handing, HandingField } from './HandingField.tsx'
import type { Slip } from './PasswordSlips.tsx'
import { slipOf } from './slipOf.ts'

interface ActProps {
  person: PersonView
  onDone: (words: string) => void
  onCancel: () => void
}

/** What every change of a person is followed by: the lists of people are read again. */
function useRead(onSuccess: () => void) {
  const queryClient = useQueryClient()
  return { onSuccess, onSettled: () => queryClient.invalidateQueries(api.identity.person.list.queryFilter()) }
}

/** Gives a person other grants instead of those they have. */
export function GrantsForm({ person: { account, title, grants: own }, home, onDone, onCancel }: ActProps & { home: string }) {
  const [grants, setGrants] = useState(() => own.filter((grant): grant is GivenGrant => grant.role !== 'service'))
  const read = useRead(() => onDone(zh.people.savedGrants(title)))
  const change = useMutation(api.identity.person.changeGrants.mutationOptions(read))
  return (
    <InlineForm
      label={zh.people.changeGrantsOf(title)}
      confirm={zh.people.save}
      sending={zh.people.saving}
      isPending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ account, grants })}
      onCancel={onCancel}
    >
      <GrantsField {...{ grants, home }} onChange={setGrants} />
    </InlineForm>
  )
}

/** Shuts a person out, or lets them in again. */
export function AbleForm({ person: { account, title, isDisabled }, onDone, onCancel }: ActProps) {
  const read = useRead(() => onDone(isDisabled ? zh.people.enabledNow(title) : zh.people.disabledNow(title)))
  const disable = useMutation(api.identity.person.disable.mutationOptions(read))
  const enable = useMutation(api.identity.person.enable.mutationOptions(read))
  const act = isDisabled ? enable : disable
  return (
    <InlineForm
      label={isDisabled ? zh.people.enableOf(title) : zh.people.disableOf(title)}
      lead={isDisabled ? zh.people.enableLead : zh.people.disableLead}
      confirm={isDisabled ? zh.people.enable : zh.people.disable}
      sending={zh.people.saving}
      isPending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({ account })}
      onCancel={onCancel}
    />
  )
}

/** Takes away the second step of somebody who has lost it. */
export function SecondFactorForm({ person: { account, title }, onDone, onCancel }: ActProps) {
  const read = useRead(() => onDone(zh.people.secondFactorReset(title)))
  const reset = useMutation(api.identity.person.resetSecondFactor.mutationOptions(read))
  return (
    <InlineForm
      label={zh.people.resetSecondFactorOf(title)}
      lead={zh.people.resetSecondFactorLead}
      confirm={zh.people.resetSecondFactor}
      sending={zh.people.saving}
      isPending={reset.isPending}
      error={reset.error}
      onSubmit={() => reset.mutate({ account })}
      onCancel={onCancel}
    />
  )
}

/** Makes void a link that was sent. */
export function RevokeInvitationForm({ person: { account, title }, onDone, onCancel }: ActProps) {
  const read = useRead(() => onDone(zh.people.invitationRevoked(title)))
  const revoke = useMutation(api.identity.person.revokeInvitation.mutationOptions(read))
  return (
    <InlineForm
      label={zh.people.revokeInvitationOf(title)}
      lead={zh.people.revokeInvitationLead}
      confirm={zh.people.revokeInvitation}
      sending={zh.people.saving}
      isPending={revoke.isPending}
      error={revoke.error}
      onSubmit={() => revoke.mutate({ account })}
      onCancel={onCancel}
    />
  )
}

/** Gives a person another way in, to be shown once: a first password that is made here, or a link by which they set their own. */
export function ResetForm({
  person: { account, title },
  onReset,
  onCancel,
}: Omit<ActProps, 'onDone'> & { onReset: (slip: Slip) => void }) {
  const [password] = useState(firstPassword)
  const [handing, setHanding] = useState<Handing>('password')
  const isLink = handing === 'link'
  const { onSettled } = useRead(() => undefined)
  const reset = useMutation(
    api.identity.person.resetPassword.mutationOptions({ onSettled, onSuccess: () => onReset({ account, title, password }) }),
  )
  const invite = useMutation(
    api.identity.person.invite.mutationOptions({ onSettled, onSuccess: (person) => onReset(slipOf(person, undefined)) }),
  )
  const act = isLink ? invite : reset
  return (
    <InlineForm
      label={zh.people.resetPasswordOf(title)}
      lead={isLink ? zh.people.inviteLead : zh.people.resetLead}
      confirm={isLink ? zh.people.invite : zh.people.resetPassword}
      sending={zh.people.saving}
      isPending={act.isPending}
      error={act.error}
      onSubmit={() => (isLink ? invite.mutate({ account }) : reset.mutate({ account, password }))}
      onCancel={onCancel}
    >
      <HandingField value={handing} onChange={setHanding} />
    </InlineForm>
  )
}
