import type { PlanView } from '@duzhan/contracts'
import { beginEditing, type Edit, type EditConflict, edit, mergeEdits, redo, undo } from '@duzhan/plan/edit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, queryClient } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import type { EditFault } from './editPlan.ts'
import { forgetEdits, keepEdits, keptEdits } from './keptEdits.ts'

/** What an author begins from: a draft that is kept, or a revision in force of which the next is written. */
export interface EditBase {
  document: unknown
  /** The hash of the draft that stands; null where none is kept yet. */
  hash: string | null
}

/** How long nothing must be written before the draft is kept. */
const pauseMs = 1_200

const baseOf = (view: PlanView): EditBase => ({ document: view.own ?? view.document, hash: view.hash })

const faultsOf = (error: unknown): EditFault[] => {
  const { faults, refusals } = problemOf(error).details
  return [faults, refusals].flatMap((list) => (Array.isArray(list) ? (list as EditFault[]) : [])) // as `plan.invalid` has them
}

/**
 * A plan while it is edited: every change is kept as a draft a moment later, and on this device at once, so that a session
 * that ends takes nothing along. What another author kept meanwhile is put together with one's own; where both changed the
 * same, nothing more is kept until somebody has decided.
 */
export function usePlanEditing(first: EditBase, ref: { plan: string; revision: number }) {
  const [base, setBase] = useState(first)
  const [conflicts, setConflicts] = useState<EditConflict[]>([])
  const [isMerged, setMerged] = useState(false)
  const [start] = useState(() => keptEdits(ref))
  const [editing, setEditing] = useState(() => {
    const begun = beginEditing(first.document)
    if (start === null) return begun
    const { document } = mergeEdits(start.base, start.document, first.document)
    return edit(begun, { act: 'set', at: [], value: document })
  })
  const client = useQueryClient()
  const save = useMutation(api.forms.plan.saveDraft.mutationOptions({ networkMode: 'always' }))
  const preview = useMutation(api.forms.plan.preview.mutationOptions({ networkMode: 'always' }))
  const { document } = editing
  const isChanged = document !== base.document
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const merge = async (mine: unknown) => {
    const view = await client.fetchQuery(api.forms.plan.byId.queryOptions(ref, { staleTime: 0 }))
    const theirs = baseOf(view)
    const merged = mergeEdits(base.document, mine, theirs.document)
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
          forgetEdits(ref)
          preview.mutate({ document: sent })
          void queryClient.invalidateQueries({ queryKey: [['forms', 'plan']], refetchType: 'none' })
        },
        onError: (error) => {
          if (problemOf(error).code === 'plan.draft-changed') void merge(sent)
        },
      },
    )
  }
  // a change of the document, and nothing else, starts the clock anew
  useEffect(() => {
    if (!isChanged) return
    keepEdits(ref, { base: base.document, document })
    if (conflicts.length > 0) return
    timer.current = setTimeout(() => keep(document), pauseMs)
    return () => clearTimeout(timer.current)
  }, [document, conflicts.length, base.hash])
  // what the plan will do is asked once at the beginning
  useEffect(() => preview.mutate({ document }), [])

  const waits = save.isError ? ('kept' as const) : ('waiting' as const)
  const rests = base.hash === null ? ('untouched' as const) : ('saved' as const)
  return {
    document,
    change: (...edits: Edit[]) => setEditing((now) => edit(now, ...edits)),
    undo: editing.done.length > 0 ? () => setEditing((now) => undo(now) ?? now) : undefined,
    redo: editing.undone.length > 0 ? () => setEditing((now) => redo(now) ?? now) : undefined,
    faults: isChanged || save.error ? faultsOf(save.error) : faultsOf(preview.error),
    preview: preview.data,
    error:
      save.error && faultsOf(save.error).length === 0 && problemOf(save.error).code !== 'plan.draft-changed' ? save.error : null,
    state: save.isPending ? ('saving' as const) : isChanged ? waits : rests,
    isRestored: start !== null,
    isMerged,
    conflicts,
    decide: (conflict: EditConflict, isMine: boolean, at: Edit['at']) => {
      if (!isMine) setEditing((now) => edit(now, { act: 'set', at, value: conflict.theirs }))
      setConflicts((now) => now.filter((one) => one !== conflict))
    },
  }
}
