import type { FormEvent, ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from './ProblemNotice.tsx'
import '../styles/inlineForm.css'

interface InlineFormProps {
  /** What the form is for, to who does not see where it stands. */
  label: string
  lead?: React.ReactNode
  confirm: string
  sending: string
  isPending: boolean
  /** Something that it needs is not there yet. */
  isBlocked?: boolean
  error: unknown
  onSubmit: () => void
  onCancel: () => void
  /** What the way back is called, where it is more than that. */
  cancel?: string
  children?: ReactNode
}

/** A few fields that open where they are asked for, with what came of sending them, and the way back. */
export function InlineForm({
  label,
  lead,
  confirm,
  sending,
  isPending,
  isBlocked,
  error,
  onSubmit,
  onCancel,
  cancel = zh.states.cancel,
  children,
}: InlineFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="inline-form" onSubmit={submit} aria-label={label}>
      {lead ? <p className="muted">{lead}</p> : null}
      {children}
      {error ? <ProblemNotice error={error} /> : null}
      <div className="filters">
        <button type="submit" className="button button-primary" disabled={isPending || isBlocked}>
          {isPending ? sending : confirm}
        </button>
        <button type="button" className="button" disabled={isPending} onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </form>
  )
}
