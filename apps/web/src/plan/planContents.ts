import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** What a plan's page holds, in its order; parts that the plan lacks have no entry. */
export function planContents(plan: Plan): { id: string; title: string }[] {
  const { phases, milestones, focusAreas, indicators, targetLists, assignments, duties, checklists, notes } = plan
  const hasTasks = focusAreas.some((area) => Object.values(area.units ?? {}).some((units) => (units?.length ?? 0) > 0))
  const hasDuties = Object.values(duties).some((list) => Array.isArray(list) && list.length > 0) || plan.ladder.length > 0
  const parts = [
    {
      id: 'phases',
      title: phases.length > 0 ? zh.plan.phases : zh.planParts.milestones,
      isThere: phases.length + milestones.length > 0,
    },
    { id: 'focusAreas', title: zh.plan.focusAreas, isThere: focusAreas.length > 0 },
    { id: 'tasks', title: zh.planParts.tasks.title, isThere: hasTasks },
    { id: 'indicators', title: zh.planParts.indicators.title, isThere: indicators.length > 0 },
    { id: 'lists', title: zh.plan.lists, isThere: targetLists.length > 0 },
    { id: 'sponsors', title: zh.planParts.sponsors.title, isThere: (assignments.sponsors?.length ?? 0) > 0 },
    { id: 'owners', title: zh.planParts.owners.title, isThere: (assignments.owners?.length ?? 0) > 0 },
    { id: 'duties', title: zh.plan.duties, isThere: hasDuties },
    { id: 'checklists', title: zh.plan.checklists, isThere: checklists.length > 0 },
    { id: 'notes', title: zh.plan.notes, isThere: notes.length > 0 },
  ]
  return parts.filter((part) => part.isThere).map(({ id, title }) => ({ id, title }))
}
