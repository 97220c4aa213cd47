import type { FindingAction, FindingVerb, FindingView } from '@duzhan/contracts'
import { useState } from 'react'
import { api, queryClient } from '../api/api.ts'
import { PhotoField } from '../evidence/PhotoField.tsx'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { MomentInput } from '../ui/MomentInput.tsx'
import { StepCard } from '../ui/StepCard.tsx'
import { WordsField } from '../ui/WordsField.tsx'
import { type ActionDraft, takeStep } from './takeStep.ts'

const actions = [
  ...(['accept', 'reportBack', 'askExtension', 'verify', 'sendBack', 'closeOut', 'extend', 'refuseExtension'] as const),
] satisfies readonly FindingAction[]
const empty: ActionDraft = { text: '', photos: [], rectifyBy: '' }

/** The steps open to this person, each with the few words or photos that it needs. */
export function FindingActions({ finding }: { finding: FindingView }) {
  const [draft, setDraft] = useState(empty)
  const open = actions.filter((action) => finding.verbs.includes(action satisfies FindingVerb))
  return (
    <StepCard
      title={zh.finding.actions}
      steps={open.map((verb) => ({
        verb,
        title: zh.finding.verbs[verb],
        lead: zh.finding.confirm[verb],
        confirm: `${zh.finding.submit}${zh.finding.verbs[verb]}`,
        isAdvised: verb !== 'sendBack' && verb !== 'askExtension' && verb !== 'refuseExtension',
      }))}
      take={(action) => takeStep(action, finding, draft)}
      onTaken={(view) => {
        queryClient.setQueryData(api.assignments.finding.byId.queryKey({ id: finding.id }), view)
        setDraft(empty)
      }}
      onSettled={() => queryClient.invalidateQueries({ queryKey: [['assignments']] })}
      words={zh.finding}
    >
      {(action) => <ActionFields action={action} finding={finding} draft={draft} onChange={setDraft} />}
    </StepCard>
  )
}

interface ActionFieldsProps {
  action: FindingAction
  finding: FindingView
  draft: ActionDraft
  onChange: (by: (draft: ActionDraft) => ActionDraft) => void
}

function ActionFields({ action, finding, draft, onChange }: ActionFieldsProps) {
  if (action === 'accept' || action === 'closeOut') return null
  const { asked, left } = finding.extension
  if (action === 'extend') return asked ? <p>{zh.finding.deadlineAsked(formatDate(asked, true))}</p> : null
  return (
    <>
      <WordsField
        label={zh.finding.text[action]}
        hint={zh.finding.textHint}
        isRequired
        text={draft.text}
        onChange={(text) => onChange((now) => ({ ...now, text }))}
      />
      {action === 'sendBack' ? <DeadlineField label={zh.finding.newDeadline} draft={draft} onChange={onChange} /> : null}
      {action === 'askExtension' && left ? (
        <DeadlineField
          label={zh.finding.askedDeadline}
          hint={zh.finding.latestDeadline(formatDate(left.latest, true), left.left)}
          latest={left.latest}
          draft={draft}
          onChange={onChange}
        />
      ) : null}
      {action === 'reportBack' || action === 'verify' ? (
        <PhotoField
          hashes={draft.photos}
          owner={`finding|${finding.id}`}
          place={{ plan: finding.plan, target: finding.target.id }}
          onChange={(by) => onChange((now) => ({ ...now, photos: by(now.photos) }))}
        />
      ) : null}
    </>
  )
}

interface DeadlineFieldProps extends Pick<ActionFieldsProps, 'draft' | 'onChange'> {
  label: string
  hint?: string
  /** The latest that may be chosen; it is to the minute where this is. */
  latest?: string
}

function DeadlineField({ label, hint, latest, draft, onChange }: DeadlineFieldProps) {
  return (
    <div className="field">
      <label htmlFor="action-date">{label}</label>
      <MomentInput
        id="action-date"
        kind={latest?.includes('T') ? 'datetime-local' : 'date'}
        max={latest}
        aria-describedby={hint ? 'action-date-hint' : undefined}
        value={draft.rectifyBy}
        onChange={(rectifyBy) => onChange((now) => ({ ...now, rectifyBy }))}
      />
      {hint ? (
        <p id="action-date-hint" className="field-hint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
