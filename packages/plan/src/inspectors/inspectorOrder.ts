import type { Level } from '@duzhan/regions'
import type { Pairing } from './pairing.ts'

/** One of those among whom lots are drawn: a post by its key in the directory, where it lies, and how many visits of the window it has by now. */
export interface Candidate {
  key: string
  region: string
  load: number
}

/** A visit for which lots are drawn: where its target lies, and who made the last one to that target. */
export interface VisitToDraw {
  visit: string
  region: string
  last: readonly string[]
}

/** What is asked of a draw of inspectors (双随机): for which visits, among whom, how many for each, whose own place is avoided, and where regions inspect each other (交叉督战) which of them does which. */
export interface InspectorOrder {
  count: number
  avoid: Level | null
  among: readonly Candidate[]
  visits: readonly VisitToDraw[]
  pairing?: Pairing | null
}

/** How a draw came out, with all that somebody needs to make it again beside its order and its nonce. */
export interface InspectorDrawing {
  commitment: string
  seed: string
  drawn: (readonly [visit: string, inspectors: string[]])[]
}
