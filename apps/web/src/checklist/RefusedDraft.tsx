import type { Outline } from '@duzhan/checklist'
import type { Draft, Refusal } from '../device/draft.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { useProblemText } from '../ui/ProblemNotice.tsx'
import { DraftRescue } from './DraftRescue.tsx'
import type { OpenDraft } from './openDraft.ts'

interface RefusedDraftProps {
  open: OpenDraft
  outline: Outline
  draft: Draft
  refused: Refusal
}

/** Why the platform refused a draft for good, and what can still be done with it. */
export function RefusedDraft({ open, outline, draft, refused }: RefusedDraftProps) {
  const { code, details, at } = refused
  const text = useProblemText({ code, kind: 'unknown', text: null, details, requestId: null })
  return (
    <DraftRescue open={open} outline={outline} draft={draft} sent={sentInstead(draft, refused)} title={zh.stuck.refusedTitle}>
      <p role="alert">{text}</p>
      <p className="faint">
        {zh.stuck.refusedAt(formatInstant(at))} · {zh.states.error(code, null)}
      </p>
      <p className="muted">{zh.stuck.refusedLead}</p>
    </DraftRescue>
  )
}

/** The record that stands in the draft's way, to compare with. */
function sentInstead({ id, correction }: Draft, { code, details }: Refusal): string | null {
  if (code === 'submission.conflict') return id
  if (code === 'submission.corrected-already' && typeof details['id'] === 'string') return details['id']
  return correction?.submission ?? null
}
