import { byKey } from '../json/byKey.ts'
import { oncePer } from '../json/oncePer.ts'
import type { Body } from '../schema/body.ts'
import type { FilingDuty, Milestone, ReportDuty, VisitDuty } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { closesItself } from '../schema/rhythm.ts'
import type { VisitMode } from '../schema/visitMode.ts'
import type { When } from '../schema/when.ts'
import { settledWhen } from '../when/settledWhen.ts'
import type { Duty } from './duty.ts'

type Meeting = NonNullable<Plan['duties']['meetings']>[number]
type Said = Pick<Duty, 'title' | 'what' | 'who'> &
  Partial<
    Pick<
      Duty,
      | 'partners'
      | 'inspectors'
      | 'about'
      | 'times'
      | 'to'
      | 'checklist'
      | 'modes'
      | 'isUnannounced'
      | 'verifies'
      | 'lines'
      | 'mayBeNil'
      | 'asks'
      | 'figures'
    >
  > & {
    when?: When | undefined
  }

/** When a duty of the older lists is owed: by a cycle of the plan that it names. */
function byCycle(plan: Plan) {
  const cycles = byKey(plan.cycles)
  return (key: string | undefined): Extract<When, { kind: 'cycle' }> | undefined => {
    const cycle = cycles.get(key ?? '')
    return cycle && { kind: 'cycle', every: cycle.every, ...(!closesItself(cycle.every) && { endsOn: cycle.endsOn }) }
  }
}

const receiver = ({ to, toUnit }: ReportDuty | FilingDuty): Body =>
  toUnit === undefined ? { kind: 'level', level: to } : { kind: 'unit', unit: toUnit }

/** A covert visit is unannounced, whether the plan says it of the visit or not. */
const isHidden = (modes: readonly VisitMode[] = [], unannounced = false): boolean => unannounced || modes.includes('covert')

const ofVisit = (
  { title, targetLists, unit, who, checklist, times, cycle, modes, unannounced }: VisitDuty,
  cycles: ReturnType<typeof byCycle>,
): Said => ({
  title,
  what: 'visit',
  who: who ?? (unit === undefined ? { kind: 'team' } : { kind: 'unit', unit }),
  about: { kind: 'lists', targetLists },
  when: cycles(cycle),
  modes,
  isUnannounced: isHidden(modes, unannounced),
  ...(times && { times }),
  ...(checklist && { checklist }),
})

function ofReport(duty: ReportDuty, cycles: ReturnType<typeof byCycle>): Said {
  const { title, from, dueDay, dueRule } = duty
  const cycle = cycles(duty.cycle)
  return {
    title,
    what: 'report',
    who: { kind: 'level', level: from },
    to: receiver(duty),
    when: cycle && { ...cycle, ...(dueDay && { dueDay }), ...(dueRule && { dueRule }) },
  }
}

const ofFiling = (duty: FilingDuty): Said => ({
  title: duty.title,
  what: 'filing',
  who: { kind: 'level', level: duty.from },
  to: receiver(duty),
  when: { kind: 'date', due: duty.due, dueRule: 'before' },
})

const ofMeeting = ({ title, level, cycle }: Meeting, cycles: ReturnType<typeof byCycle>): Said => ({
  title,
  what: 'meeting',
  who: { kind: 'level', level },
  when: cycles(cycle),
})

const ofMilestone = ({ title, due, lines }: Milestone): Said => ({
  title,
  what: 'milestone',
  who: { kind: 'jurisdiction' },
  when: { kind: 'date', due, dueRule: 'before' },
  lines,
})

/**
 * Every duty of a plan in the one form: what its `owed` list says in it already, and visits, reports, filings, meetings
 * and milestones read into it, once for each plan. This is the only place that knows the older lists.
 */
export const dutiesOf: (plan: Plan) => readonly Duty[] = oncePer(readDuties)

function readDuties(plan: Plan): readonly Duty[] {
  const cycles = byCycle(plan)
  const read = <Element extends { key: string }>(
    list: string,
    path: string,
    elements: readonly Element[] | undefined,
    said: (element: Element) => Said,
  ): Duty[] =>
    (elements ?? []).map((element, index) => {
      const { when, ...own } = said(element)
      return {
        id: `${list}.${element.key}`,
        path: `${path}.${index}`,
        partners: [],
        inspectors: null,
        about: null,
        times: 1,
        to: null,
        checklist: null,
        modes: [],
        isUnannounced: false,
        verifies: null,
        lines: null,
        mayBeNil: own.what === 'report',
        asks: null,
        figures: [],
        ...own,
        when: when ? settledWhen(when, plan) : null,
      }
    })
  const { visits, reports, filings, meetings, owed } = plan.duties
  return [
    ...read('visits', 'duties.visits', visits, (duty) => ofVisit(duty, cycles)),
    ...read('reports', 'duties.reports', reports, (duty) => ofReport(duty, cycles)),
    ...read('filings', 'duties.filings', filings, ofFiling),
    ...read('meetings', 'duties.meetings', meetings, (duty) => ofMeeting(duty, cycles)),
    ...read(
      'owed',
      'duties.owed',
      owed,
      ({
        title,
        what,
        who,
        with: partners,
        inspectors,
        about,
        when,
        times,
        to,
        checklist,
        modes,
        unannounced,
        verifies,
        nilReport,
        asks,
        figures,
      }) => ({
        title,
        what,
        who,
        when,
        isUnannounced: isHidden(modes, unannounced),
        ...(modes && { modes }),
        ...(partners && { partners }),
        ...(inspectors && { inspectors }),
        ...(about && { about }),
        ...(times && { times }),
        ...(to && { to }),
        ...(checklist && { checklist }),
        ...(verifies && { verifies }),
        ...(nilReport !== undefined && { mayBeNil: nilReport }),
        ...(asks && { asks }),
        ...(figures && { figures }),
      }),
    ),
    ...read('milestones', 'milestones', plan.milestones, ofMilestone),
  ]
}
