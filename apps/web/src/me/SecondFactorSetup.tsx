import type { BegunSecondFactor, Me } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { CodeField } from '../signIn/CodeField.tsx'
import { PasswordField } from '../signIn/PasswordField.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import '../styles/me.css'

const QrCode = lazy(() => import('./QrCode.tsx').then((part) => ({ default: part.QrCode })))

interface Props {
  /** Whether there is a second step already, of which a code is asked before it is replaced. */
  isOn: boolean
  /** What the way out is called, where it is more than not going on. */
  cancel?: string
  /** Called when the recovery codes are kept, with who one is from now on. */
  onDone: (me: Me) => void
  onCancel: () => void
}

/** Turning on a second step: the password again, a picture for the app with a first code of it, and the recovery codes. */
export function SecondFactorSetup({ isOn, cancel, onDone, onCancel }: Props) {
  const [begun, setBegun] = useState<BegunSecondFactor | null>(null)
  const queryClient = useQueryClient()
  const confirm = useMutation(
    api.session.confirmSecondFactor.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.session.own.queryFilter()),
    }),
  )
  if (confirm.data) {
    const { me, recoveryCodes } = confirm.data
    return <RecoveryCodes account={me.account} codes={recoveryCodes} onKept={() => onDone(me)} />
  }
  const way = { onCancel, ...(cancel !== undefined && { cancel }) }
  if (begun === null) return <Begin {...{ isOn, ...way }} onBegun={setBegun} />
  return (
    <Confirm
      {...{ begun, ...way }}
      isPending={confirm.isPending}
      error={confirm.error}
      onConfirm={(code) => confirm.mutate({ ticket: begun.ticket, code })}
    />
  )
}

type Way = Pick<Props, 'cancel' | 'onCancel'>

function Begin({ isOn, onBegun, ...way }: Way & { isOn: boolean; onBegun: (begun: BegunSecondFactor) => void }) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useMutation(api.session.beginSecondFactor.mutationOptions({ onSuccess: onBegun }))
  return (
    <InlineForm
      label={isOn ? zh.me.renew : zh.me.turnOn}
      lead={zh.me.beginLead}
      confirm={zh.me.goOn}
      sending={zh.me.sending}
      isPending={begin.isPending}
      error={begin.error}
      onSubmit={() => begin.mutate({ password, ...(isOn && { code }) })}
      {...way}
    >
      <PasswordField id="password-again" title={zh.me.current} isNew={false} value={password} onChange={setPassword} />
      {isOn ? <CodeField title={zh.me.oldCode} hint={zh.me.codeHint} value={code} onChange={setCode} /> : null}
    </InlineForm>
  )
}

interface ConfirmProps extends Way {
  begun: BegunSecondFactor
  isPending: boolean
  error: unknown
  onConfirm: (code: string) => void
}

function Confirm({ begun: { uri, secret }, isPending, error, onConfirm, ...way }: ConfirmProps) {
  const [code, setCode] = useState('')
  return (
    <InlineForm
      label={zh.me.confirm}
      lead={zh.me.scanLead}
      confirm={zh.me.confirm}
      sending={zh.me.sending}
      {...{ isPending, error }}
      onSubmit={() => onConfirm(code)}
      {...way}
    >
      <Suspense fallback={<div className="qr" />}>
        <QrCode text={uri} />
      </Suspense>
      <p className="muted">
        {zh.me.byHand} <code className="secret">{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
      </p>
      <CodeField title={zh.me.firstCode} value={code} onChange={setCode} hasFocus />
    </InlineForm>
  )
}
