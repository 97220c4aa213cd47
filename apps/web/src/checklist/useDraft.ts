import { useState, useSyncExternalStore } from 'react'
import type { Draft } from '../device/draft.ts'
import type { OpenDraft } from './openDraft.ts'
import { openDraft } from './openDrafts.ts'

/** A draft being filled, as it stands now in this window; how far it is saved is asked of `useSaveState`, for that changes more often. */
export function useDraft(first: Draft) {
  const [open] = useState(() => openDraft(first))
  const draft = useSyncExternalStore(open.subscribe, () => open.state().draft)
  const standing = useSyncExternalStore(open.subscribe, () => open.state().standing)
  return { open, draft, standing }
}

/** Whether the last change of an open draft is on the device yet. */
export const useSaveState = (open: OpenDraft) => useSyncExternalStore(open.subscribe, () => open.state().saveState)
