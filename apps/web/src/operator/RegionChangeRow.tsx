import type { RegionChangeView } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { WordsField } from '../ui/WordsField.tsx'

interface Props {
  change: RegionChangeView
  onDone: (words: string) => void
}

/** One change of regions: what became what, since when and by which document, and the way to take it back. */
export function RegionChangeRow({ change, onDone }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { by, at, reason, from, state, takenBack } = change
  const what = wordsOf(change)
  return (
    <li className="body-row">
      <div className="body-row-head">
        <div>
          <strong>{what}</strong> <span className="tag">{zh.regionChange.states[state]}</span>
          <p className="muted">
            {zh.regionChange.since(formatDate(from, true))} · {zh.regionChange.by(by, formatDate(at, true), reason)}
          </p>
          {takenBack ? (
            <p className="faint">{zh.regionChange.takenBackBy(takenBack.by, formatDate(takenBack.at, true), takenBack.reason)}</p>
          ) : null}
        </div>
        {takenBack === null && !isOpen ? (
          <div className="body-row-acts">
            <button
              type="button"
              className="button button-small"
              aria-label={zh.regionChange.takeBackOf(what)}
              onClick={() => setOpen(true)}
            >
              {zh.regionChange.takeBack}
            </button>
          </div>
        ) : null}
      </div>
      {isOpen ? (
        <TakeBackForm
          {...{ id: change.id, what }}
          onDone={() => {
            setOpen(false)
            onDone(zh.regionChange.tookBack(what))
          }}
          onCancel={() => setOpen(false)}
        />
      ) : null}
    </li>
  )
}

function wordsOf({ kind, regions, name, was }: RegionChangeView): string {
  const names = regions.map((region) => region.name).join('、')
  return kind === 'rename' ? zh.regionChange.renamed(was ?? names, name) : zh.regionChange.merged(names, name)
}

interface TakeBackProps {
  id: string
  what: string
  onDone: () => void
  onCancel: () => void
}

function TakeBackForm({ id, what, onDone, onCancel }: TakeBackProps) {
  const [reason, setReason] = useState('')
  const queryClient = useQueryClient()
  const takeBack = useMutation(
    api.identity.region.takeBack.mutationOptions({
      onSuccess: onDone,
      onSettled: () => queryClient.invalidateQueries(api.identity.region.pathFilter()),
    }),
  )
  return (
    <InlineForm
      label={zh.regionChange.takeBackOf(what)}
      lead={zh.regionChange.takeBackLead}
      confirm={zh.regionChange.confirmTakeBack}
      sending={zh.regionChange.sending}
      isPending={takeBack.isPending}
      error={takeBack.error}
      onSubmit={() => takeBack.mutate({ id, reason })}
      onCancel={onCancel}
    >
      <WordsField
        label={zh.regionChange.takeBackReason}
        hint={zh.regionChange.takeBackHint}
        isRequired
        most={500}
        rows={2}
        text={reason}
        onChange={setReason}
      />
    </InlineForm>
  )
}
