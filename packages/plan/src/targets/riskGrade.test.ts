import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { visitDues } from '../dues/visitDues.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { evaluateTargetLists } from './evaluateTargetLists.ts'
import { reviewTargetLists } from './reviewTargetLists.ts'
import type { Target } from './target.ts'

const ofGrade = (key: string, ...grades: string[]) => ({
  ...{ key, title: `${key}类学校`, level: 'county' as const, targetKinds: ['school'] },
  rules: [{ key: 'grade', title: '风险等级', where: { properties: { grade: { enum: grades } }, required: ['grade'] } }],
})
const [template] = smallPlan().targetKinds
const plan: Plan = {
  ...smallPlan(),
  targetKinds: [
    {
      ...{ key: 'school', title: '学校', level: 'site' as const },
      attributes: {
        ...template!.attributes,
        properties: { grade: { type: 'string', title: '风险等级', enum: ['A', 'B', 'C', 'D'] } },
        required: ['grade'],
      },
    },
  ],
  targetLists: [ofGrade('worst', 'D'), ofGrade('others', 'A', 'B', 'C')],
  cycles: [
    { key: 'month', every: 'month', endsOn: 'last' },
    { key: 'half', every: 'half-year', endsOn: 'last' },
  ],
  duties: {
    visits: [
      { key: 'monthly', title: '每月检查', targetLists: ['worst'], cycle: 'month', times: 1, modes: ['fixed'] },
      { key: 'term', title: '每学期检查', targetLists: ['others'], cycle: 'half', times: 1, modes: ['fixed'] },
    ],
  },
}
const school = (grade: string): Target => ({
  ...{ id: 's-1', name: '某小学', kind: 'school', regionCode: '430321109237', attributes: { grade } },
})
/** The visits of the year 2020 to a school of a grade. */
function visitsOver(grade: string) {
  const targets = [school(grade)]
  const roster = { targets, designations: evaluateTargetLists(plan, targets), places: new Map() }
  return visitDues(plan, roster, nationalCalendar, { from: '2020-01-01', to: '2020-12-31' }).map(({ duty }) => duty)
}

describe('a risk grade that sets how often', () => {
  it('puts each grade on the list of its duty: a D school is visited each month, a C school once a term', () => {
    const listOf = (grade: string) => evaluateTargetLists(plan, [school(grade)])[0]?.list ?? ''
    expect([...'ABCD'].map(listOf)).toEqual(['others', 'others', 'others', 'worst'])
    expect(visitsOver('D').filter((duty) => duty === 'visits.monthly')).toHaveLength(12)
    expect(visitsOver('C')).toEqual(['visits.term', 'visits.term'])
  })

  it('is followed by a proposal when it changes, with the grade that put the school on its list', () => {
    const standing = evaluateTargetLists(plan, [school('C')]).map(({ targetId: target, list, reasons }) => ({
      target,
      list,
      reasons,
    }))
    expect(reviewTargetLists(plan, [school('D')], standing)).toMatchObject([
      { change: 'move', from: 'others', list: 'worst', reasons: [{ rule: 'grade', sentence: expect.stringContaining('D') }] },
    ])
    expect(reviewTargetLists(plan, [school('B')], standing)).toMatchObject([{ change: null, list: 'others' }])
  })
})
