import type { LogEntry } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import type { PlanCopies, Titles } from '@duzhan/service-kit'
import type { FindingTitles } from '../finding/finding.repository.ts'

interface Ports {
  findings: FindingTitles
  plans: Pick<PlanCopies, 'latest'>
}

/** Names what this service's log tells by ids alone: findings by target and item, tasks as the plan calls them. */
export const titles =
  ({ findings, plans }: Ports): Titles =>
  async (entries) => {
    const ofFinding = entries.filter(({ noun }) => noun === 'finding')
    const named = await findings.titles(ofFinding.map(({ thing }) => thing))
    const ofTask = entries.filter(({ noun }) => noun === 'task')
    const codes = [...new Set(ofTask.flatMap(({ plan }) => plan ?? []))]
    const known = new Map(await Promise.all(codes.map(async (code) => [code, await plans.latest(code)] as const)))
    return new Map([
      ...ofFinding.flatMap(({ id, thing }) => pair(id, named.get(thing))),
      ...ofTask.flatMap((entry) => pair(entry.id, taskTitle(entry, known.get(entry.plan ?? '')))),
    ])
  }

const taskTitle = ({ change }: LogEntry, plan: Plan | null | undefined): string | undefined =>
  plan?.focusAreas.find(({ key }) => key === change['task'])?.title
const pair = (id: string, title: string | undefined): [string, string][] => (title === undefined ? [] : [[id, title]])
