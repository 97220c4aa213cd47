import type { FindingVerb, FindingView } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, queryClient } from '../api.ts'
import { PhotoField } from '../evidence/PhotoField.tsx'
import { zh } from '../locales/zh.ts'
import { problemOf } from '../problemOf.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { type ActionDraft, type FindingAction, takeStep } from './takeStep.ts'

const actions = ['accept', 'reportBack', 'verify', 'sendBack', 'closeOut'] as const satisfies readonly FindingAction[]
const empty: ActionDraft = { text: '', photos: [], rectifyBy: '' }

/** The steps open to this person, each with the few words or photos that it needs. */
export function FindingActions({ finding }: { finding: FindingView }) {
  const open = actions.filter((action) => finding.verbs.includes(action satisfies FindingVerb))
  const [chosen, setChosen] = useState<FindingAction | null>(null)
  const [draft, setDraft] = useState(empty)
  const step = useMutation({
    mutationFn: (action: FindingAction) => takeStep(action, finding, draft),
    networkMode: 'always',
    onSuccess: (view) => {
      queryClient.setQueryData(api.assignments.finding.byId.queryKey({ id: finding.id }), view)
      setChosen(null)
      setDraft(empty)
    },
    onError: (error) => {
      if (problemOf(error).kind === 'stale') setChosen(null)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  if (open.length === 0) return null
  const isStale = step.error !== null && problemOf(step.error).kind === 'stale'
  const current = chosen !== null && open.includes(chosen) ? chosen : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (current) step.mutate(current)
  }
  return (
    <Card title={zh.finding.actions}>
      {isStale ? (
        <div className="notice" role="alert">
          <Icon name="info" />
          <p>{zh.finding.stale}</p>
        </div>
      ) : null}
      <div className="filters">
        {open.map((action) => (
          <button
            key={action}
            type="button"
            className={action === current || (current === null && action !== 'sendBack') ? 'button button-primary' : 'button'}
            aria-expanded={action === current}
            onClick={() => {
              step.reset()
              setChosen(action === current ? null : action)
            }}
          >
            {zh.finding.verbs[action]}
          </button>
        ))}
      </div>
      {current ? (
        <form className="action-form" onSubmit={submit} aria-label={zh.finding.verbs[current]}>
          <p className="muted">{zh.finding.confirm[current]}</p>
          <ActionFields action={current} finding={finding} draft={draft} onChange={setDraft} />
          {step.error && !isStale ? <ProblemNotice error={step.error} /> : null}
          <div className="filters">
            <button type="submit" className="button button-primary" disabled={step.isPending}>
              {step.isPending ? zh.finding.sending : `${zh.finding.submit}${zh.finding.verbs[current]}`}
            </button>
            <button type="button" className="button" onClick={() => setChosen(null)} disabled={step.isPending}>
              {zh.states.cancel}
            </button>
          </div>
        </form>
      ) : null}
    </Card>
  )
}

interface ActionFieldsProps {
  action: FindingAction
  finding: FindingView
  draft: ActionDraft
  onChange: (draft: ActionDraft) => void
}

function ActionFields({ action, finding, draft, onChange }: ActionFieldsProps) {
  if (action === 'accept' || action === 'closeOut') return null
  return (
    <>
      <div className="field">
        <label htmlFor="action-text">
          {zh.finding.text[action]}
          <span className="field-hint"> {zh.finding.textHint}</span>
        </label>
        <textarea
          id="action-text"
          className="input"
          required
          minLength={5}
          maxLength={2000}
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
      </div>
      {action === 'sendBack' ? (
        <div className="field">
          <label htmlFor="action-date">{zh.finding.newDeadline}</label>
          <input
            id="action-date"
            className="input input-date"
            type="date"
            value={draft.rectifyBy}
            onChange={(event) => onChange({ ...draft, rectifyBy: event.target.value })}
          />
        </div>
      ) : (
        <PhotoField
          hashes={draft.photos}
          owner={`finding|${finding.id}`}
          place={{ plan: finding.plan, target: finding.target.id }}
          onChange={(photos) => onChange({ ...draft, photos })}
        />
      )}
    </>
  )
}
