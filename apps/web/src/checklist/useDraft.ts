import { useCallback, useMemo, useRef, useState } from 'react'
import type { Position } from '../evidence/currentPosition.ts'
import { Autosave, type SaveState } from './autosave.ts'
import type { Answers, Draft } from './draft.ts'
import { draftStore } from './draftStore.ts'

/** A draft being filled: every change of an answer goes to the device's store at once. */
export function useDraft(first: Draft) {
  const [draft, setDraft] = useState(first)
  const [saveState, setSaveState] = useState<SaveState>(first.savedAt ? { kind: 'saved', at: first.savedAt } : { kind: 'clean' })
  const latest = useRef(first)
  const autosave = useMemo(() => new Autosave<Draft>({ save: (value) => draftStore().save(value), onState: setSaveState }), [])

  const store = useCallback(
    (next: Draft) => {
      latest.current = next
      setDraft(next)
      return autosave.put(next)
    },
    [autosave],
  )
  const answer = useCallback(
    (section: string, answers: Answers[string]) => {
      const { current } = latest
      const next = { ...current, answers: { ...current.answers, [section]: answers }, finishedAt: null }
      void store({ ...next, savedAt: new Date().toISOString() })
    },
    [store],
  )
  /** Fixes the moment and the place of finishing before the first sending, so that sending again sends the same. */
  const finish = useCallback(
    async (at: string, locate: () => Promise<Position | null>): Promise<Draft & { finishedAt: string }> => {
      const { finishedAt } = latest.current
      if (finishedAt !== null) return { ...latest.current, finishedAt }
      const finished = { ...latest.current, finishedAt: at, position: await locate() }
      await store(finished)
      return finished
    },
    [store],
  )
  /** Takes the moment back, when the platform holds it for impossible: the next sending fixes another. */
  const reopen = useCallback(() => store({ ...latest.current, finishedAt: null }), [store])
  return { draft, saveState, answer, finish, reopen }
}
