import type { Outline } from '@duzhan/checklist'
import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Draft } from '../device/draft.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { DraftRescue } from './DraftRescue.tsx'
import type { OpenDraft, Standing } from './openDraft.ts'

interface MovedDraftProps {
  open: OpenDraft
  outline: Outline
  draft: Draft
  standing: Exclude<Standing, 'here'>
}

/** The draft went on in another window: what this one holds is stored only if the person says so. */
export function MovedDraft({ open, outline, draft, standing }: MovedDraftProps) {
  const choice = useMutation({
    mutationFn: (how: 'reload' | 'takeOver') => (how === 'reload' ? open.reload() : open.takeOver()),
    networkMode: 'always',
  })
  if (standing !== 'elsewhere') {
    return (
      <DraftRescue
        open={open}
        outline={outline}
        draft={draft}
        sent={standing === 'sent' ? draft.id : null}
        isOver
        title={`${draft.target.name} · ${standing === 'sent' ? zh.stuck.sentTitle : zh.stuck.discardedTitle}`}
      >
        <p>{standing === 'sent' ? zh.stuck.sentLead : zh.stuck.discardedLead}</p>
        {standing === 'sent' ? <Link to={`/${draft.plan}/receipts/${draft.id}`}>{zh.stuck.toReceipt}</Link> : null}
      </DraftRescue>
    )
  }
  return (
    <Card title={`${draft.target.name} · ${zh.stuck.movedTitle}`}>
      <div className="stack">
        <p role="alert">{zh.stuck.movedLead}</p>
        {choice.error ? <ProblemNotice error={choice.error} /> : null}
        <div className="filters">
          <button
            type="button"
            className="button button-primary"
            disabled={choice.isPending}
            onClick={() => choice.mutate('reload')}
          >
            {zh.stuck.reload}
          </button>
          <button type="button" className="button" disabled={choice.isPending} onClick={() => choice.mutate('takeOver')}>
            {zh.stuck.takeOver}
          </button>
        </div>
      </div>
    </Card>
  )
}
