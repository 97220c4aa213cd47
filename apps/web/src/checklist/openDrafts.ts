import { useState, useSyncExternalStore } from 'react'
import { onDeviceTaken } from '../device/devicePerson.ts'
import type { Draft } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'
import { OpenDraft } from './openDraft.ts'

const open = new Map<string, OpenDraft>()

/**
 * The draft as this window has it open, or opened now. One that was opened before goes on: photos may still be on their
 * way into it. What another window has sent, discarded or stored since is opened anew, and what is still on its way into
 * the old one goes into the new one.
 */
export function openDraft(draft: Draft): OpenDraft {
  const known = open.get(draft.key)
  if (known?.isAsNewAs(draft)) return known
  const opened = new OpenDraft(draft, draftStore())
  known?.giveWayTo(opened)
  open.set(draft.key, opened)
  return opened
}

/** Closes a draft that is no more. */
export function closeDraft(key: string): void {
  open.delete(key)
}

// who sits down next is shown none of them; what was typed is in the store of who typed it
onDeviceTaken(() => open.clear())

/** A draft being filled, as it stands now in this window; how far it is saved is asked of `useSaveState`, for that changes more often. */
export function useDraft(first: Draft) {
  const [open] = useState(() => openDraft(first))
  const draft = useSyncExternalStore(open.subscribe, () => open.state().draft)
  const standing = useSyncExternalStore(open.subscribe, () => open.state().standing)
  return { open, draft, standing }
}

/** Whether the last change of an open draft is on the device yet. */
export const useSaveState = (open: OpenDraft) => useSyncExternalStore(open.subscribe, () => open.state().saveState)
