import type { SecondFactorState } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, reseat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { CodeField } from '../signIn/CodeField.tsx'
import { PasswordField } from '../signIn/PasswordField.tsx'
import { Card } from '../ui/Card.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'
import { SecondFactorSetup } from './SecondFactorSetup.tsx'

/** Of how many recovery codes the end is near. */
const few = 3

/** The second step of one's own signing in: whether there is one, and the ways to turn it on, on another telephone, and off. */
export function SecondFactorCard({ state: { isOn, recoveryCodesLeft, demand } }: { state: SecondFactorState }) {
  const [open, setOpen] = useState<'setUp' | 'turnOff' | null>(null)
  const [done, setDone] = useState('')
  const begin = (act: 'setUp' | 'turnOff') => {
    setDone('')
    setOpen(act)
  }
  const close = (words = '') => {
    setOpen(null)
    setDone(words)
  }
  const isOffered = isOn || demand !== 'off'
  return (
    <Card title={zh.me.secondFactor} aside={<span className="tag">{isOn ? zh.me.isOn : zh.me.isOff}</span>}>
      <div className="stack">
        <p className="muted">{isOffered ? zh.me.secondFactorLead : zh.me.secondFactorOff}</p>
        {demand === 'required' ? <p className="muted">{zh.me.secondFactorRequired}</p> : null}
        {isOn ? <p>{zh.me.codesLeft(recoveryCodesLeft)}</p> : null}
        {isOn && recoveryCodesLeft <= few && demand !== 'off' ? <p className="notice">{zh.me.fewCodes}</p> : null}
        {done ? (
          <p className="notice" role="status">
            {done}
          </p>
        ) : null}
        {open === 'setUp' ? (
          <SecondFactorSetup
            isOn={isOn}
            onDone={(me) => {
              close(zh.me.turnedOn)
              void reseat(me)
            }}
            onCancel={() => close()}
          />
        ) : null}
        {open === 'turnOff' ? <TurnOff onDone={() => close(zh.me.turnedOff)} onCancel={() => close()} /> : null}
        {open === null && isOffered ? (
          <div className="filters">
            {demand === 'off' ? null : (
              <button type="button" className="button" onClick={() => begin('setUp')}>
                {isOn ? zh.me.renew : zh.me.turnOn}
              </button>
            )}
            {isOn && demand !== 'required' ? (
              <button type="button" className="button button-quiet" onClick={() => begin('turnOff')}>
                {zh.me.turnOff}
              </button>
            ) : null}
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function TurnOff({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.session.removeSecondFactor.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.session.own.queryFilter())
        onDone()
      },
    }),
  )
  return (
    <InlineForm
      label={zh.me.turnOff}
      lead={zh.me.turnOffLead}
      confirm={zh.me.turnOff}
      sending={zh.me.sending}
      isPending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate({ password, code })}
      onCancel={onCancel}
    >
      <PasswordField id="password-again" title={zh.me.current} isNew={false} value={password} onChange={setPassword} />
      <CodeField title={zh.me.code} hint={zh.me.codeHint} value={code} onChange={setCode} />
    </InlineForm>
  )
}
