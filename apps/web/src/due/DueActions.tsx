import type { DueVerb, DueView } from '@duzhan/contracts'
import { useState } from 'react'
import { api, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { type Step, StepCard } from '../ui/StepCard.tsx'
import { DueWords } from './DueWords.tsx'
import { emptyDraft, HandInFields } from './HandInFields.tsx'
import { takeDueStep } from './takeDueStep.ts'

/** What this person may do with a due as it stands, with what it needs. */
export function DueActions({ view }: { view: DueView }) {
  const [draft, setDraft] = useState(emptyDraft)
  const { plan, key, verbs } = view
  const isAgain = view.standing === 'done' || view.standing === 'doneLate'
  const steps = verbs.map(
    (verb): Step<DueVerb> => ({
      verb,
      title: verb === 'handIn' && isAgain ? zh.due.again : zh.due.verbs[verb],
      lead: zh.due.leads[verb],
      confirm: zh.due.confirms[verb],
      isAdvised: verb === 'receive' || (verb === 'handIn' && !isAgain),
    }),
  )
  return (
    <StepCard
      title={zh.due.actions}
      steps={steps}
      take={(verb) => takeDueStep(verb, view, draft)}
      onTaken={(next) => {
        queryClient.setQueryData(api.assignments.due.byKey.queryKey({ plan, key }), next)
        setDraft(emptyDraft)
      }}
      onSettled={() => queryClient.invalidateQueries({ queryKey: [['assignments', 'due']] })}
      words={zh.due}
    >
      {(verb) =>
        verb === 'handIn' ? (
          <HandInFields view={view} draft={draft} onChange={setDraft} />
        ) : (
          <DueWords
            title={zh.due.fields[verb]}
            isRequired={verb !== 'receive'}
            most={2_000}
            rows={3}
            text={draft.text}
            onChange={(text) => setDraft((now) => ({ ...now, text }))}
          />
        )
      }
    </StepCard>
  )
}
