import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { MomentInput } from '../ui/MomentInput.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { WordsField } from '../ui/WordsField.tsx'
import { wordsOf } from './EditionPartChoice.tsx'
import { type EditionItem, type EditionStep, stepsOf } from './editionSteps.ts'
import '../styles/inlineForm.css'

const words = zh.regionEdition
/** So many of what failed are shown. */
const mostShown = 20

interface Outcome {
  done: number
  left: number
  failed: { item: EditionItem; error: unknown }[]
}

const send = (step: EditionStep): Promise<unknown> =>
  'regions' in step
    ? client.identity.region.create.mutate({ regions: step.regions })
    : client.identity.region.change.mutate(step.change)

/** Does what was chosen of an edition, one after the other, from a day on; what the platform refuses is said, and keeps nothing else from being done. */
export function EditionConfirm({ items }: { items: readonly EditionItem[] }) {
  const [from, setFrom] = useState('')
  const [reason, setReason] = useState('')
  const [progress, setProgress] = useState(0)
  const isStopped = useRef(false)
  const id = useId()
  const queryClient = useQueryClient()
  const doing = useMutation({
    mutationFn: async (steps: readonly EditionStep[]): Promise<Outcome> => {
      isStopped.current = false
      const outcome: Outcome = { done: 0, left: steps.reduce((count, step) => count + step.items.length, 0), failed: [] }
      for (const step of steps) {
        if (isStopped.current) return outcome
        try {
          await send(step)
          outcome.done += step.items.length
        } catch (error) {
          outcome.failed.push(...step.items.map((item) => ({ item, error })))
        }
        outcome.left -= step.items.length
        setProgress(outcome.done + outcome.failed.length)
      }
      return outcome
    },
    networkMode: 'always',
    onSettled: () => queryClient.invalidateQueries(api.identity.region.pathFilter()),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setProgress(0)
    doing.mutate(stepsOf(items, { from, reason }))
  }
  const stop = () => {
    isStopped.current = true
  }
  if (doing.data) return <Done outcome={doing.data} />
  return (
    <Card>
      <form className="inline-form" onSubmit={submit} aria-label={words.confirm(items.length)}>
        <div className="field">
          <label htmlFor={id}>{words.from}</label>
          <MomentInput
            {...{ id, kind: 'date', required: true, value: from, disabled: doing.isPending }}
            aria-describedby={`${id}-hint`}
            onChange={setFrom}
          />
          <span className="field-hint" id={`${id}-hint`}>
            {words.fromHint}
          </span>
        </div>
        <WordsField
          label={words.reason}
          hint={words.reasonHint}
          isRequired
          most={500}
          rows={2}
          text={reason}
          onChange={setReason}
        />
        {doing.isPending ? (
          <>
            <p role="status">{words.progress(progress, items.length)}</p>
            <progress max={items.length} value={progress} aria-label={words.title} />
          </>
        ) : null}
        <div className="filters">
          <button type="submit" className="button button-primary" disabled={doing.isPending || items.length === 0 || from === ''}>
            {words.confirm(items.length)}
          </button>
          {doing.isPending ? (
            <button type="button" className="button" onClick={stop}>
              {words.stop}
            </button>
          ) : null}
        </div>
      </form>
    </Card>
  )
}

/** What came of it: how much was done, and what was not, each with why. */
function Done({ outcome: { done, left, failed } }: { outcome: Outcome }) {
  return (
    <Card>
      <p role="status">{left > 0 ? words.stopped(done, left) : words.done(done)}</p>
      {failed.length > 0 ? (
        <>
          <p>{words.failed(failed.length)}</p>
          <ul className="edition-items">
            {failed.slice(0, mostShown).map(({ item, error }) => (
              <li key={item.key}>
                {wordsOf(item)}
                <ProblemNotice error={error} />
              </li>
            ))}
          </ul>
          {failed.length > mostShown ? <p className="muted">{words.moreFailed(failed.length - mostShown)}</p> : null}
        </>
      ) : null}
    </Card>
  )
}
