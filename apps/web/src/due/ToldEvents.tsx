import type { DueEvent } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { useShown } from '../ui/useShown.tsx'
import { WordsField } from '../ui/WordsField.tsx'

/** How many stand on a page. */
const mostOnPage = 20

/** The events that were told, the last one first, each with the way to take it back where it was told by mistake. */
export function ToldEvents({ plan, told }: { plan: string; told: readonly DueEvent[] }) {
  const { shown, foot } = useShown(told, mostOnPage, plan)
  if (told.length === 0) return null
  return (
    <section>
      <h3>{zh.due.toldEvents}</h3>
      <ul className="due-events">
        {shown.map((one) => (
          <ToldEvent key={one.id} plan={plan} told={one} />
        ))}
      </ul>
      {foot}
    </section>
  )
}

function ToldEvent({ plan, told }: { plan: string; told: DueEvent }) {
  const [text, setText] = useState<string | null>(null)
  const takeBack = useMutation({
    mutationFn: (reason: string) => client.assignments.due.untell.mutate({ plan, id: told.id, text: reason }),
    networkMode: 'always',
    onSuccess: () => setText(null),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments', 'due']] }),
  })
  const { takenBack } = told
  return (
    <li>
      <span>
        <strong>{told.event}</strong>
        <span className="faint">{[told.place, formatInstant(told.at), told.by].join(' · ')}</span>
        <span>{told.text}</span>
        {takenBack ? <span className="faint">{zh.due.takenBack(takenBack.text, takenBack.by)}</span> : null}
      </span>
      {told.mayTakeBack && text === null ? (
        <button type="button" className="button button-small" onClick={() => setText('')}>
          {zh.due.takeBack}
        </button>
      ) : null}
      {text === null ? null : (
        <InlineForm
          label={zh.due.takeBack}
          lead={zh.due.takeBackLead}
          confirm={zh.due.takeBackConfirm}
          sending={zh.due.sending}
          isPending={takeBack.isPending}
          error={takeBack.error}
          onSubmit={() => takeBack.mutate(text)}
          onCancel={() => setText(null)}
        >
          <WordsField label={zh.due.takeBackWhy} hint={zh.due.hint} isRequired text={text} onChange={setText} />
        </InlineForm>
      )}
    </li>
  )
}
