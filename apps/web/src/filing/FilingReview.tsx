import type { FilingView } from '@duzhan/contracts'
import { type ConformanceFinding, isBreach } from '@duzhan/plan'
import { useState } from 'react'
import { api, client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { type Step, StepCard } from '../ui/StepCard.tsx'
import { WordsField } from '../ui/WordsField.tsx'

type Review = 'accept' | 'sendBack'

/** The superior's answer to a filing: accept it, or send it back with what is to be mended. */
export function FilingReview({ view }: { view: FilingView }) {
  const [text, setText] = useState('')
  const { plan, jurisdiction, version } = view
  const breaches = view.findings.filter(isBreach).length
  const unclear = view.findings.length - breaches
  const steps = reviews(breaches).filter(({ verb }) => view.verbs.includes(verb))
  return (
    <StepCard
      title={zh.filing.review}
      lead={breaches > 0 && view.verbs.includes('accept') ? zh.filing.acceptBlocked(breaches) : null}
      steps={steps}
      take={(verb) => client.assignments.filing[verb].mutate({ plan, jurisdiction, version, text })}
      onTaken={(next) => {
        queryClient.setQueryData(api.assignments.filing.byId.queryKey({ plan, jurisdiction }), next)
        setText('')
      }}
      onSettled={() => queryClient.invalidateQueries({ queryKey: [['assignments', 'filing']] })}
      words={zh.filing}
    >
      {(verb) => (
        <>
          {verb === 'accept' && unclear > 0 ? (
            <p className="notice">
              <Icon name="info" />
              {zh.filing.acceptUnclear(unclear)}
            </p>
          ) : null}
          <WordsField
            label={verb === 'sendBack' ? zh.filing.comment : zh.filing.commentOptional}
            hint={verb === 'sendBack' ? zh.filing.commentHint : undefined}
            isRequired={verb === 'sendBack'}
            rows={verb === 'sendBack' ? 5 : 2}
            text={text}
            onChange={setText}
          />
          {verb === 'sendBack' && view.findings.length > 0 ? (
            <p>
              <button type="button" className="button button-small" onClick={() => setText(reviewText(view.findings))}>
                {zh.filing.insertFindings}
              </button>
            </p>
          ) : null}
        </>
      )}
    </StepCard>
  )
}

/** A filing with breaches is to be mended, one without is to be accepted. */
function reviews(breaches: number): Step<Review>[] {
  return [
    {
      verb: 'accept',
      title: zh.filing.accept,
      lead: zh.filing.acceptLead,
      confirm: zh.filing.confirmAccept,
      isAdvised: breaches === 0,
      isBlocked: breaches > 0,
    },
    {
      verb: 'sendBack',
      title: zh.filing.sendBack,
      lead: zh.filing.sendBackLead,
      confirm: zh.filing.confirmSendBack,
      isAdvised: breaches > 0,
    },
  ]
}

const longest = 2_000

/** The findings as sentences, numbered where there are several, to begin the words of a return with; cut between sentences when they are too many. */
export function reviewText(findings: readonly Pick<ConformanceFinding, 'message'>[]): string {
  let text = ''
  for (const [index, { message }] of findings.entries()) {
    const number = findings.length > 1 ? `${index + 1}. ` : ''
    const next = `${text}${text ? '\n' : ''}${number}${message}。`
    if (next.length > longest) return text
    text = next
  }
  return text
}
