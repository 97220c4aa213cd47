import type { Outline, Progress } from '@duzhan/checklist'
import type { ReactNode } from 'react'
import type { Draft } from '../device/draft.ts'
import { zh } from '../locales/zh.ts'
import { AnswersView } from '../submission/AnswersView.tsx'
import { badPlaces } from '../submission/badPlaces.ts'
import { Icon } from '../ui/Icon.tsx'

interface ReviewStepProps {
  draft: Draft
  outline: Outline
  progress: Progress
  isSending: boolean
  photosLeft: number
  /** Whether it can be sent as soon as the answers are there. */
  isReady: boolean
  onGoToItem: (path: string) => void
  onBack: () => void
  onSubmit: () => void
  /** What went wrong with the last sending. */
  children: ReactNode
}

/** The last look before sending: everything that was answered, what it will set off, and what is still missing. */
export function ReviewStep(props: ReviewStepProps) {
  const { draft, outline, progress, isSending, photosLeft, isReady, onGoToItem, onBack, onSubmit, children } = props
  const bad = badPlaces(outline, draft.answers)
  const firstMissing = progress.missing[0]
  return (
    <div className="stack">
      <section className="card" aria-labelledby="review-title">
        <div className="card-head">
          <h2 id="review-title">{zh.checklist.reviewTitle}</h2>
        </div>
        <div className="card-body">
          <p className="muted">{draft.correction ? zh.correction.reviewLead : zh.checklist.reviewLead}</p>
          {firstMissing ? (
            <div className="notice">
              <Icon name="warning" />
              <div>
                <p>{zh.checklist.reviewMissing(progress.missing.length)}</p>
                <p>
                  <button type="button" className="button button-small" onClick={() => onGoToItem(firstMissing)}>
                    {zh.checklist.jump}
                  </button>
                </p>
              </div>
            </div>
          ) : null}
          {bad !== null && (bad > 0 || !firstMissing) ? (
            <p className={bad > 0 ? 'review-bad' : 'review-good'}>
              {draft.correction ? zh.correction.reviewFindings(bad) : zh.checklist.reviewFindings(bad)}
            </p>
          ) : null}
        </div>
      </section>
      <AnswersView outline={outline} answers={draft.answers} onGoToItem={onGoToItem} isOnDevice />
      {children}
      <div className="fill-steps">
        <button type="button" className="button" onClick={onBack} disabled={isSending}>
          {zh.checklist.backToForm}
        </button>
        <button
          type="button"
          className="button button-primary"
          onClick={onSubmit}
          disabled={isSending || firstMissing !== undefined || !isReady}
        >
          {isSending
            ? photosLeft > 0
              ? zh.checklist.uploading(photosLeft)
              : zh.checklist.submitting
            : draft.correction
              ? zh.correction.submit
              : zh.checklist.submit}
        </button>
      </div>
    </div>
  )
}
