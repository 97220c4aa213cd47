import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { anyOwingPlan, anyRoster, owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { planSentence } from '../wording/planSentence.ts'
import { type CarriedDues, carryDues } from './carryDues.ts'
import { duesOf } from './duesOf.ts'
import { eventDues } from './eventDues.ts'
import { type KeptDue, missDue, openDue, payDue } from './keptDue.ts'
import type { Roster } from './roster.ts'

const range = { from: '2020-03-01', to: '2020-03-31' }
const at = new Date('2020-03-10T00:00:00Z')
const targets = [village('big', 600), { ...village('small', 400), regionCode: '430381109237' }]
const rosterOf = (plan: Plan, of = targets): Roster => ({ targets: of, designations: evaluateTargetLists(plan, of), places })
const visit: OwedDuty = {
  key: 'check',
  title: '督导',
  what: 'visit',
  who: { kind: 'team' },
  about: { kind: 'lists', targetLists: ['upper', 'lower'] },
  when: { kind: 'cycle', every: 'month' },
}
const planOf = (over: Partial<OwedDuty> | null, revision = 1): Plan => ({
  ...owingPlan(over ? [{ ...visit, ...over }] : []),
  revision,
  milestones: [],
  duties: { owed: over ? [{ ...visit, ...over }] : [] },
})
const open = (plan: Plan, roster = rosterOf(plan)): KeptDue[] => duesOf(plan, roster, calendar, range).map(openDue)
const carry = (kept: readonly KeptDue[], plan: Plan, roster = rosterOf(plan)): CarriedDues =>
  carryDues(kept, { plan, roster, calendar, range, at })
const why = ({ cancelled }: CarriedDues): string[] =>
  cancelled.map(({ reason }) => (reason ? planSentence(reason.code, reason.details, 'zh') : ''))

describe('dues under a new revision', () => {
  it('go on where the revision demands the same, with its words and its deadline', () => {
    const next = carry(open(planOf({})), planOf({ title: '每月督导', when: { kind: 'cycle', every: 'month', dueDay: 25 } }, 2))
    expect(next.carried.map(({ title, dueOn, state }) => [title, dueOn, state])).toEqual([
      ['每月督导', '2020-03-25', 'open'],
      ['每月督导', '2020-03-25', 'open'],
    ])
    expect([...next.cancelled, ...next.opened]).toEqual([])
  })

  it('go on where no calendar demands them: called for by an event, or handed in unasked, until the duty is gone', () => {
    const alert = { kind: 'event', event: '红色预警', within: 1, unit: 'day' } as const
    const plan = planOf({ when: alert })
    const called = eventDues(plan, rosterOf(plan), calendar, {
      id: '0198f2a0-0000-7000-8000-000000000001',
      duty: 'owed.check',
      about: null,
      at,
    }).map(openDue)
    expect(called).toHaveLength(2)
    const next = carry(called, { ...plan, revision: 2 })
    expect(next.carried).toEqual(called)
    expect([...next.cancelled, ...next.opened]).toEqual([])
    const { when: _, ...anytime } = visit
    expect(carry(called, { ...plan, duties: { owed: [anytime] } }).carried).toEqual(called)
    expect(why(carry(called, planOf(null, 2)))).toEqual(Array(2).fill('方案第 2 版不再要求这一事项'))
  })

  it('end with the reason that is shown: the duty is gone, the target, the body or the time is another', () => {
    const kept = open(planOf({}))
    expect(why(carry(kept, planOf(null, 2)))).toEqual(Array(2).fill('方案第 2 版不再要求这一事项'))
    expect(why(carry(kept, planOf({ about: { kind: 'lists', targetLists: ['upper'] } }, 2)))).toEqual([
      '按方案第 2 版，“small村”不再是这一事项的对象',
    ])
    expect(why(carry(kept, planOf({ who: { kind: 'unit', unit: 'office' } }, 2)))).toEqual(
      Array(2).fill('按方案第 2 版，改由办公室办理'),
    )
    expect(why(carry(kept, planOf({ when: { kind: 'cycle', every: 'quarter' } }, 2)))).toEqual(
      Array(2).fill('方案第 2 版改变了这一事项的时间或次数'),
    )
  })

  it('begin where the revision or the register demands more', () => {
    const plan = planOf({})
    const more = [...targets, { ...village('new', 350), regionCode: '430321109240' }]
    expect(carry(open(plan), plan, rosterOf(plan, more)).opened.map(({ about }) => about?.id)).toEqual(['new'])
    expect(carry(open(plan), planOf({ times: 2 }, 2)).opened.map(({ turn }) => turn)).toEqual([2, 2])
  })

  it('that are done or missed stay as they are, whatever the revision says', () => {
    const [first, second] = open(planOf({})) as [KeptDue, KeptDue] // two targets
    const paid = payDue(first, { record: 'r', by: first.by!.key, about: first.about!.id, at })
    const missed = missDue(second, new Date('2020-05-01T00:00:00Z'))
    expect(carry([paid, missed], planOf(null, 2))).toEqual({ carried: [], cancelled: [], opened: [] })
    expect(carry([paid, missed], planOf({}, 2)).opened, 'and are not opened a second time').toEqual([])
  })

  it('that were cancelled are opened again when a later revision demands them again', () => {
    const { cancelled } = carry(open(planOf({})), planOf(null, 2))
    expect(carry(cancelled, planOf({}, 3)).opened.map(({ state, reason }) => [state, reason])).toEqual([
      ['open', null],
      ['open', null],
    ])
  })

  it('outside the range are left alone', () => {
    const kept = open(planOf({}))
    const later = {
      plan: planOf(null, 2),
      roster: rosterOf(planOf(null)),
      calendar,
      range: { from: '2020-04-01', to: '2020-04-30' },
      at,
    }
    expect(carryDues(kept, later)).toEqual({ carried: [], cancelled: [], opened: [] })
  })
})

describe('any two revisions', () => {
  const two = fc
    .tuple(anyOwingPlan, anyOwingPlan)
    .chain(([one, other]) => fc.tuple(fc.constant({ ...one }), fc.constant({ ...other, revision: 2 }), anyRoster(one)))

  it('lose no due and double none: each goes on or ends with a reason, and afterwards just what is demanded is open', () => {
    fc.assert(
      fc.property(two, ([one, other, roster]) => {
        const kept = open(one, roster)
        const { carried, cancelled, opened } = carry(kept, other, roster)
        expect([...carried, ...cancelled].map(({ key }) => key).sort()).toEqual(kept.map(({ key }) => key).sort())
        expect(cancelled.every(({ reason }) => reason !== null)).toBe(true)
        const demanded = duesOf(other, roster, calendar, range)
        expect([...carried, ...opened].map(({ key }) => key).sort()).toEqual(demanded.map(({ key }) => key).sort())
      }),
    )
  })

  it('of which the second is published twice change nothing the second time', () => {
    fc.assert(
      fc.property(two, ([one, other, roster]) => {
        const first = carry(open(one, roster), other, roster)
        const kept = [...first.carried, ...first.cancelled, ...first.opened]
        const again = carry(kept, other, roster)
        expect([...again.cancelled, ...again.opened]).toEqual([])
        expect(again.carried.map(({ key }) => key).sort()).toEqual(
          [...first.carried, ...first.opened].map(({ key }) => key).sort(),
        )
      }),
    )
  })
})
