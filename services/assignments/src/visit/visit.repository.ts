import type { Place } from '@duzhan/service-kit'

/** One visit owed to a target in a window. `dueOn` and `doneOn` are calendar dates in Asia/Shanghai. */
export interface Visit extends Place {
  id: string
  duty: string
  window: string
  dueOn: string
  target: string
  targetName: string
  place: string
  list: string
  checklist: string
  team: { key: string; title: string }
  status: 'due' | 'done'
  submission: string | null
  doneOn: string | null
  /** Done by a record that came after the window had been reported. Absent in visits done before this was told. */
  isLate?: boolean
}
export interface VisitRepository {
  /** Adds the visits that do not stand yet; those that do stay as they are. */
  ensure(visits: readonly Visit[]): Promise<void>
  /** Completes the first visit still due there; a submission completes one visit at most, however often it is told. */
  complete(done: {
    plan: string
    target: string
    window: string
    checklist: string
    submission: string
    on: string
    isLate: boolean
  }): Promise<void>
  within(query: { plan: string; window: string; regions: readonly string[] }): Promise<Visit[]>
  ofTarget(plan: string, target: string): Promise<Visit[]>
}
