import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { planWindows } from '../duty/planWindows.ts'
import { effectsOf } from '../effects/effectsOf.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type Rhythm, rhythms } from '../schema/rhythm.ts'
import { owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { rhythmWords } from '../when/whenWords.ts'
import { duesOf } from './duesOf.ts'

const roster = { targets: [village('big', 600)], designations: [{ targetId: 'big', list: 'upper', reasons: [] }], places }
const february = { from: '2020-02-01', to: '2020-02-29' }

/** A plan whose visits, reports and meetings all go by one cycle that it names. */
function going(every: Rhythm, report: object = {}): Plan {
  const plan = owingPlan()
  return {
    ...plan,
    cycles: [{ key: 'own', every, endsOn: 'last' }],
    duties: {
      visits: [
        { key: 'v', title: '督导', targetLists: ['upper'], cycle: 'own', times: 1, checklist: 'village', modes: ['fixed'] },
      ],
      reports: [{ key: 'r', title: '情况报告', from: 'county', to: 'city', cycle: 'own', ...report }],
      meetings: [{ key: 'm', title: '调度会', level: 'city', cycle: 'own' }],
    },
  }
}
const daysOf = (plan: Plan, duty: string, range = february) =>
  duesOf(plan, roster, nationalCalendar, range)
    .filter((due) => due.duty === duty)
    .map(({ dueOn }) => dueOn.slice(5))

describe('a cycle of a plan', () => {
  it.each<[Rhythm, number, string[]]>([
    ['day', 29, ['02-01', '02-02', '02-29']],
    ['workingDay', 20, ['02-03', '02-04', '02-28']],
    ['tenDays', 3, ['02-10', '02-20', '02-29']],
    ['halfMonth', 2, ['02-15', '02-29']],
    ['month', 1, ['02-29']],
    ['twoMonths', 1, ['02-29']],
  ])('may go by any rhythm that documents order: %s', (every, count, days) => {
    const { plan } = checkPlan(going(every))
    for (const duty of ['visits.v', 'meetings.m']) {
      const found = daysOf(plan, duty)
      expect(found).toHaveLength(count)
      expect(found).toEqual(expect.arrayContaining(days))
    }
    expect(daysOf(plan, 'reports.r'), 'both counties').toHaveLength(2 * count)
  })

  it('is said on the plan’s page as offices say it', () => {
    for (const every of rhythms) {
      const told = effectsOf(going(every), roster, nationalCalendar).sentences.map(({ message }) => message)
      expect(told.filter((sentence) => sentence.includes(rhythmWords[every].zh)).length, every).toBeGreaterThanOrEqual(3)
    }
  })

  it('has figures counted by months where it is shorter than a week, or no week and no month', () => {
    for (const every of ['day', 'workingDay', 'tenDays', 'halfMonth'] as const)
      expect(planWindows(going(every)).map(({ key }) => key)).toEqual(planWindows(going('month')).map(({ key }) => key))
  })
})

describe('a report by a day that not every month has', () => {
  it.each<[29 | 30 | 31 | 'last', string[]]>([
    [29, ['01-29', '02-29', '03-29', '04-29']],
    [30, ['01-30', '02-29', '03-30', '04-30']],
    [31, ['01-31', '02-29', '03-31', '04-30']],
    ['last', ['01-31', '02-29', '03-31', '04-30']],
  ])('%s: is due on the last day of a month without it', (dueDay, days) => {
    const { plan } = checkPlan(going('month', { dueDay }))
    const found = daysOf(plan, 'reports.r', { from: '2020-01-01', to: '2020-04-30' })
    expect([...new Set(found)]).toEqual(days)
    const told = effectsOf(plan, roster, nationalCalendar).sentences.map(({ message }) => message)
    const clamped = `报告“情况报告”按每月${dueDay}日截止：没有${dueDay}日的月份，以当月最后一天为准`
    expect(told.filter((sentence) => sentence.includes('以当月最后一天为准'))).toEqual(dueDay === 'last' ? [] : [clamped])
  })

  it.each<[string, object]>([
    ['that every month has', { dueDay: 28 }],
    ['of the week', { cycle: 'week' }],
  ])('says nothing of a day %s', (_, report) => {
    const plan = going('month', report)
    const told = effectsOf(
      { ...plan, cycles: [...plan.cycles, { key: 'week', every: 'week', endsOn: 'last' }] },
      roster,
      nationalCalendar,
    )
    expect(told.sentences.filter(({ code }) => code === 'effect.days-clamped')).toEqual([])
  })
})
