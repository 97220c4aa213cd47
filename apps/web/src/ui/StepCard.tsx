import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { problemOf } from '../api/problemOf.ts'
import { Card } from './Card.tsx'
import { Icon } from './Icon.tsx'
import { InlineForm } from './InlineForm.tsx'

/** One step that is open to this person. */
export interface Step<Verb extends string> {
  verb: Verb
  title: string
  lead: string
  confirm: string
  /** What most would do here next: it stands out until one is chosen. */
  isAdvised: boolean
  isBlocked?: boolean
}

interface StepCardProps<Verb extends string, Outcome> {
  title: string
  lead?: string | null
  steps: readonly Step<Verb>[]
  take: (verb: Verb) => Promise<Outcome>
  onTaken: (outcome: Outcome) => void
  /** Whatever came of it, what the page shows is asked for anew. */
  onSettled: () => Promise<unknown>
  words: { sending: string; stale: string }
  /** The fields that a step needs. */
  children: (verb: Verb) => ReactNode
}

/** The steps open to this person, each with the few words or photos that it needs; someone else's step in between is told. */
export function StepCard<Verb extends string, Outcome>(props: StepCardProps<Verb, Outcome>) {
  const { title, lead, steps, take, onTaken, onSettled, words, children } = props
  const [chosen, setChosen] = useState<Verb | null>(null)
  const step = useMutation({
    mutationFn: take,
    networkMode: 'always',
    onSuccess: (outcome) => {
      onTaken(outcome)
      setChosen(null)
    },
    onError: (error) => {
      if (problemOf(error).kind === 'stale') setChosen(null)
    },
    onSettled,
  })
  if (steps.length === 0) return null
  const isStale = step.error !== null && problemOf(step.error).kind === 'stale'
  const current = steps.find(({ verb }) => verb === chosen) ?? null
  const isPrimary = (one: Step<Verb>) => (current === null ? one.isAdvised : one === current)
  const choose = (verb: Verb) => {
    step.reset()
    setChosen(verb === chosen ? null : verb)
  }
  return (
    <Card title={title}>
      {isStale ? (
        <div className="notice" role="alert">
          <Icon name="info" />
          <p>{words.stale}</p>
        </div>
      ) : null}
      {lead ? <p className="muted">{lead}</p> : null}
      <div className="filters">
        {steps.map((one) => (
          <button
            key={one.verb}
            type="button"
            className={isPrimary(one) ? 'button button-primary' : 'button'}
            aria-expanded={one === current}
            disabled={one.isBlocked}
            onClick={() => choose(one.verb)}
          >
            {one.title}
          </button>
        ))}
      </div>
      {current ? (
        <InlineForm
          label={current.title}
          lead={current.lead}
          confirm={current.confirm}
          sending={words.sending}
          isPending={step.isPending}
          error={isStale ? null : step.error}
          onSubmit={() => step.mutate(current.verb)}
          onCancel={() => setChosen(null)}
        >
          {children(current.verb)}
        </InlineForm>
      ) : null}
    </Card>
  )
}
