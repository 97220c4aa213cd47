import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { InlineForm } from '../ui/InlineForm.tsx'

interface DraftRemovalProps {
  plan: string
  revision: number
  onRemoved?: () => void
}

/** Throws a draft away, after asking. */
export function DraftRemoval({ plan, revision, onRemoved }: DraftRemovalProps) {
  const [isAsked, setAsked] = useState(false)
  const remove = useMutation(
    api.forms.plan.removeDraft.mutationOptions({
      networkMode: 'always',
      onSuccess: () => onRemoved?.(),
      onSettled: () => queryClient.invalidateQueries({ queryKey: [['forms', 'plan']] }),
    }),
  )
  if (!isAsked) {
    return (
      <button type="button" className="button" onClick={() => setAsked(true)}>
        {zh.draft.remove}
      </button>
    )
  }
  return (
    <InlineForm
      label={zh.draft.remove}
      lead={zh.draft.removeLead(revision)}
      confirm={zh.draft.removeYes}
      sending={zh.draft.removing}
      isPending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate({ plan, revision })}
      onCancel={() => {
        remove.reset()
        setAsked(false)
      }}
    />
  )
}
