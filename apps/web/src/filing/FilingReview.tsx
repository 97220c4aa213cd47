import type { FilingView } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, client, queryClient } from '../api.ts'
import { zh } from '../locales/zh.ts'
import { problemOf } from '../problemOf.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { reviewText } from './reviewText.ts'

type Review = 'accept' | 'sendBack'

/** The superior's answer to a filing: accept it, or send it back with what is to be mended. */
export function FilingReview({ view }: { view: FilingView }) {
  const open = (['accept', 'sendBack'] as const).filter((verb) => view.verbs.includes(verb))
  const [chosen, setChosen] = useState<Review | null>(null)
  const [text, setText] = useState('')
  const { plan, jurisdiction, version } = view
  const step = useMutation({
    mutationFn: (verb: Review) => client.assignments.filing[verb].mutate({ plan, jurisdiction, version, text }),
    networkMode: 'always',
    onSuccess: (next) => {
      queryClient.setQueryData(api.assignments.filing.byId.queryKey({ plan, jurisdiction }), next)
      setChosen(null)
      setText('')
    },
    onError: (error) => {
      if (problemOf(error).kind === 'stale') setChosen(null)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments', 'filing']] }),
  })
  if (open.length === 0) return null
  const isStale = step.error !== null && problemOf(step.error).kind === 'stale'
  const breaches = view.findings.filter((finding) => finding.code !== 'floor.unclear').length
  const unclear = view.findings.length - breaches
  const choose = (verb: Review) => {
    step.reset()
    setChosen(verb === chosen ? null : verb)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen) step.mutate(chosen)
  }
  return (
    <Card title={zh.filing.review}>
      {isStale ? (
        <div className="notice" role="alert">
          <Icon name="info" />
          <p>{zh.filing.stale}</p>
        </div>
      ) : null}
      {breaches > 0 && open.includes('accept') ? <p className="muted">{zh.filing.acceptBlocked(breaches)}</p> : null}
      <div className="filters">
        {open.map((verb) => (
          <button
            key={verb}
            type="button"
            className={verb === chosen || (chosen === null && isAdvised(verb, breaches)) ? 'button button-primary' : 'button'}
            aria-expanded={verb === chosen}
            disabled={verb === 'accept' && breaches > 0}
            onClick={() => choose(verb)}
          >
            {zh.filing[verb]}
          </button>
        ))}
      </div>
      {chosen ? (
        <form className="filing-form" onSubmit={submit} aria-label={zh.filing[chosen]}>
          <p className="muted">{chosen === 'accept' ? zh.filing.acceptLead : zh.filing.sendBackLead}</p>
          {chosen === 'accept' && unclear > 0 ? (
            <p className="notice">
              <Icon name="info" />
              {zh.filing.acceptUnclear(unclear)}
            </p>
          ) : null}
          <div className="field">
            <label htmlFor="filing-text">
              {chosen === 'accept' ? zh.filing.commentOptional : zh.filing.comment}
              {chosen === 'sendBack' ? <span className="field-hint"> {zh.filing.commentHint}</span> : null}
            </label>
            <textarea
              id="filing-text"
              className="input"
              required={chosen === 'sendBack'}
              minLength={chosen === 'sendBack' ? 5 : undefined}
              maxLength={2000}
              rows={chosen === 'sendBack' ? 5 : 2}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {chosen === 'sendBack' && view.findings.length > 0 ? (
            <p>
              <button type="button" className="button button-small" onClick={() => setText(reviewText(view.findings))}>
                {zh.filing.insertFindings}
              </button>
            </p>
          ) : null}
          {step.error && !isStale ? <ProblemNotice error={step.error} /> : null}
          <div className="filters">
            <button type="submit" className="button button-primary" disabled={step.isPending}>
              {step.isPending ? zh.filing.sending : confirmation(chosen)}
            </button>
            <button type="button" className="button" disabled={step.isPending} onClick={() => setChosen(null)}>
              {zh.states.cancel}
            </button>
          </div>
        </form>
      ) : null}
    </Card>
  )
}

function confirmation(verb: Review): string {
  return verb === 'accept' ? zh.filing.confirmAccept : zh.filing.confirmSendBack
}

/** A filing with breaches is to be mended, one without is to be accepted. */
function isAdvised(verb: Review, breaches: number): boolean {
  return (verb === 'accept') === (breaches === 0)
}
