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
  const { by, at, reason, from, state, isWaiting, takenBack } = change
  const what = wordsOf(change)
  return (
    <li className="body-row">
      <div className="body-row-head">
        <div>
          <strong>
            <Quoting text={what} code={change.into} />
          </strong>{' '}
          <span className="tag">{isWaiting ? zh.regionChange.waiting : zh.regionChange.states[state]}</span>
          <p className="muted">
            {zh.regionChange.since(formatDate(from, true))} · {zh.regionChange.by(by, formatDate(at, true), reason)}
          </p>
          {change.children && change.children.length > 0 ? (
            <p className="muted">{zh.regionChange.gone(change.children.map((one) => one.name).join('、'))}</p>
          ) : null}
          {isWaiting ? <p className="muted">{zh.regionChange.waitingHint}</p> : null}
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

/** A sentence in which a code stands, set apart as what it is. */
function Quoting({ text, code }: { text: string; code: string }) {
  const [before = '', ...after] = text.split(code)
  return after.length === 0 ? (
    before
  ) : (
    <>
      {before}
      <code>{code}</code>
      {after.join(code)}
    </>
  )
}

function wordsOf({ kind, regions, into, name, was }: RegionChangeView): string {
  const names = regions.map((region) => region.name).join('、')
  switch (kind) {
    case 'rename':
      return zh.regionChange.renamed(was ?? names, name)
    case 'merge':
      return zh.regionChange.merged(names, name)
    case 'move':
      return zh.regionChange.moved(names, name, into)
    case 'split':
      return zh.regionChange.divided(names, name)
    case 'retire':
      return zh.regionChange.retired(names)
  }
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
