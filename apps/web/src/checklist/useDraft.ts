import { useState, useSyncExternalStore } from 'react'
import type { Draft } from './draft.ts'
import { openDraft } from './openDrafts.ts'

/** A draft being filled, as it stands now in this window. */
export function useDraft(first: Draft) {
  const [open] = useState(() => openDraft(first))
  return { open, ...useSyncExternalStore(open.subscribe, open.state) }
}
