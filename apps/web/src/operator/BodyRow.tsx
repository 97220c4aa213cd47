import type { BodyView } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { WordsField } from '../ui/WordsField.tsx'
import { BodyForm } from './BodyForm.tsx'

interface BodyRowProps {
  body: BodyView
  /** What those are called of which bodies of the page are part. */
  titles: Readonly<Record<string, string>>
  nameOf: (region: string) => string
  home: string
  onDone: (words: string) => void
}

/** One body of the directory, and what can be done with it. */
export function BodyRow({ body, titles, nameOf, home, onDone }: BodyRowProps) {
  const [open, setOpen] = useState<'correct' | 'retire' | null>(null)
  const { key, title, retiredOn, retiredFor } = body
  const close = () => setOpen(null)
  return (
    <li className="body-row">
      <div className="body-row-head">
        <div>
          <strong>{title}</strong> <span className="code-line">{key}</span>
          <p className="muted">{factsOf(body, titles, nameOf).join(' · ')}</p>
          {retiredOn ? <p className="faint">{zh.body.retiredOn(formatDate(retiredOn, true), retiredFor ?? '')}</p> : null}
        </div>
        <div className="body-row-acts">
          <Link className="button button-quiet button-small" to={`/operator/log?noun=body&thing=${key}`}>
            {zh.body.log}
          </Link>
          {retiredOn === null && open === null
            ? (['correct', 'retire'] as const).map((act) => (
                <button
                  key={act}
                  type="button"
                  className="button button-small"
                  aria-label={zh.body[`${act}Of`](title)}
                  onClick={() => setOpen(act)}
                >
                  {zh.body[act]}
                </button>
              ))
            : null}
        </div>
      </div>
      {open === 'correct' ? (
        <BodyForm
          {...{ body, home }}
          onSaved={(saved) => {
            close()
            onDone(zh.body.saved(saved))
          }}
          onCancel={close}
        />
      ) : null}
      {open === 'retire' ? <RetireForm body={body} onRetired={() => onDone(zh.body.retired(title))} onCancel={close} /> : null}
    </li>
  )
}

/** Where a body lies, what it is part of, its posts, and whom a group stands for. */
function factsOf(
  { region, parent, posts, members }: BodyView,
  titles: Readonly<Record<string, string>>,
  nameOf: (region: string) => string,
): string[] {
  return [
    nameOf(region),
    parent === null ? [] : zh.body.partOf(titles[parent] ?? parent),
    posts.length === 0 ? [] : zh.body.postsOf(posts),
    members?.by === 'key' ? zh.body.memberCount(members.members.length) : [],
    members?.by === 'kind' ? zh.body.ofKind(zh.body.kinds[members.kind], zh.body.levels[members.level]) : [],
  ].flat()
}

function RetireForm({ body: { key, version, title }, ...on }: { body: BodyView; onRetired: () => void; onCancel: () => void }) {
  const [reason, setReason] = useState('')
  const queryClient = useQueryClient()
  const retire = useMutation(
    api.identity.body.retire.mutationOptions({
      onSuccess: on.onRetired,
      onSettled: () => queryClient.invalidateQueries(api.identity.body.list.queryFilter()),
    }),
  )
  return (
    <InlineForm
      label={zh.body.retireOf(title)}
      lead={zh.body.retireLead}
      confirm={zh.body.confirmRetire}
      sending={zh.body.saving}
      isPending={retire.isPending}
      error={retire.error}
      onSubmit={() => retire.mutate({ key, version, reason })}
      onCancel={on.onCancel}
    >
      <WordsField
        label={zh.body.reason}
        hint={zh.body.reasonHint}
        isRequired
        most={500}
        rows={2}
        text={reason}
        onChange={setReason}
      />
    </InlineForm>
  )
}
