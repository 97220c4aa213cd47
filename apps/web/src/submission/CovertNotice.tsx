import type { SubmissionView } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'

/** That a record was made in secret, whether the spot knows of it by now, and the step that tells it. */
export function CovertNotice({ view }: { view: SubmissionView }) {
  const [isAsked, setAsked] = useState(false)
  const release = useMutation(
    api.forms.submission.release.mutationOptions({
      networkMode: 'always',
      onSuccess: () => setAsked(false),
      onSettled: () => queryClient.invalidateQueries(),
    }),
  )
  if (!view.isCovert) {
    if (view.releasedAt === null) return null
    return (
      <div className="notice notice-plain">
        <Icon name="info" />
        <p>{zh.covert.released(formatInstant(view.releasedAt))}</p>
      </div>
    )
  }
  return (
    <div className="notice">
      <Icon name="info" />
      <div>
        <p>{zh.covert.hidden}</p>
        {!view.mayRelease ? null : isAsked ? (
          <InlineForm
            label={zh.covert.release}
            lead={zh.covert.releaseLead}
            confirm={zh.covert.confirm}
            sending={zh.covert.releasing}
            isPending={release.isPending}
            error={release.error}
            onSubmit={() => release.mutate({ id: view.id })}
            onCancel={() => {
              release.reset()
              setAsked(false)
            }}
          />
        ) : (
          <p>
            <button type="button" className="button button-small" onClick={() => setAsked(true)}>
              {zh.covert.release}
            </button>
          </p>
        )}
      </div>
    </div>
  )
}
