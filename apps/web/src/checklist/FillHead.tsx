import type { Outline, Progress } from '@duzhan/checklist'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Draft } from '../device/draft.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { formatInstant, platformNow } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import type { SaveState } from './autosave.ts'
import type { OpenDraft } from './openDraft.ts'
import { useSaveState } from './openDrafts.ts'

const MissingList = lazyPart(async () => (await import('./MissingList.tsx')).MissingList)

interface FillHeadProps {
  open: OpenDraft
  draft: Draft
  outline: Outline
  progress: Progress
  onGoToItem: (path: string) => void
}

/** What is being filled, how far it is, what is missing, and whether it is safe on the device. */
export function FillHead({ open, draft, outline, progress, onGoToItem }: FillHeadProps) {
  useEffect(() => {
    document.title = zh.shell.documentTitle(`${draft.target.name} ${draft.title}`)
  }, [draft.target.name, draft.title])
  const { answered, total, missing } = progress
  const [isListOpen, setListOpen] = useState(false)
  useEffect(() => void Promise.allSettled([MissingList.preload()]), []) // it opens without a network too
  return (
    <div className="fill-head">
      <div className="fill-title">
        <Link to={leaveTo(draft)} aria-label={zh.checklist.leave} className="fill-back">
          <Icon name="back" />
        </Link>
        <div>
          <h1>{draft.target.name}</h1>
          <p>
            {draft.target.place} · {draft.correction ? `${zh.checklist.correction} · ${draft.title}` : draft.title}
          </p>
        </div>
        <SavedMark open={open} isCorrection={draft.correction !== null} />
      </div>
      <div className="fill-progress">
        <ProgressBar done={answered} total={total} label={zh.checklist.progressLabel} />
        <span className="number">{zh.checklist.progress(answered, total)}</span>
        {missing.length === 0 ? (
          <span className="fill-complete">{zh.checklist.complete}</span>
        ) : (
          <details className="fill-missing" open={isListOpen} onToggle={(event) => setListOpen(event.currentTarget.open)}>
            <summary>{zh.checklist.missing(missing.length)}</summary>
            {isListOpen ? (
              <MissingList
                outline={outline}
                missing={missing}
                onGoToItem={(path) => {
                  setListOpen(false)
                  onGoToItem(path)
                }}
                onShut={() => setListOpen(false)}
              />
            ) : null}
          </details>
        )}
      </div>
    </div>
  )
}

function leaveTo({ plan, target, correction }: Draft): string {
  return correction ? `/${plan}/submissions/${correction.submission}` : `/${plan}/targets/${target.id}`
}

function SavedMark({ open, isCorrection }: { open: OpenDraft; isCorrection: boolean }) {
  const state = useSaveState(open)
  const { clockAhead } = useMe()
  return (
    <p className={`saved-mark saved-${state.kind}`} role="status" data-save={state.kind}>
      {state.kind === 'saved' ? <Icon name="check" /> : null}
      {savedText(state, isCorrection, clockAhead)}
    </p>
  )
}

/** What became of the last change; a correction starts filled in, and times are the platform's, as on every other page. */
function savedText(state: SaveState, isCorrection: boolean, clockAhead: number): string {
  switch (state.kind) {
    case 'clean':
      return isCorrection ? zh.checklist.notChanged : zh.checklist.notSaved
    case 'saving':
      return zh.checklist.saving
    case 'saved':
      return zh.checklist.saved(formatInstant(platformNow(clockAhead, new Date(state.at)).toISOString()).slice(11))
    case 'failed':
      return zh.checklist.saveFailed
  }
}
