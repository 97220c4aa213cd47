import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { places } from '../test/anyDuties.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

const duty: OwedDuty = {
  ...{ key: 'quiet', title: '随机暗查', what: 'visit', who: { kind: 'team', team: 'city' }, unannounced: true },
  ...{ about: { kind: 'lists', targetLists: ['upper'] }, when: { kind: 'cycle', every: 'month' } },
}
function planWith(upper: Partial<TargetList>, lower: Partial<TargetList> = {}): Plan {
  const plan = smallPlan() as Plan
  const [first, second] = plan.targetLists
  const { excludes: _, ...open } = second!
  return {
    ...plan,
    targetLists: [
      { ...first!, ...upper },
      { ...open, ...lower },
    ],
    duties: { owed: [duty] },
  }
}
const targets = [village('big', 600), village('small', 400)]
function effects(plan: Plan, withheld?: string[]) {
  const designations = withheld ? [] : [{ targetId: 'big', list: 'upper', reasons: [] }]
  return effectsOf(plan, { targets, designations, places, drawn: ['upper'], ...(withheld && { withheld }) }, nationalCalendar)
}
const warned = (plan: Plan) =>
  effects(plan).warnings.flatMap(({ code, path }) => (/secret|open/.test(code) ? [`${path} ${code}`] : []))
const draw = { count: 1 }

describe('a plan that shows by itself who stands on a secret list', () => {
  it('is warned of rules that anybody can work out', () => {
    expect(warned(planWith({ told: 'fromSeat' }))).toEqual(['targetLists.0 list.secret-by-rule'])
    expect(warned(planWith({ draw }))).toEqual([])
  })

  it('is warned of an open list that leaves those out', () => {
    const shown = ['targetLists.0 list.secret-by-absence']
    expect(warned(planWith({ draw }, { excludes: ['upper'] }))).toEqual(shown)
    expect(warned(planWith({ draw }, { rest: true }))).toEqual(shown)
    expect(warned(planWith({ draw, excludes: ['lower'] })), 'whose members a secret one leaves out').toEqual([])
    expect(warned(planWith({ draw }, { excludes: ['upper'], told: 'fromSeat' })), 'that is secret too').toEqual([
      'targetLists.1 list.secret-by-rule',
    ])
    expect(warned(planWith({ draw }, { excludes: ['upper'], targetKinds: ['site'] })), 'of another kind').toEqual([])
  })

  it('is warned where who was drawn reads so, and only there', () => {
    const inTheOpen = ['duties.owed.0 duty.drawn-in-the-open']
    expect(warned(planWith({ draw, told: 'open' }))).toEqual(inTheOpen)
    expect(warned(planWith({ draw }))).toEqual([])
    expect(warned(planWith({ draw, told: 'fromSeat' }))).toEqual([])
  })
})

describe('what a plan with a secret list will do', () => {
  const said = (withheld?: string[]) => effects(planWith({ draw }), withheld)
  const about = (withheld?: string[]) => said(withheld).sentences.map(({ message }) => message)

  it('is told its seat with the members, and that nobody below is told', () => {
    expect(about().slice(0, 2)).toEqual([
      '名单“省级名单”：1 个行政村：big村',
      '名单“省级名单”有哪些对象只告知制定方案的一级和上级；去督战的人员从本人的任务中看到，公开督战一次后告知该对象',
    ])
    expect(about().find((one) => one.includes('随机暗查'))).toContain('1 个行政村：首期')
  })

  it('is told whom it is withheld from without a number, and without a warning that nobody is on it', () => {
    const told = about(['upper'])
    expect(told[0]).toMatch(/^名单“省级名单”有哪些对象只告知制定方案的一级和上级/)
    expect(told.find((one) => one.includes('随机暗查'))).toMatch(/→ 省级名单$/)
    const codes = said(['upper']).warnings.map(({ code }) => code)
    expect(codes).not.toContain('duty.list-empty')
    expect(codes).not.toContain('duty.body-unknown')
  })
})
