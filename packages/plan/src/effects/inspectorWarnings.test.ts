import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { namesBodies } from '../dues/namesBodies.ts'
import { visitingBodies } from '../dues/visitDues.ts'
import { drawnDuties, standingAmong } from '../inspectors/drawnDuties.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { directory, owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

const post = (key: string, region: string) => ({
  key,
  title: `${key}岗`,
  kind: 'post' as const,
  region,
  members: null,
  retiredOn: null,
})
const bodies = [...directory, post('near', '430321109000'), post('far', '430321110000'), post('city', '430300000000')]
const duty: OwedDuty = {
  ...{ key: 'drawn', title: '随机抽查', what: 'visit', who: { kind: 'team' }, when: { kind: 'cycle', every: 'month' } },
  about: { kind: 'lists', targetLists: ['upper'] },
}
const planWith = (inspectors: NonNullable<OwedDuty['inspectors']>, over: Partial<OwedDuty> = {}) =>
  owingPlan([{ ...duty, ...over, inspectors }])
function told(plan: ReturnType<typeof planWith>, known: typeof bodies | null = bodies) {
  const targets = [village('big', 600), { ...village('other', 700), regionCode: '430321110201' }]
  const roster = { targets, designations: evaluateTargetLists(plan, targets), places, ...(known && { bodies: known }) }
  const { sentences, warnings } = effectsOf(plan, roster, nationalCalendar)
  const own = warnings.filter(({ code, path }) => path.startsWith('duties.owed.0') && code !== 'duty.body-unregistered')
  return {
    sentence: sentences.find(({ message }) => message.includes('随机抽查'))?.message,
    warnings: own.map(({ code, message }) => `${code} ${message}`),
  }
}

describe('inspectors that a plan has drawn', () => {
  it('are told with how many, out of how many posts, and whose own place is avoided', () => {
    const { sentence, warnings } = told(planWith({ count: 2, among: ['near', 'far', 'city', 'education'], avoid: 'township' }))
    expect(sentence).toContain('，每个对象随机抽取 2 名检查人员（从 4 个岗位中抽取），回避本乡镇')
    expect(warnings).toEqual([])
  })

  it('are a warning where avoidance leaves nobody, or fewer than asked for, at some targets', () => {
    const nobody = told(planWith({ count: 1, among: ['near'], avoid: 'township' })).warnings
    expect(nobody).toEqual([expect.stringMatching(/^duty\.inspectors-none-left .*有 1 个对象回避后没有人可抽/)])
    const few = told(planWith({ count: 2, among: ['near', 'city'], avoid: 'township' })).warnings
    expect(few).toEqual([expect.stringMatching(/^duty\.inspectors-few-left .*有 1 个对象回避后可抽的不足 2 名/)])
  })

  it('are a warning where the plan names too few posts, a group, or no visit to a list', () => {
    expect(told(planWith({ count: 2, among: ['city', 'city'] })).warnings).toEqual([
      expect.stringContaining('duty.inspectors-few '),
    ])
    const group = told(planWith({ count: 1, among: ['city', 'schools'] })).warnings
    expect(group).toEqual([expect.stringContaining('duty.visit-by-group ')])
    const idle = told(planWith({ count: 1, among: ['city'] }, { what: 'report', to: { kind: 'jurisdiction' } })).warnings
    expect(idle).toEqual([expect.stringContaining('duty.inspectors-idle ')])
  })

  it('are judged over no directory only by what the plan says', () => {
    expect(told(planWith({ count: 1, among: ['near'], avoid: 'township' }), null).warnings).toEqual([])
  })

  it('are posts that stand: no group, and nobody who is retired', () => {
    const drawn = { count: 1, among: ['old', 'schools', 'far', 'none'] }
    expect(standingAmong(drawn, bodies).map(({ key }) => key)).toEqual(['far'])
    expect([...drawnDuties(planWith(drawn))]).toEqual([['owed.drawn', drawn]])
    expect(visitingBodies(planWith(drawn), ['upper'])).toEqual(drawn.among)
    expect([namesBodies(planWith(drawn)), namesBodies(owingPlan([duty]))]).toEqual([true, false])
  })
})
