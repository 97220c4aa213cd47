import { accountPattern } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { firstPassword } from './firstPassword.ts'
import { type GivenGrant, GrantsField } from './GrantsField.tsx'
import { type Handing, HandingField } from './HandingField.tsx'
import type { Slip } from './PasswordSlips.tsx'
import { slipOf } from './slipOf.ts'

interface Props {
  home: string
  onCreated: (slip: Slip) => void
  onCancel: () => void
}

/** Adds a person with a first password that is made here, or with the link of an invitation, either to be shown once. */
export function PersonForm({ home, onCreated, onCancel }: Props) {
  const [title, setTitle] = useState('')
  const [account, setAccount] = useState('')
  const [grants, setGrants] = useState<GivenGrant[]>([{ role: 'inspector', region: home, plan: '*' }])
  const [handing, setHanding] = useState<Handing>('password')
  const [ids] = [useId()]
  const queryClient = useQueryClient()
  const create = useMutation(
    api.identity.person.create.mutationOptions({
      onSuccess: (person, { password }) => onCreated(slipOf(person, password)),
      onSettled: () => queryClient.invalidateQueries(api.identity.person.list.queryFilter()),
    }),
  )
  return (
    <InlineForm
      label={zh.people.add}
      confirm={handing === 'link' ? zh.people.createInvited : zh.people.create}
      sending={zh.people.saving}
      isPending={create.isPending}
      error={create.error}
      onSubmit={() => create.mutate({ account, title, grants, ...(handing === 'password' && { password: firstPassword() }) })}
      onCancel={onCancel}
    >
      <div className="body-fields">
        <div className="field">
          <label htmlFor={`${ids}-title`}>{zh.people.post}</label>
          <input
            {...{ id: `${ids}-title`, className: 'input', required: true, minLength: 2, maxLength: 80, value: title }}
            onChange={({ target }) => setTitle(target.value)}
          />
          <span className="field-hint">{zh.people.postHint}</span>
        </div>
        <div className="field">
          <label htmlFor={`${ids}-account`}>{zh.people.account}</label>
          <input
            {...{ id: `${ids}-account`, className: 'input', required: true, pattern: accountPattern, value: account }}
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => setAccount(target.value)}
          />
          <span className="field-hint">{zh.people.accountHint}</span>
        </div>
      </div>
      <GrantsField {...{ grants, home }} onChange={setGrants} />
      <HandingField value={handing} onChange={setHanding} />
    </InlineForm>
  )
}
