import {
  type AnswerError,
  asksPosition,
  type ChecklistSchema,
  hiddenIn,
  outlineOf,
  progressOf,
  shownAnswers,
} from '@duzhan/checklist'
import { isReason } from '@duzhan/contracts'
import { type ErrorSchema, ErrorSchemaBuilder } from '@rjsf/utils'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { queryClient } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import type { Draft } from '../device/draft.ts'
import { AboutTarget } from '../evidence/AboutTarget.ts'
import { LaterPhotoField } from '../evidence/LaterPhotoField.ts'
import { loadKinds } from '../kind/kindViews.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { dayOf, platformNow } from '../ui/dates.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { FillHead } from './FillHead.tsx'
import { isFinal, isTaken } from './isFinal.ts'
import { itemId } from './itemContext.ts'
import { closeDraft, useDraft } from './openDrafts.ts'
import { SectionForm } from './SectionForm.tsx'
import { SectionNav } from './SectionNav.tsx'

// What the first look at the form does not need comes right after it, while there is a network.
const loadReview = () => import('./ReviewStep.tsx')
const loadMoved = () => import('./MovedDraft.tsx')
const loadSending = () => import('./submitDraft.ts')
const loadPosition = () => import('../evidence/currentPosition.ts')
const ReviewStep = lazy(() => loadReview().then((part) => ({ default: part.ReviewStep })))
const CorrectionReason = lazy(() => import('./CorrectionReason.tsx').then((part) => ({ default: part.CorrectionReason })))
const CovertMark = lazy(() => import('./CovertMark.tsx').then((part) => ({ default: part.CovertMark })))
const MovedDraft = lazy(() => loadMoved().then((part) => ({ default: part.MovedDraft })))
const RefusedDraft = lazy(() => import('./RefusedDraft.tsx').then((part) => ({ default: part.RefusedDraft })))

