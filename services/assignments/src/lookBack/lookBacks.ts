import { outlineFor, type SubSchema } from '@duzhan/checklist'
import type { Actor, FindingView, LookBack } from '@duzhan/contracts'
import { lookBacksAfter, lookedBackTo, looksBack, nationalCalendar, type Plan } from '@duzhan/plan'
import { may, type PlanCopies } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FindingRepository } from '../finding/finding.repository.ts'
import type { FindingPorts } from '../finding/finding.service.ts'
import { closedOn, type Finding } from '../finding/finding.ts'
import { isTold } from '../visit/inspects.ts'
import { noTeam } from '../visit/owedVisits.ts'
import type { HeldVisit, VisitRepository } from '../visit/visit.repository.ts'
import type { OpenVisits } from '../visit/visitOpening.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  designations: Pick<DesignationRepository, 'byTargets'>
  visits: Pick<VisitRepository, 'lookBacks'>
  findings: Pick<FindingRepository, 'ofTarget'>
  openVisits: OpenVisits
}
/**
 * How a finding stands to the visits that look back (回头看). Nothing is kept of it beside visits and findings: a visit says by its window
 * what it looks back at, and the finding that its record reports on the same clause is the old one again, until a correction withdraws it.
 */
export function lookBacks({ plans, designations, visits, findings, openVisits }: Ports): FindingPorts['lookBacksOf'] {
  /** What the plan has made after a close-out and has no visit yet: it opens when its window begins. */
  async function coming(actor: Actor, plan: Plan, finding: Finding, on: string): Promise<(LookBack & { name: string })[]> {
    const places = await designations.byTargets(plan.code, [finding.target], 'platform')
    const known = new Map(
      places.flatMap(({ list, retiredOn }) =>
        retiredOn ? [] : lookBacksAfter(plan, list, on, nationalCalendar).map((one) => [one.name, one] as const),
      ),
    )
    return [...known.values()]
      .filter(({ isUnannounced }) => isTold(actor, plan, { plan: plan.code, isUnannounced, team: noTeam }))
      .map(({ name, title, start, dueOn }) => ({ ...notYet, name, visit: null, title, team: '', status: 'due', start, dueOn }))
  }

  return async (actor, finding) => {
    const plan = await plans.latest(finding.plan)
    if (plan === null) return { lookBacks: [], repeats: null }
    if (looksBack(plan)) await openVisits(plan)
    const held = await visits.lookBacks(plan.code, finding.target)
    const on = closedOn(finding)
    if (held.length === 0 && (on === null || !looksBack(plan))) return { lookBacks: [], repeats: null }
    const same = (await findings.ofTarget(plan.code, finding.target)).filter(
      ({ clausePath, state }) => clausePath === finding.clausePath && state !== 'withdrawn',
    )
    const reader = may(actor, 'visit.list', finding)
    const own = reader && on !== null ? held.filter(({ window }) => lookedBackTo(window) === on) : []
    const duties = new Set(own.map(({ duty }) => duty))
    const told = own
      .filter((visit) => isTold(actor, plan, visit))
      .map((visit) => asLookBack(actor, plan, visit, { finding, same }))
    const rest = reader && on !== null ? await coming(actor, plan, finding, on) : []
    return {
      lookBacks: [...told, ...rest.filter(({ name }) => !duties.has(name)).map(({ name: _, ...one }) => one)],
      repeats: repeatedBy(actor, held, { finding, same }),
    }
  }
}

const notYet = { doneOn: null, submission: null, outcome: null, repeat: null } as const

interface Compared {
  finding: Finding
  /** Those on its clause at its target that stand or were dealt with, itself included. */
  same: readonly Finding[]
}

/** A visit that looks back at a finding, with what came of it. */
function asLookBack(actor: Actor, plan: Plan, visit: HeldVisit, { finding, same }: Compared): LookBack {
  const { id, title, team, status, start, until, dueOn, doneOn, submission } = visit
  const shown = { visit: id, title, team: team.title, status, start, dueOn: dueOn ?? until, doneOn, submission }
  if (status !== 'done') return { ...shown, outcome: null, repeat: null }
  const again = same.find((one) => one.id !== finding.id && isReportedBy(one, visit))
  if (again) return { ...shown, outcome: 'relapsed', repeat: may(actor, 'finding.byId', again) ? again.id : null }
  return { ...shown, outcome: asks(plan, visit.checklist, finding.clausePath) ? 'held' : 'unchecked', repeat: null }
}

/** The finding, closed out before, that a look-back found again as this one. */
function repeatedBy(actor: Actor, held: readonly HeldVisit[], { finding, same }: Compared): FindingView['repeats'] {
  if (finding.state === 'withdrawn') return null
  const days = held.flatMap((visit) => (isReportedBy(finding, visit) ? (lookedBackTo(visit.window) ?? []) : []))
  const before = same.find((one) => one.id !== finding.id && days.includes(closedOn(one) ?? ''))
  const on = before && closedOn(before)
  return before && on && may(actor, 'finding.byId', before) ? { id: before.id, closedOn: on } : null
}

const isReportedBy = ({ records }: Finding, { record, parts = [] }: HeldVisit): boolean =>
  [record ?? '', ...parts.map((part) => part.record)].some((one) => records.includes(one))

/** Whether a checklist of a plan asks what a path in the answers is about. */
function asks({ checklists }: Plan, checklist: string, path: string): boolean {
  const schema = checklists.find(({ key }) => key === checklist)?.schema
  return schema !== undefined && outlineFor(schema as SubSchema).items.some((item) => `${path}.`.startsWith(`${item.path}.`)) // it passed the gate before it was published
}
