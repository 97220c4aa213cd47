import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import type { When } from '../schema/when.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { eventDues } from './eventDues.ts'

type Limit = Extract<When, { kind: 'event' }>
const planOf = (limit: Omit<Limit, 'kind' | 'event'>) =>
  owingPlan([
    {
      key: 'alert',
      title: '预警后巡查',
      what: 'visit',
      who: { kind: 'level', level: 'county' },
      about: { kind: 'targets', targetKind: 'village' },
      when: { kind: 'event', event: '红色预警', ...limit },
    },
  ])
function dues(limit: Omit<Limit, 'kind' | 'event'>, at: string, about: string | null = 'big') {
  const plan = planOf(limit)
  const targets = [village('big', 600), village('small', 400)]
  const roster = { targets, designations: evaluateTargetLists(plan, targets), places }
  return eventDues(plan, roster, calendar, { id: 'e1', duty: 'owed.alert', about, at: new Date(at) })
}

describe('what an event calls for', () => {
  it.each([
    [{ within: 1, unit: 'day' }, '2020-06-30T23:50:00+08:00', '2020-07-01', '2020-07-02T00:00:00+08:00'],
    [{ within: 24, unit: 'hour' }, '2020-06-30T23:50:00+08:00', '2020-07-01', '2020-07-01T23:50:00+08:00'],
    [{ within: 3, unit: 'workingDay' }, '2020-01-22T10:00:00+08:00', '2020-02-04', '2020-02-05T00:00:00+08:00'],
    [{ within: 3, unit: 'day' }, '2020-12-30T10:00:00+08:00', '2021-01-02', '2021-01-03T00:00:00+08:00'],
  ] as const)('%j of %s is due on %s', (limit, at, dueOn, deadline) => {
    expect(dues(limit, at)).toMatchObject([{ dueOn, deadline: new Date(deadline) }])
  })

  it('is owed about the subject that it happened to, or about all, once for one event', () => {
    const [due] = dues({ within: 1, unit: 'day' }, '2020-06-30T00:00:00Z')
    expect(due).toMatchObject({ key: 'owed.alert/region:430321000000/big/e1/1', window: 'e1', start: '2020-06-30' })
    expect(dues({ within: 1, unit: 'day' }, '2020-06-30T00:00:00Z', null).map(({ about }) => about?.id)).toEqual(['big', 'small'])
    expect(dues({ within: 1, unit: 'day' }, '2020-06-30T00:00:00Z', 'stranger')).toEqual([])
  })

  it('is nothing for a duty that goes by the calendar, or that the plan does not have', () => {
    const roster = { targets: [], designations: [], places }
    const event = { id: 'e1', about: null, at: new Date('2020-06-30T00:00:00Z') }
    expect(eventDues(owingPlan(), roster, calendar, { ...event, duty: 'visits.monthly' })).toEqual([])
    expect(eventDues(owingPlan(), roster, calendar, { ...event, duty: 'owed.none' })).toEqual([])
  })

  it('is due later the longer the limit, and never before the event', () => {
    const unit = fc.constantFrom('hour' as const, 'day' as const, 'workingDay' as const)
    const instant = fc.date({ min: new Date('2019-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 30 }), instant, (by, within, at) => {
        const [one] = dues({ within, unit: by }, at.toISOString())
        const [longer] = dues({ within: within + 1, unit: by }, at.toISOString())
        expect(one!.deadline > at && longer!.deadline > one!.deadline).toBe(true)
      }),
    )
  })
})
