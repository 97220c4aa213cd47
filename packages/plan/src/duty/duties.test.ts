import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { duesOf } from '../dues/duesOf.ts'
import { lightOf } from '../ladder/lightOf.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Rhythm } from '../schema/rhythm.ts'
import { assessorAt, teamFor, teamTitle } from '../targets/teamFor.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { phasesOn, visitCycle } from './planWindows.ts'

describe('due reports', () => {
  const places = new Map([['990301000000', '某县']])
  const dueOn = (plan: Plan, day: string) => {
    const dues = duesOf(plan, { targets: [], designations: [], places }, nationalCalendar, { from: day, to: day })
    return [...new Set(dues.filter(({ duty }) => duty === 'reports.report').map((due) => due.dueOn))]
  }

  it('are due on their day of the month in which the window closes', () => {
    expect(dueOn(smallPlan(), '2020-02-03')).toEqual(['2020-02-25'])
  })

  it('due on the last day follow the length of the month, and those without a day the window', () => {
    const plan = smallPlan()
    plan.duties.reports![0]!.dueDay = 'last'
    expect(dueOn(plan, '2020-02-28')).toEqual(['2020-02-29'])
    delete plan.duties.reports![0]!.dueDay
    expect(dueOn(plan, '2020-04-03')).toEqual(['2020-04-30'])
  })

  it('owed on an event have no date', () => {
    const plan = smallPlan()
    delete plan.duties.reports![0]!.cycle
    expect(dueOn(plan, '2020-02-03')).toEqual([])
  })
})

describe('the team of a target', () => {
  it('is formed where the target’s ancestor at the team’s level is', () => {
    expect(teamFor(smallPlan(), 'upper', '430321109237')).toEqual({
      key: 'city@430300000000',
      team: 'city',
      title: '市级督战队',
      region: '430300000000',
    })
    expect(teamFor(smallPlan(), 'lower', '430304015216')?.key).toBe('county@430304000000')
  })

  it('is none for a list that no team serves, above the team’s level, or for a team of no administrative level', () => {
    expect(teamFor(smallPlan(), 'rest', '430321109237')).toBeNull()
    expect(teamFor(smallPlan(), 'lower', '430300000000')).toBeNull()
    const plan = smallPlan()
    plan.assignments.teams![0]!.level = 'site'
    expect(teamFor(plan, 'upper', '430321109237')).toBeNull()
  })
})

describe('a team that fills in a part of a checklist', () => {
  it('is formed where the target lies, whatever list that is on', () => {
    expect(assessorAt(smallPlan(), 'city', '430321109237')).toBe('city@430300000000')
    expect(assessorAt(smallPlan(), 'county', '430321109237')).toBe('county@430321000000')
    expect(teamTitle(smallPlan(), 'county')).toBe('县级督战队')
  })

  it('goes by its own key where no region forms it, or the plan has it no more', () => {
    expect(assessorAt(smallPlan(), 'county', '430300000000')).toBe('county')
    expect(assessorAt(smallPlan(), 'gone', '430321109237')).toBe('gone')
    expect(teamTitle({ assignments: {} }, 'gone')).toBe('gone')
  })
})

describe('the light of a finding', () => {
  const due = '2020-03-20'
  it.each([
    ['none while there is time', { today: '2020-03-16', closed: false }, 'none'],
    ['blue three days before', { today: '2020-03-17', closed: false }, 'blue'],
    ['blue on the day itself', { today: '2020-03-20', closed: false }, 'blue'],
    ['red the day after', { today: '2020-03-21', closed: false }, 'red'],
    ['yellow when late and reported back', { today: '2020-03-21', closed: false, lateInProgress: true }, 'yellow'],
    ['blue when reported back in time', { today: '2020-03-19', closed: false, lateInProgress: true }, 'blue'],
    ['none once closed out, however late', { today: '2020-04-01', closed: true, lateInProgress: true }, 'none'],
  ] as const)('is %s', (_what, { today, ...finding }, light) => {
    expect(lightOf({ due, now: `${today}T09:00`, ...finding })).toBe(light)
  })
})

describe('the phases of a day', () => {
  it('are none, one or two', () => {
    const plan = smallPlan()
    plan.phases[0]!.end = '2020-03-15'
    const keysOn = (date: string) => phasesOn(plan, date).map((phase) => phase.key)
    expect(keysOn('2019-12-31')).toEqual([])
    expect(keysOn('2020-01-01')).toEqual(['first'])
    expect(keysOn('2020-03-15')).toEqual(['first', 'second'])
    expect(keysOn('2020-12-31')).toEqual(['second'])
  })
})

describe('the cycle by which visits are counted', () => {
  it('is that of the first visit duty that has one', () => {
    const plan = smallPlan()
    expect(visitCycle(plan)).toMatchObject({ every: 'month', endsOn: 'last' })
    plan.duties.visits!.unshift({ key: 'now', title: '暗访', targetLists: ['upper'], modes: ['covert'] })
    expect(visitCycle(plan)).toMatchObject({ every: 'month', endsOn: 'last' })
  })

  it.each<[Rhythm, string]>([
    ['day', 'month'],
    ['workingDay', 'month'],
    ['tenDays', 'month'],
    ['halfMonth', 'month'],
    ['week', 'week'],
    ['twoWeeks', 'twoWeeks'],
    ['twoMonths', 'twoMonths'],
    ['quarter', 'quarter'],
  ])('of visits owed every %s is the %s: nobody reports by the day', (every, counted) => {
    const plan = smallPlan()
    const patrol: OwedDuty = {
      ...{ key: 'patrol', title: '巡查', what: 'visit', who: { kind: 'team' } },
      ...{ about: { kind: 'lists', targetLists: ['upper'] }, when: { kind: 'cycle', every } },
    }
    plan.duties = { owed: [patrol] }
    expect(visitCycle(plan)).toEqual({ every: counted, endsOn: 'last', from: plan.period.start })
  })

  it('is none without visits, or when none has a rhythm', () => {
    const plan = smallPlan()
    delete plan.duties.visits![0]!.cycle
    expect(visitCycle(plan)).toBeUndefined()
    expect(visitCycle({ ...plan, duties: {} })).toBeUndefined()
  })
})
