import type { FindingSummary } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { WordsField } from '../ui/WordsField.tsx'
import { Outcomes } from './Outcomes.tsx'
import { type TogetherVerb, takeTogether, togetherVerbs } from './takeTogether.ts'

interface LedgerBatchProps {
  chosen: readonly FindingSummary[]
  plan: string
  /** Those with which a step was tried are ticked no more. */
  onTaken: (ids: string[]) => void
}

/** The steps that can be taken on the ticked findings together, and what came of each. */
export function LedgerBatch({ chosen, plan, onTaken }: LedgerBatchProps) {
  const [verb, setVerb] = useState<TogetherVerb | null>(null)
  const [text, setText] = useState('')
  const [done, setDone] = useState(0)
  const step = useMutation({
    mutationFn: ({ verb: taken, findings }: { verb: TogetherVerb; findings: readonly FindingSummary[] }) =>
      takeTogether(taken, findings, { plan, text, onEach: setDone }),
    networkMode: 'always',
    onSuccess: (outcomes) => {
      onTaken(outcomes.flatMap(({ finding, error }) => (error === null ? [finding.id] : [])))
      setVerb(null)
      setText('')
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  const openTo = (one: TogetherVerb) => chosen.filter(({ verbs }) => verbs.includes(one))
  const own = verb ? openTo(verb) : []
  if (chosen.length === 0 && !step.data) return null
  return (
    <section className="card ledger-batch" aria-label={zh.finding.chosen(chosen.length)}>
      <div className="card-body">
        {step.data ? <Outcomes outcomes={step.data} verb={step.variables.verb} onDismiss={() => step.reset()} /> : null}
        {chosen.length > 0 ? (
          <div className="filters">
            <strong>{zh.finding.chosen(chosen.length)}</strong>
            {togetherVerbs.map((one) =>
              openTo(one).length === 0 ? null : (
                <button
                  key={one}
                  type="button"
                  className="button button-small"
                  aria-expanded={one === verb}
                  disabled={step.isPending}
                  onClick={() => {
                    step.reset()
                    setVerb(one === verb ? null : one)
                  }}
                >
                  {zh.finding.together(zh.finding.verbs[one], openTo(one).length)}
                </button>
              ),
            )}
          </div>
        ) : null}
        {verb && own.length > 0 ? (
          <InlineForm
            label={zh.finding.verbs[verb]}
            lead={`${zh.finding.confirm[verb]}${zh.finding.togetherLead}`}
            confirm={`${zh.finding.submit}${zh.finding.together(zh.finding.verbs[verb], own.length)}`}
            sending={zh.finding.togetherBusy(done, own.length)}
            isPending={step.isPending}
            error={step.error}
            onSubmit={() => {
              setDone(0)
              step.mutate({ verb, findings: own })
            }}
            onCancel={() => setVerb(null)}
          >
            {verb === 'verify' ? (
              <WordsField label={zh.finding.text.verify} hint={zh.finding.textHint} isRequired text={text} onChange={setText} />
            ) : null}
          </InlineForm>
        ) : null}
      </div>
    </section>
  )
}
