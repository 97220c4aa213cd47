import { isRegionCode, levelOf } from '@duzhan/regions'
import { laterOf } from '../calendar/calendarDate.ts'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import { dutyWindows, type Owing, owing } from '../dues/duesOf.ts'
import type { Duty } from '../dues/duty.ts'
import type { Roster } from '../dues/roster.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { Body } from '../schema/body.ts'
import type { AskedForm } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { DueWindow } from '../when/dueWindow.ts'
import { whenWords } from '../when/whenWords.ts'
import { bodyWords } from '../wording/bodyWords.ts'
import { inspectorWords } from '../wording/inspectorWords.ts'
import type { PlanFault } from '../wording/planFault.ts'
import type { PlanDetails } from '../wording/planSentence.ts'
import { terms } from '../wording/termWords.ts'
import { dayWords } from '../wording/valueWords.ts'
import type { Words } from '../wording/words.ts'
import { inWords, listed, ofPlan } from '../wording/words.ts'
import { aboutWords } from './aboutWords.ts'

/** A duty with all that follows from it while the plan runs; who owes it is unknown without a register. */
export interface DutyEffect {
  duty: Duty
  windows: DueWindow[]
  owed: Owing[] | null
  turns: number
}

/** What a duty leads to over the days of its plan. */
export function dutyEffect(duty: Duty, plan: Plan, roster: Roster | null, calendar: WorkCalendar): DutyEffect {
  const lastDay = duty.when?.kind === 'date' ? laterOf(duty.when.due, plan.period.end) : plan.period.end
  const range = { from: firstDay(plan), to: lastDay }
  return {
    duty,
    windows: duty.when ? dutyWindows(duty.when, plan, range, calendar) : [],
    owed: roster ? owing(duty, plan, roster) : null,
    turns: duty.lines?.length ?? duty.times,
  }
}

/** Who is meant by a body of a duty. */
export function whoWords(body: Body, { about }: Pick<Duty, 'about'>, plan: Plan, roster: Roster | null): Words {
  const own = isRegionCode(plan.jurisdiction) ? levelOf(plan.jurisdiction) : null
  return bodyWords(body, plan, { own, lists: about?.kind === 'lists' ? about.targetLists : [], bodies: roster?.bodies ?? [] })
}

/** What every sentence about a duty begins with. */
export const namesOf = ({ what, title }: Pick<Duty, 'what' | 'title'>): { what: Words; title: string } => ({
  what: terms.owed[what],
  title,
})

/** What must be handed in, figures by their titles: 文件、数字（督战村数、整改问题数）. */
function asksWords({ figures }: Pick<Duty, 'figures'>, asks: readonly AskedForm[]): Words {
  const named = figures.map(({ title }) => ofPlan(title))
  return listed(
    asks.map((form): Words => {
      if (form !== 'figures') return terms.asked[form]
      const { zh, en } = terms.asked.figures
      const [ofZh, ofEn] = [inWords(listed(named, ''), 'zh'), inWords(listed(named, ''), 'en')]
      return { zh: `${zh}（${ofZh}）`, en: `${en} (${ofEn})` }
    }),
    '',
  )
}

/** The kind of target of all lists that a duty is about; null where there are several. */
function onlyKind({ about }: Pick<Duty, 'about'>, { targetLists, targetKinds }: Plan): Plan['targetKinds'][number] | null {
  const lists = about?.kind === 'lists' ? targetLists.filter(({ key }) => about.targetLists.includes(key)) : []
  const [kind, ...others] = new Set(lists.flatMap((list) => list.targetKinds))
  return (others.length === 0 && targetKinds.find(({ key }) => key === kind)) || null
}

/** What a duty does, as a sentence: when, who, about whom, to whom, and how much falls due by when. */
export function dutySentence({ duty, windows, owed, turns }: DutyEffect, plan: Plan, roster: Roster | null): PlanFault {
  const about = aboutWords(duty, plan, roster)
  const told: PlanDetails = {
    ...namesOf(duty),
    who: whoWords(duty.who, duty, plan, roster),
    ...(duty.partners.length === 0
      ? {}
      : {
          partners: listed(
            duty.partners.map((body) => whoWords(body, duty, plan, roster)),
            '',
          ),
        }),
    ...(about === null ? {} : { about }),
    ...(duty.inspectors ? { inspectors: inspectorWords(duty.inspectors, onlyKind(duty, plan)) } : {}),
    ...(duty.asks ? { asks: asksWords(duty, duty.asks) } : {}),
    ...(duty.to ? { to: whoWords(duty.to, duty, plan, roster) } : {}),
  }
  if (!duty.when) return { code: 'effect.duty-anytime', path: duty.path, details: told }
  const times = duty.what === 'visit' || duty.times > 1 ? duty.times : null
  const [first] = windows
  const firstDue = first && owed && owed.length > 0 ? { count: owed.length * turns, first: dayWords(first.dueOn) } : {}
  return { code: 'effect.duty', path: duty.path, details: { ...told, when: whenWords(duty.when, times), ...firstDue } }
}