/** A checklist being filled, section by section, then looked over and sent. */
export function FillForm({ draft: first }: { draft: Draft }) {
  const { open, draft, standing } = useDraft(first)
  const { clockAhead } = useMe()
  const today = dayOf(platformNow(clockAhead))
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [isStrict, setStrict] = useState(false)
  const [photosLeft, setPhotosLeft] = useState(0)
  const [jumpTo, setJumpTo] = useState<string | null>(null)
  const outline = useMemo(() => outlineOf(draft.schema), [draft.schema])
  const progress = useMemo(() => progressOf(outline, draft.answers, today), [outline, draft.answers, today])
  const hidden = useSameSet(hiddenIn(outline.root, draft.answers))
  const sections = useMemo(() => outline.sections.filter(({ key }) => !hidden.has(key)), [outline, hidden])
  const step = search.get('step') ?? ''
  const isReview = step === 'review'
  const section = sections.find((entry) => entry.key === step) ?? sections[0]

  const locate = async () => {
    const checklist = draft.schema as unknown as ChecklistSchema // one that the server admitted
    return asksPosition(checklist, shownAnswers(outline.root, draft.answers))
      ? await (await loadPosition()).currentPosition()
      : null
  }

  const submit = useMutation({
    mutationFn: async () => {
      const { submitDraft } = await loadSending()
      return await submitDraft(await open.finish(platformNow(clockAhead).toISOString(), locate), setPhotosLeft)
    },
    networkMode: 'always', // the browser's notion of being offline is a guess; let the request say
    onError: (error) => {
      const { code, details } = problemOf(error)
      if (code.startsWith('submission.time-')) void open.reopen()
      else if (isFinal(error)) void open.refuse({ code, details, at: platformNow(clockAhead).toISOString() })
    },
    onSuccess: async (receipt) => {
      open.sent()
      closeDraft(draft.key)
      await queryClient.invalidateQueries({ queryKey: ['drafts'] })
      await queryClient.invalidateQueries({ queryKey: [['assignments']] })
      await queryClient.invalidateQueries({ queryKey: [['forms', 'submission']] })
      await navigate(`/${draft.plan}/receipts/${receipt.id}`, { replace: true })
    },
  })
  const refused = useMemo(() => refusedAnswers(submit.error), [submit.error])
  const context = useMemo(
    () => ({
      outline,
      hidden,
      isStrict: isStrict || refused.length > 0,
      now: () => platformNow(clockAhead),
      owner: draft.key,
      plan: draft.plan,
      target: draft.target.id,
    }),
    [outline, hidden, isStrict, refused, clockAhead, draft.key, draft.plan, draft.target.id],
  )
  const about = useMemo(() => ({ plan: draft.plan, target: draft.target.id }), [draft.plan, draft.target.id])
  const serverErrors = useMemo(() => (section ? errorsOfSection(refused, section.key) : undefined), [refused, section])

  const go = (next: string, item: string | null = null) => {
    setSearch({ step: next }, { replace: true })
    setJumpTo(item)
    if (!item) window.scrollTo({ top: 0 })
  }
  const goToItem = (path: string) => {
    setStrict(true)
    go(path.split('.')[0] ?? '', path)
  }
  useEffect(() => {
    const kinds = loadKinds(outline.items.map(({ kind }) => kind))
    void Promise.allSettled([kinds, LaterPhotoField.preload(), loadReview(), loadMoved(), loadSending(), loadPosition()])
  }, [outline])
  useEffect(() => {
    if (!jumpTo || isReview) return
    const item = document.getElementById(itemId(jumpTo))
    item?.scrollIntoView({ block: 'center' })
    item?.focus({ preventScroll: true })
    setJumpTo(null)
  }, [jumpTo, isReview])

  if (!section) return null
  if (standing !== 'here') {
    return (
      <Suspense>
        <MovedDraft open={open} outline={outline} standing={standing} draft={draft} />
      </Suspense>
    )
  }
  const index = sections.indexOf(section)
  const [previous, next] = [sections[index - 1], sections[index + 1]]
  return (
    <AboutTarget value={about}>
      <div className="fill">
        <FillHead open={open} draft={draft} outline={outline} progress={progress} onGoToItem={goToItem} />
        <SectionNav sections={sections} progress={progress} current={isReview ? 'review' : section.key} onGo={go} />
        <div className="fill-main">
          {draft.correction ? <p className="notice notice-plain">{zh.checklist.correctionLead}</p> : null}
          {draft.part ? <p className="notice notice-plain">{zh.parts.lead(draft.part.team, draft.part.others)}</p> : null}
          <Suspense>
            {draft.refused ? <RefusedDraft open={open} outline={outline} draft={draft} refused={draft.refused} /> : null}
          </Suspense>
          {isReview ? (
            <Suspense>
              <ReviewStep
                draft={draft}
                outline={outline}
                progress={progress}
                isSending={submit.isPending}
                photosLeft={photosLeft}
                isReady={!isTaken(draft.refused) && (!draft.correction || isReason(draft.correction.reason))}
                onGoToItem={goToItem}
                onBack={() => go(section.key)}
                onSubmit={() => submit.mutate()}
              >
                <Suspense>
                  {draft.correction ? <CorrectionReason open={open} reason={draft.correction.reason} /> : null}
                  {draft.covert && !draft.correction ? <CovertMark open={open} covert={draft.covert} /> : null}
                </Suspense>
                {submit.error && !isFinal(submit.error) ? (
                  <>
                    <ProblemNotice error={submit.error} />
                    {refused[0] ? <p className="field-error">{zh.checklist.serverErrors}</p> : null}
                  </>
                ) : null}
              </ReviewStep>
            </Suspense>
          ) : (
            <section className="card" aria-labelledby="section-title">
              <div className="card-head">
                <h2 id="section-title">
                  {section.no}、{section.title}
                </h2>
                <SectionCount progress={progress} section={section.key} />
              </div>
              <SectionForm
                key={section.key}
                checklist={draft.schema}
                section={section}
                answers={open}
                context={context}
                serverErrors={serverErrors}
              />
            </section>
          )}
          {isReview ? null : (
            <div className="fill-steps">
              {previous ? (
                <button type="button" className="button" onClick={() => go(previous.key)}>
                  {zh.checklist.previous}
                </button>
              ) : null}
              <button type="button" className="button button-primary" onClick={() => go(next?.key ?? 'review')}>
                {next ? zh.checklist.next : zh.checklist.review}
              </button>
            </div>
          )}
        </div>
      </div>
    </AboutTarget>
  )
}

function SectionCount({ progress, section }: { progress: ReturnType<typeof progressOf>; section: string }) {
  const count = progress.bySection.find((entry) => entry.key === section)
  return count ? <span className="card-aside">{zh.checklist.progress(count.answered, count.total)}</span> : null
}

/** The answers that the server did not accept, when that is what went wrong. */
function refusedAnswers(error: unknown): AnswerError[] {
  if (!error) return []
  const { details } = problemOf(error)
  const errors = details['errors']
  return Array.isArray(errors) ? (errors as AnswerError[]) : [] // the server's validator is the one this page runs
}

type SectionAnswers = Record<string, Record<string, unknown>>

/** The server's errors that fall into one section, in the shape that its form shows at the items. */
export function errorsOfSection(errors: readonly AnswerError[], section: string): ErrorSchema<SectionAnswers> | undefined {
  const own = errors.filter((error) => error.path.startsWith(`${section}.`))
  if (own.length === 0) return undefined
  const builder = new ErrorSchemaBuilder<SectionAnswers>()
  for (const { path, message } of own) builder.addErrors(message, path.split('.').slice(1))
  return builder.ErrorSchema
}

/** A set that stays the same object for as long as it holds the same. */
function useSameSet<Entry>(set: ReadonlySet<Entry>): ReadonlySet<Entry> {
  const kept = useRef(set)
  if (kept.current.size !== set.size || [...set].some((entry) => !kept.current.has(entry))) kept.current = set
  return kept.current
}
