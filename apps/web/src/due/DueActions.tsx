import type { DueVerb, DueView } from '@duzhan/contracts'
import { useState } from 'react'
import { api, client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { type Step, StepCard } from '../ui/StepCard.tsx'

/** What this person may do with a due as it stands, with the words that it needs. */
export function DueActions({ view }: { view: DueView }) {
  const [text, setText] = useState('')
  const [isNil, setNil] = useState(false)
  const { plan, key, version, verbs } = view
  const isAgain = view.standing === 'done' || view.standing === 'doneLate'
  const ref = { plan, key, version, text }
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
      take={(verb) =>
        verb === 'handIn'
          ? client.assignments.due.handIn.mutate({ ...ref, isNil: isNil && view.mayBeNil })
          : client.assignments.due[verb].mutate(ref)
      }
      onTaken={(next) => {
        queryClient.setQueryData(api.assignments.due.byKey.queryKey({ plan, key }), next)
        setText('')
        setNil(false)
      }}
      onSettled={() => queryClient.invalidateQueries({ queryKey: [['assignments', 'due']] })}
      words={zh.due}
    >
      {(verb) => (
        <>
          {verb === 'handIn' && view.mayBeNil ? (
            <label className="due-nil">
              <input type="checkbox" checked={isNil} onChange={(event) => setNil(event.target.checked)} />
              {zh.due.isNil}
            </label>
          ) : null}
          <Words verb={verb} isRequired={verb !== 'receive' && !(verb === 'handIn' && isNil)} text={text} onChange={setText} />
        </>
      )}
    </StepCard>
  )
}

interface WordsProps {
  verb: DueVerb
  isRequired: boolean
  text: string
  onChange: (text: string) => void
}

function Words({ verb, isRequired, text, onChange }: WordsProps) {
  return (
    <div className="field">
      <label htmlFor="due-text">
        {zh.due.fields[verb]}
        {isRequired ? <span className="field-hint"> {zh.due.hint}</span> : null}
      </label>
      <textarea
        id="due-text"
        className="input"
        required={isRequired}
        minLength={isRequired ? 5 : undefined}
        maxLength={verb === 'handIn' ? 20_000 : 2_000}
        rows={verb === 'handIn' ? 8 : 3}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
