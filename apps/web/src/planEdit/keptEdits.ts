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

/** Keeps edits on this device. A device that keeps nothing, or has no room left, does without: the platform keeps them a moment later. */
export function keepEdits(ref: Ref, edits: KeptEdits): void {
  try {
    localStorage.setItem(nameOf(ref), JSON.stringify(edits))
  } catch {
    forgetEdits(ref)
  }
}

/** The edits that this device still has of a draft; null where there are none that can be read. */
export function keptEdits(ref: Ref): KeptEdits | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(ref)) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'base' in kept && 'document' in kept
      ? { base: kept.base, document: kept.document }
      : null
  } catch {
    return null
  }
}

/** Lets go of edits that the platform has. */
export function forgetEdits(ref: Ref): void {
  try {
    localStorage.removeItem(nameOf(ref))
  } catch {
    // a device that keeps nothing has nothing to let go of
  }
}
