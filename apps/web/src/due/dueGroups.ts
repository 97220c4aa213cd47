import type { DueSummary } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import type { Figure } from '../ui/Figures.tsx'

export type DueGroup = keyof typeof zh.due.groups
export const dueGroups = ['owed', 'late', 'waiting', 'settled', 'all'] as const satisfies readonly DueGroup[]

const isOwed = ({ standing }: DueSummary) => standing === 'open' || standing === 'missed' || standing === 'returned'
/** What was reported of a task waits for nobody. */
const isWaiting = ({ standing, elsewhere }: DueSummary) =>
  (standing === 'done' || standing === 'doneLate') && elsewhere !== 'tasks'

const belongs: Readonly<Record<DueGroup, (due: DueSummary) => boolean>> = {
  owed: isOwed,
  late: (due) => isOwed(due) && due.lateDays > 0,
  waiting: isWaiting,
  settled: (due) => !isOwed(due) && !isWaiting(due),
  all: () => true,
}

/** The dues of a group, in the order in which they came. */
export const duesIn = (dues: readonly DueSummary[], group: DueGroup): DueSummary[] => dues.filter(belongs[group])

/** What a board adds up to; what the plan no longer asks for was not owed. */
export function dueFigures(dues: readonly DueSummary[]): Figure[] {
  const asked = dues.filter(({ standing }) => standing !== 'cancelled' && standing !== 'beforePlatform')
  const counts = {
    all: asked.length,
    owed: duesIn(asked, 'owed').length,
    late: asked.filter(({ lateDays }) => lateDays > 0).length,
    waiting: duesIn(asked, 'waiting').length,
    settled: duesIn(asked, 'settled').length,
  }
  return (Object.keys(counts) as (keyof typeof counts)[]).map((key) => ({
    title: zh.due.figures[key],
    value: counts[key],
    unit: zh.due.unit,
  }))
}
