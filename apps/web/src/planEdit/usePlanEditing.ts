import type { PlanPreview, PlanView } from '@duzhan/contracts'
import {
  beginEditing,
  boundsFault,
  type Edit,
  type EditConflict,
  edit,
  edited,
  mergedDocument,
  mergeEdits,
  redo,
  removalsEdit,
  undo,
  wordedFault,
} from '@duzhan/plan/edit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api, queryClient } from '../api/api.ts'
import { type Fault, faultsIn } from '../api/faultsIn.ts'
import { problemOf } from '../api/problemOf.ts'
import { useSettled } from '../ui/useSettled.ts'
import { forgetEdits, keepEdits, keptEdits } from './keptEdits.ts'

/** What an author begins from: a draft that is kept, or a revision in force of which the next is written. */
export interface EditBase {
  document: unknown
  /** The hash of the draft that stands; null where none is kept yet. */
  hash: string | null
}

/** How long nothing must be written before it is said what the plan will do, and before the draft is kept: first the one, then the other. */
const lookMs = 600
const pauseMs = 1_200

const baseOf = (view: PlanView): EditBase => ({ document: view.own ?? view.document, hash: view.hash })

const faultsOf = (error: unknown): Fault[] => faultsIn(problemOf(error).details)

/**
 * A plan while it is edited: every change is kept as a draft a moment later, and on this device at once, so that a session
 * that ends takes nothing along. What another author kept meanwhile is put together with one's own; where both changed the
 * same, nothing more is kept until somebody has decided. Of a lower plan `superiorOf` gives the document that it extends: what an
 * edit takes out of an element from there is left out of the plan for good.
 */
export function usePlanEditing(
  first: EditBase,
  ref: { plan: string; revision: number },
  superiorOf: (document: unknown) => unknown,
) {
  const [base, setBase] = useState(first)
  const [restored] = useState(() => {
    const kept = keptEdits(ref)
    return kept && mergeEdits(kept.base, kept.document, first.document)
  })
  const [conflicts, setConflicts] = useState(restored?.conflicts ?? [])
  const [isMerged, setMerged] = useState(false)
  const [editing, setEditing] = useState(() => {
    const begun = beginEditing(first.document)
    return restored ? edit(begun, { act: 'set', at: [], value: restored.document }) : begun
  })
  const client = useQueryClient()
  const save = useMutation(api.forms.plan.saveDraft.mutationOptions({ networkMode: 'always' }))
  const preview = useMutation(api.forms.plan.preview.mutationOptions({ networkMode: 'always' }))
  const { document } = editing
  const isChanged = document !== base.document
  const latest = useRef(document)
  latest.current = document
  /** Whether just this was sent over just that draft and not taken: it is not sent again before something changes. */
  const isRefused = save.isError && save.variables.document === document && save.variables.basedOn === base.hash
  const settled = useSettled(document, lookMs)
  /** That it is larger than plans may be, which is not sent to be told. */
  const tooLarge = useMemo(() => boundsFault(settled), [settled])

  const merge = async () => {
    const view = await client.fetchQuery(api.forms.plan.byId.queryOptions(ref, { staleTime: 0 }))
    const theirs = baseOf(view)
    const merged = mergeEdits(base.document, latest.current, theirs.document)
    setBase(theirs)
    setConflicts(merged.conflicts)
    setMerged(true)
    setEditing((now) => edit(now, { act: 'set', at: [], value: merged.document }))
  }
  const keep = (sent: unknown) => {
    save.mutate(
      { document: sent, basedOn: base.hash },
      {
        onSuccess: ({ hash }) => {
          setBase({ document: sent, hash })
          void queryClient.invalidateQueries({ queryKey: [['forms', 'plan']], refetchType: 'none' })
        },
        onError: (error) => {
          if (problemOf(error).code === 'plan.draft-changed') void merge()
        },
      },
    )
  }
  useEffect(() => {
    if (isChanged) keepEdits(ref, { base: base.document, document })
    else forgetEdits(ref) // what was taken back is not to come again
  }, [document, base.document])
  // one after the other: what is sent while a draft is on its way would be based on the one before
  useEffect(() => {
    if (!isChanged || conflicts.length > 0 || save.isPending || isRefused || tooLarge) return
    const timer = setTimeout(() => keep(document), pauseMs)
    return () => clearTimeout(timer)
  }, [document, conflicts.length, base.hash, save.isPending, tooLarge])
  // what was said last stays until more is known
  const [seen, setSeen] = useState<{ preview?: PlanPreview; error: unknown; of?: unknown }>({ error: null })
  useEffect(() => {
    if (tooLarge) return
    preview.mutate(
      { document: settled },
      {
        onSuccess: (said) => setSeen({ preview: said, error: null, of: settled }),
        onError: (error) => setSeen((before) => ({ ...before, error, of: faultsOf(error).length > 0 ? settled : before.of })),
      },
    )
  }, [settled])
  const superior = superiorOf(document)
  const whole = useMemo(() => (superior === null ? document : mergedDocument(superior, document)), [superior, document])
  const change = (...edits: Edit[]) =>
    setEditing((now) => {
      const left = removalsEdit(superiorOf(now.document), now.document, edits.reduce(edited, now.document))
      return edit(now, ...edits, ...(left ? [left] : []))
    })

  const told = useMemo(() => (tooLarge ? [wordedFault(tooLarge)] : []), [tooLarge])
  const waits = save.isError || tooLarge ? ('kept' as const) : ('waiting' as const)
  const rests = base.hash === null ? ('untouched' as const) : ('saved' as const)
  return {
    document,
    whole,
    change,
    undo: editing.done.length > 0 ? () => setEditing((now) => undo(now) ?? now) : undefined,
    redo: editing.undone.length > 0 ? () => setEditing((now) => redo(now) ?? now) : undefined,
    faults: tooLarge ? told : save.error ? faultsOf(save.error) : faultsOf(seen.error),
    /** Whether the platform has looked at what is written by now. */
    isChecked: seen.of === document,
    preview: seen.preview,
    error:
      save.error && faultsOf(save.error).length === 0 && problemOf(save.error).code !== 'plan.draft-changed' ? save.error : null,
    state: save.isPending ? ('saving' as const) : isChanged ? waits : rests,
    isRestored: restored !== null,
    isMerged,
    conflicts,
    decide: (conflict: EditConflict, isMine: boolean, at: Edit['at']) => {
      if (!isMine) setEditing((now) => edit(now, { act: 'set', at, value: conflict.theirs }))
      setConflicts((now) => now.filter((one) => one !== conflict))
    },
  }
}
