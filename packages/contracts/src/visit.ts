import { z } from 'zod'
import { PlanCode, WindowKey } from './ids.ts'

/** `mine`: only the visits of the teams that the actor inspects for. `window` defaults to the current one. */
export const VisitFilter = z.object({ plan: PlanCode, window: WindowKey.optional(), mine: z.boolean().default(false) })

export interface VisitView {
  id: string
  plan: string
  duty: string
  window: string
  dueOn: string
  target: { id: string; name: string; place: string; regionPath: string[] }
  list: string
  checklist: string
  team: { key: string; title: string }
  status: 'due' | 'done'
  submission: string | null
  doneOn: string | null
  /** Done by a record that came after the window had been reported. */
  isLate: boolean
  openFindings: number
}
export interface VisitBoard {
  window: { key: string; start: string; end: string }
  today: string
  visits: VisitView[]
}
