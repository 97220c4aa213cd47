import { isReason, reasonLength } from '@duzhan/contracts'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import type { OpenDraft } from './openDraft.ts'

/** Why a sent record is corrected: without it nothing is sent. */
export function CorrectionReason({ open, reason }: { open: OpenDraft; reason: string }) {
  const id = useId()
  return (
    <section className="card card-body">
      <div className="field">
        <label htmlFor={id}>
          {zh.correction.reason}
          <span className="required-mark">{zh.checklist.noteRequired}</span>
        </label>
        <textarea
          id={id}
          className="input"
          rows={2}
          maxLength={reasonLength.max}
          value={reason}
          placeholder={zh.correction.reasonPlaceholder}
          aria-required
          onChange={({ target }) => {
            const { value } = target
            void open.update((draft) =>
              draft.correction ? { ...draft, correction: { ...draft.correction, reason: value } } : draft,
            )
          }}
        />
        {reason === '' || isReason(reason) ? null : <p className="field-error">{zh.correction.reasonShort}</p>}
      </div>
    </section>
  )
}
