import type { About, Body } from '../schema/body.ts'
import type { AskedFigure, AskedForm, DrawnInspectors, OwedDuty } from '../schema/owedDuty.ts'
import type { VisitMode } from '../schema/visitMode.ts'
import type { SettledWhen } from '../when/settledWhen.ts'

/**
 * A duty of a plan as the platform reads it, whichever list it stands in: `id` names list and key, `path` the place in
 * the document. `lines` are what is owed one by one, where a milestone has several.
 */
export interface Duty {
  id: string
  path: string
  title: string
  what: OwedDuty['what']
  who: Body
  /** Who comes along on its visits. */
  partners: readonly Body[]
  /** Who is drawn for each of its visits; null where the plan leaves it to whoever owes them. */
  inspectors: DrawnInspectors | null
  about: About | null
  when: SettledWhen | null
  times: number
  to: Body | null
  checklist: string | null
  modes: readonly VisitMode[]
  /** Nobody on the spot is told before: no notice, and nothing of it is shown to whom it concerns until it is done. */
  isUnannounced: boolean
  /** The key of the self-check that a verification verifies, where the plan names it. */
  verifies: string | null
  lines: readonly string[] | null
  /** Whether the word that there is nothing to report is an answer: of a report it is, unless the plan says otherwise. */
  mayBeNil: boolean
  /** What must be handed in, each of them; null for a text or files, either of them. */
  asks: readonly AskedForm[] | null
  figures: readonly AskedFigure[]
}
