import type { DueAnytime } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { formatInstant, platformNow } from '../ui/dates.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { MomentInput } from '../ui/MomentInput.tsx'
import { TargetPick } from './TargetPick.tsx'

/** A wall-clock time in Shanghai, 2020-03-20T09:05, as an instant. */
const instantOf = (local: string): string => new Date(`${local}:00+08:00`).toISOString()

/** Tells of an event that the plan has duties for: what, where, when and in which words. */
export function TellForm({ anytime: { plan, events, places } }: { anytime: DueAnytime }) {
  const { clockAhead } = useMe()
  const fresh = () => ({
    id: crypto.randomUUID(),
    event: events[0]?.title ?? '',
    region: places[0]?.code ?? '',
    at: formatInstant(platformNow(clockAhead).toISOString()).replace(' ', 'T'),
    text: '',
  })
  const [draft, setDraft] = useState<ReturnType<typeof fresh> | null>(null)
  const [target, setTarget] = useState<string>()
  const pick = useCallback((id: string | undefined) => setTarget(id), [])
  const tell = useMutation({
    mutationFn: (told: ReturnType<typeof fresh>) =>
      client.assignments.due.tell.mutate({ plan, ...told, at: instantOf(told.at), ...(target !== undefined && { target }) }),
    networkMode: 'always',
    onSuccess: () => setDraft(null),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments', 'due']] }),
  })
  const { tellFields: words } = zh.due
  const change = (part: Partial<ReturnType<typeof fresh>>) => setDraft((now) => now && { ...now, ...part })
  const duties = events.find(({ title }) => title === draft?.event)?.duties ?? []
  return (
    <>
      <p className="muted">{zh.due.tellLead}</p>
      {tell.isSuccess && draft === null ? (
        <p className="notice notice-good" role="status">
          {zh.due.told(tell.data.dues.length, tell.data.visits)}
        </p>
      ) : null}
      {draft === null ? (
        <button type="button" className="button" onClick={() => setDraft(fresh())}>
          {zh.due.tell}
        </button>
      ) : (
        <InlineForm
          label={zh.due.tell}
          lead={zh.due.tellDuties(duties)}
          confirm={zh.due.tellConfirm}
          sending={zh.due.sending}
          isPending={tell.isPending}
          error={tell.error}
          onSubmit={() => tell.mutate(draft)}
          onCancel={() => setDraft(null)}
        >
          <div className="due-tell">
            <Choice
              id="tell-event"
              title={words.event}
              value={draft.event}
              options={events.map(({ title }) => ({ value: title, title }))}
              onChange={(event) => change({ event })}
            />
            <Choice
              id="tell-region"
              title={words.region}
              value={draft.region}
              options={places.map(({ code, name }) => ({ value: code, title: name }))}
              onChange={(region) => change({ region })}
            />
            <div className="field">
              <label htmlFor="tell-at">{words.at}</label>
              <MomentInput id="tell-at" kind="datetime-local" required value={draft.at} onChange={(at) => change({ at })} />
            </div>
          </div>
          <TargetPick key={draft.region} plan={plan} region={draft.region} onChange={pick} />
          <div className="field">
            <label htmlFor="tell-text">
              {words.text}
              <span className="field-hint"> {zh.due.hint}</span>
            </label>
            <textarea
              id="tell-text"
              className="input"
              required
              minLength={5}
              maxLength={2000}
              rows={3}
              value={draft.text}
              onChange={({ target }) => change({ text: target.value })}
            />
          </div>
        </InlineForm>
      )}
    </>
  )
}

interface ChoiceProps {
  id: string
  title: string
  value: string
  options: readonly { value: string; title: string }[]
  onChange: (value: string) => void
}

function Choice({ id, title, value, options, onChange }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <select id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  )
}
