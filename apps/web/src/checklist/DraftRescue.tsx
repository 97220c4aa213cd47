import type { Outline } from '@duzhan/checklist'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { queryClient } from '../api/api.ts'
import type { Draft } from '../device/draft.ts'
import { zh } from '../locales/zh.ts'
import { SentComparison } from '../submission/SentComparison.tsx'
import { Card } from '../ui/Card.tsx'
import { InlineForm } from '../ui/InlineForm.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { exportDraft } from './exportDraft.ts'
import type { OpenDraft } from './openDraft.ts'
import { closeDraft } from './openDrafts.ts'

interface DraftRescueProps {
  open: OpenDraft
  outline: Outline
  draft: Draft
  title: string
  /** The record that was sent instead, if there is one to compare with. */
  sent: string | null
  /** The device's store no longer holds the draft: only this window does. */
  isOver?: boolean
  children: ReactNode
}

/** A draft that cannot be sent: it can be compared with what was sent, saved as a file, or given up after a second question. */
export function DraftRescue({ open, outline, draft, title, sent, isOver = false, children }: DraftRescueProps) {
  const navigate = useNavigate()
  const [shown, setShown] = useState<'nothing' | 'comparison' | 'question'>('nothing')
  const save = useMutation({ mutationFn: () => exportDraft(outline, open.state().draft), networkMode: 'always' })
  const discard = useMutation({
    mutationFn: () => (isOver ? Promise.resolve() : open.discard()),
    networkMode: 'always',
    onSuccess: async () => {
      closeDraft(draft.key)
      await queryClient.invalidateQueries({ queryKey: ['drafts'] })
      await navigate(`/${draft.plan}/targets/${draft.target.id}`, { replace: true })
    },
  })
  const toggle = (what: 'comparison' | 'question') => setShown(shown === what ? 'nothing' : what)
  return (
    <>
      <Card title={title}>
        <div className="stack">
          {children}
          <div className="filters">
            {sent ? (
              <button
                type="button"
                className="button"
                aria-expanded={shown === 'comparison'}
                onClick={() => toggle('comparison')}
              >
                {zh.stuck.compare}
              </button>
            ) : null}
            <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate()}>
              {save.isPending ? zh.stuck.exporting : zh.stuck.export}
            </button>
            <button type="button" className="button" aria-expanded={shown === 'question'} onClick={() => toggle('question')}>
              {zh.stuck.discard}
            </button>
          </div>
          {save.error ? <ProblemNotice error={save.error} /> : null}
          {shown === 'question' ? (
            <InlineForm
              label={zh.stuck.discard}
              lead={zh.stuck.discardLead}
              confirm={zh.stuck.discardYes}
              sending={zh.stuck.discarding}
              isPending={discard.isPending}
              error={discard.error}
              onSubmit={() => discard.mutate()}
              onCancel={() => setShown('nothing')}
            />
          ) : null}
        </div>
      </Card>
      {shown === 'comparison' && sent ? (
        <SentComparison
          sent={sent}
          outline={outline}
          other={{ title: zh.stuck.onDevice, answers: draft.answers, isOnDevice: true }}
        />
      ) : null}
    </>
  )
}
