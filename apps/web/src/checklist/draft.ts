import type { Receipt } from '@duzhan/contracts'
import type { Position } from '../evidence/currentPosition.ts'

/** Answers by section, item and clause. */
export type Answers = Record<string, Record<string, Record<string, unknown>>>

/** A checklist being filled on this device; it carries its own checklist, so that it opens without the network. */
export interface Draft {
  key: string
  /** The submission's id: sending the draft twice is the same as once. */
  id: string
  account: string
  plan: string
  /** The visit it is filled for; null where none is owed. */
  visit: string | null
  target: { id: string; name: string; place: string }
  checklist: string
  revision: number
  title: string
  schema: Record<string, unknown>
  startedAt: string
  /** When the person first pressed submit; part of the content, so it stays the same when sent again. */
  finishedAt: string | null
  /** Where that was, if the checklist asks for it. */
  position?: Position | null
  answers: Answers
  savedAt: string | null
}

/** What is left of a draft once the platform holds it. */
export interface KeptReceipt {
  id: string
  key: string
  account: string
  plan: string
  targetName: string
  title: string
  receipt: Receipt
}

/** A photo on its way: kept until the receipt covers it. */
export interface KeptPhoto {
  hash: string
  /** The draft, or other work, that the photo belongs to. */
  owner: string
  blob: Blob
  isUploaded: boolean
}

/**
 * Drafts are kept apart by person and by what they are for, a visit, or a checklist about a target where none is owed:
 * who signs in next on this device sees none of them.
 */
export function draftKey(account: string, plan: string, purpose: string): string {
  return `${account}|${plan}|${purpose}`
}
