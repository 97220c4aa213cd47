import { describe, expect, it } from 'vitest'
import type { ListRule, TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'

const where = (field: string, bound: Record<string, number | string>) => ({ properties: { [field]: bound }, required: [field] })
const rule = (key: string, condition: ListRule['where']) => ({ key, title: key, where: condition })

/** What the differences say when the lower list of two plans changes on either side. */
function compared(upper: Partial<TargetList>, lower: Partial<TargetList>, both: (plan: Plan) => unknown = () => null) {
  const [above, below] = [smallPlan(), smallPlan()]
  for (const plan of [above, below]) both(plan)
  Object.assign(above.targetLists[1]!, upper)
  Object.assign(below.targetLists[1]!, lower)
  return comparePlans(below, above).map(({ verdict, label }) => `${verdict} ${label}`)
}

const poor = (minimum: number) => rule(`poor${minimum}`, where('poor', { minimum }))
const status = rule('in', where('status', { const: 'in' }))

describe('a list below', () => {
  it('is wider with one more rule, narrower with one less, and the same in another form', () => {
    expect(compared({ rules: [poor(300)] }, { rules: [poor(300), status] })).toEqual(['tightened 列入条件'])
    expect(compared({ rules: [poor(300), status] }, { rules: [poor(300)] })).toEqual(['weakened 列入条件'])
    const whole = rule('either', { anyOf: [poor(300).where, status.where] })
    expect(compared({ rules: [poor(300), status] }, { rules: [whole] })).toEqual([])
    expect(compared({ rules: [poor(300)] }, { rules: [rule('more', where('poor', { exclusiveMinimum: 299 }))] })).toEqual([])
  })

  it('is neither wider nor narrower with another rule, and that is weaker: somebody is left out', () => {
    expect(compared({ rules: [poor(300)] }, { rules: [status] })).toEqual(['weakened 列入条件'])
  })

  it('of the rest is narrowed by a rule and widened by losing one', () => {
    const rest = { rest: true, excludes: [] }
    expect(compared({ ...rest, rules: [] }, { ...rest, rules: [poor(1)] })).toEqual(['weakened 列入条件'])
    expect(compared({ ...rest, rules: [poor(1)] }, { ...rest, rules: [] })).toEqual(['tightened 列入条件'])
    expect(compared({ ...rest, rules: [] }, { ...rest, rules: [] })).toEqual([])
  })

  it('that becomes one of the rest is for a person to judge', () => {
    expect(compared({}, { rest: true })).toEqual(['cannotTell 列入条件'])
  })

  it('cannot be told where a rule joins a ratio with its parts', () => {
    const rate = (minimum: number) => rule('rate', where('rate', { minimum }))
    expect(compared({ rules: [rate(10)] }, { rules: [rate(9)] })).toEqual(['tightened 列入条件'])
    expect(compared({ rules: [rate(10)] }, { rules: [poor(300)] })).toEqual(['cannotTell 列入条件'])
  })

  it('may give way to fewer lists, and to more only under a person’s eye', () => {
    expect(compared({ excludes: ['upper'] }, { excludes: [] })).toEqual(['tightened 不与之重复的名单'])
    expect(compared({ excludes: [] }, { excludes: ['upper'] })).toEqual(['cannotTell 不与之重复的名单'])
  })

  it('as of another day, or for another kind of target, is seen', () => {
    expect(compared({ asOf: '2019-12-31' }, { asOf: '2020-06-30' })).toEqual(['cannotTell 统计日期'])
    const site = (plan: Plan) => plan.targetKinds.push({ ...plan.targetKinds[0]!, key: 'site' })
    expect(compared({}, { targetKinds: ['village', 'site'] }, site)).toEqual(['tightened 对象类别'])
    expect(compared({ targetKinds: ['village', 'site'] }, { targetKinds: ['village'] }, site)).toEqual(['weakened 对象类别'])
  })
})
