import type { TargetCard } from '@duzhan/contracts'
import { useState } from 'react'
import { client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { MomentInput } from '../ui/MomentInput.tsx'
import { type Step, StepCard } from '../ui/StepCard.tsx'
import { readTyped, TargetFields, type TypedTarget, typedOf } from './TargetFields.tsx'

type RegisterVerb = 'correct' | 'retire' | 'restore'

/** What may be done with a target in the register, for those who keep it: each with a reason. */
export function RegisterSteps({ card, plan }: { card: TargetCard; plan: string }) {
  const document = usePlan(plan).data?.document
  const kind = document?.targetKinds.find(({ key }) => key === card.kind)
  const [reason, setReason] = useState('')
  const [on, setOn] = useState(card.today)
  const [correction, setCorrection] = useState<TypedTarget | null>(null)
  if (!card.mayKeep || !document || !kind) return null
  const given = correction ?? typedOf(card, kind)
  const seen = { plan, target: card.id, version: card.version, reason }
  const verbs: RegisterVerb[] = card.retired ? ['restore'] : ['correct', 'retire']
  const steps = verbs.map((verb): Step<RegisterVerb> => ({ verb, ...zh.register.steps[verb], isAdvised: false }))
  const take = async (verb: RegisterVerb) => {
    const { target } = client.assignments
    if (verb === 'correct') {
      const { name, regionCode, position = null, attributes } = readTyped(document, { id: card.id, kind }, given)
      return target.correct.mutate({ ...seen, name, regionCode, position, attributes: { ...attributes } })
    }
    return verb === 'retire' ? target.retire.mutate({ ...seen, on }) : target.restore.mutate(seen)
  }
  return (
    <StepCard
      title={zh.register.title}
      steps={steps}
      take={take}
      onTaken={() => {
        setReason('')
        setCorrection(null)
      }}
      onSettled={() => queryClient.invalidateQueries({ queryKey: [['assignments']] })}
      words={zh.register}
    >
      {(verb) => (
        <>
          {verb === 'correct' ? <TargetFields kind={kind} typed={given} onChange={setCorrection} /> : null}
          {verb === 'retire' ? (
            <div className="field">
              <label htmlFor="retire-on">{zh.register.on}</label>
              <MomentInput id="retire-on" kind="date" required max={card.today} value={on} onChange={setOn} />
            </div>
          ) : null}
          <div className="field">
            <label htmlFor="register-reason">
              {zh.register.reason}
              <span className="field-hint"> {zh.register.reasonHint}</span>
            </label>
            <textarea
              id="register-reason"
              className="input"
              required
              minLength={5}
              maxLength={500}
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        </>
      )}
    </StepCard>
  )
}
