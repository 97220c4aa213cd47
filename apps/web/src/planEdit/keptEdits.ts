import { edited, editsBetween, isWriting } from '@duzhan/plan/edit'

/** What was written and is not kept by the platform yet, with what it was made of. */
export interface KeptEdits {
  base: unknown
  document: unknown
}

interface Ref {
  plan: string
  revision: number
}
const nameOf = ({ plan, revision }: Ref): string => `duzhan-edit ${plan}@${revision}`
const journalOf = (ref: Ref): string => `${nameOf(ref)} journal`
const markOf = (ref: Ref): string => `${nameOf(ref)} mark`

/** What lies on this device as far as this page put it there: the document, and the edits that lead to it from what is kept whole. */
interface Journal extends KeptEdits {
  /** Tells the document that was kept whole from one that another window kept; the journal begins with it. */
  mark: string
  lines: string[]
  length: number
}
const journals = new Map<string, Journal>()

/** A journal longer than this is kept as one document again. */
const longestJournal = 60_000

/**
 * Keeps edits on this device. The document is written whole now and then; between, only what changed is, so that a keystroke
 * in a large plan costs no more than in a small one. A device that keeps nothing, or has no room left, does without: the
 * platform keeps them a moment later.
 */
export function keepEdits(ref: Ref, { base, document }: KeptEdits): void {
  const name = nameOf(ref)
  const journal = journals.get(name)
  try {
    if (journal !== undefined && journal.base === base && localStorage.getItem(markOf(ref)) === journal.mark) {
      const lines = editsBetween(journal.document, document).map((edit) => JSON.stringify(edit))
      const length = lines.reduce((sum, line) => sum + line.length, journal.length)
      if (length <= longestJournal) {
        journal.lines.push(...lines)
        journals.set(name, { ...journal, document, length })
        localStorage.setItem(journalOf(ref), [journal.mark, ...journal.lines].join('\n'))
        return
      }
    }
    localStorage.removeItem(journalOf(ref))
    const mark = Math.random().toString(36).slice(2)
    localStorage.setItem(name, JSON.stringify({ base, document, mark }))
    localStorage.setItem(markOf(ref), mark)
    journals.set(name, { base, document, mark, lines: [], length: 0 })
  } catch {
    forgetEdits(ref)
  }
}

/** The edits that this device still has of a draft; null where there are none that can be read. */
export function keptEdits(ref: Ref): KeptEdits | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(ref)) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('base' in kept) || !('document' in kept)) return null
    const [mark, ...lines] = (localStorage.getItem(journalOf(ref)) ?? '').split('\n')
    const isOwn = 'mark' in kept && kept.mark === mark
    return { base: kept.base, document: isOwn ? withJournal(kept.document, lines) : kept.document }
  } catch {
    return null
  }
}

/** A document with the edits of a journal made, as far as they can be read. */
function withJournal(document: unknown, lines: readonly string[]): unknown {
  let reached = document
  for (const line of lines) {
    const edit: unknown = JSON.parse(line)
    if (!isWriting(reached, edit)) break
    reached = edited(reached, edit)
  }
  return reached
}

/** Lets go of edits that the platform has. */
export function forgetEdits(ref: Ref): void {
  journals.delete(nameOf(ref))
  try {
    for (const name of [nameOf(ref), journalOf(ref), markOf(ref)]) localStorage.removeItem(name)
  } catch {
    // a device that keeps nothing has nothing to let go of
  }
}
