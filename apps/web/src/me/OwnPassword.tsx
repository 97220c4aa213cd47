import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, reseat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { PasswordField } from '../signIn/PasswordField.tsx'
import { Card } from '../ui/Card.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'

const empty = { current: '', next: '', again: '' }

/** The change of one's own password: whoever is to make it must know the present one. */
export function OwnPassword() {
  const [isOpen, setOpen] = useState(false)
  const [isChanged, setChanged] = useState(false)
  const open = () => {
    setChanged(false)
    setOpen(true)
  }
  const close = (changed: boolean) => {
    setOpen(false)
    setChanged(changed)
  }
  return (
    <Card title={zh.me.password}>
      <div className="stack">
        <p className="muted">{zh.me.passwordLead}</p>
        {isChanged ? (
          <p className="notice" role="status">
            {zh.me.passwordChanged}
          </p>
        ) : null}
        {isOpen ? (
          <PasswordForm onDone={() => close(true)} onCancel={() => close(false)} />
        ) : (
          <button type="button" className="button own-act" onClick={open}>
            {zh.me.changePassword}
          </button>
        )}
      </div>
    </Card>
  )
}

function PasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const [fields, setFields] = useState(empty)
  const [differs, setDiffers] = useState(false)
  const { current, next, again } = fields
  const set = (name: keyof typeof empty) => (value: string) => setFields((before) => ({ ...before, [name]: value }))
  const change = useMutation(
    api.session.changePassword.mutationOptions({
      onSuccess: (me) => {
        onDone()
        return reseat(me)
      },
    }),
  )
  const submit = () => {
    setDiffers(next !== again)
    if (next === again) change.mutate({ current, next })
  }
  return (
    <InlineForm
      label={zh.me.changePassword}
      confirm={zh.me.changePassword}
      sending={zh.me.changing}
      isPending={change.isPending}
      error={change.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <PasswordField id="current" title={zh.me.current} isNew={false} value={current} onChange={set('current')} />
      <PasswordField id="next" title={zh.me.next} isNew value={next} onChange={set('next')} />
      <PasswordField id="again" title={zh.me.again} isNew value={again} onChange={set('again')} />
      {differs ? (
        <p className="notice notice-bad" role="alert">
          {zh.me.differs}
        </p>
      ) : null}
    </InlineForm>
  )
}
