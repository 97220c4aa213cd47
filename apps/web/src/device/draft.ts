import type { Receipt } from '@duzhan/contracts'
import type { Position } from '../evidence/currentPosition.ts'
import { fillPath } from './fillPath.ts'

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
  /** Whose part of the checklist it is, where several teams fill it in; its schema is then that of the part. */
  part?: DraftPart
  revision: number
  title: string
  schema: Record<string, unknown>
  startedAt: string
  /** When the person first pressed submit; part of the content, so it stays the same when sent again. */
  finishedAt: string | null
  /** Where that was, if the checklist asks for it. */
  position?: Position | null
  /** Where it may be made in secret: whether it always is, and whether it is. */
  covert?: { choice: 'chosen' | 'always'; isCovert: boolean }
  answers: Answers
  savedAt: string | null
  /** How often it was stored: who stores it names the version it saw, so that two windows never overwrite each other unseen. */
  version: number
  /** The sent record that this draft corrects, and why. */
  correction: { submission: string; reason: string } | null
  /** Why the platform refused it for good, the last time it was sent. */
  refused: Refusal | null
}

/** The part of a checklist that a draft fills in: the key of its team, null for the target's own, and what the teams are called. */
export interface DraftPart {
  key: string | null
  team: string
  /** Who fills in the rest. */
  others: string[]
}

/** A refusal as the platform gave it: sending the same again would meet it again. */
export interface Refusal {
  code: string
  details: Readonly<Record<string, unknown>>
  at: string
}

/** What is left of a draft once the platform holds it. */
export interface KeptReceipt {
  id: string
  key: string
  account: string
  plan: string
  targetName: string
  title: string
  part?: DraftPart
  receipt: Receipt
}

/** A photo, a file or a drawn signature on its way: kept until the receipt covers it. */
export interface KeptPhoto {
  hash: string
  /** The draft, or other work, that the photo belongs to. */
  owner: string
  blob: Blob
  isUploaded: boolean
  /** What it is sent as; a photo where it is not said, as earlier versions of the page kept nothing else. */
  as?: 'photo' | 'file'
}

/** Where a draft is filled. */
export function draftPath({ plan, visit, target, checklist, part, correction }: Draft): string {
  if (correction) return `/${plan}/submissions/${correction.submission}/correct`
  return fillPath({ plan, target: target.id, visit, checklist, part: part?.key ?? null })
}

/**
 * A draft as the device keeps it, written and read with every answer: its checklist, which never changes while it is filled,
 * as the bytes of its JSON text, and its answers as theirs, for a text is copied at once and a tree branch by branch. Earlier
 * versions of the page kept both as they are.
 */
export type KeptDraft = Omit<Draft, 'schema' | 'answers'> & {
  schema: Uint8Array | Draft['schema']
  answers: string | Answers
}

const bytesOf = new WeakMap<Draft['schema'], Uint8Array>()

/** A draft in the form in which the device keeps it. */
export function keptForm(draft: Draft): KeptDraft {
  const bytes = bytesOf.get(draft.schema) ?? new TextEncoder().encode(JSON.stringify(draft.schema))
  bytesOf.set(draft.schema, bytes)
  return { ...draft, schema: bytes, answers: JSON.stringify(draft.answers) }
}

/** A draft as it was kept, by this or an earlier version of the page, with what that did not know yet. */
export function upgraded(kept: KeptDraft): Draft {
  const schema = ArrayBuffer.isView(kept.schema) ? JSON.parse(new TextDecoder().decode(kept.schema)) : kept.schema
  const answers = typeof kept.answers === 'string' ? JSON.parse(kept.answers) : kept.answers
  return {
    ...kept,
    schema,
    answers,
    version: versionOf(kept),
    correction: kept.correction ?? null,
    refused: kept.refused ?? null,
  }
}

/** How often a kept draft was stored; 0 where none is kept, or by a version of the page that did not count. */
export const versionOf = (kept: KeptDraft | undefined): number => kept?.version ?? 0

/**
 * Drafts are kept apart by person and by what they are for, a visit, or a checklist about a target where none is owed:
 * who signs in next on this device sees none of them.
 */
export function draftKey(account: string, plan: string, purpose: string): string {
  return `${account}|${plan}|${purpose}`
}
