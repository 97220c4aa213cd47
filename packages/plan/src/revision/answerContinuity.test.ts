import { describe, expect, it } from 'vitest'
import { smallChecklist } from '../fixtures/smallPlan.ts'
import { answerContinuity } from './answerContinuity.ts'

const changed = (to: (clause: Record<string, unknown>) => unknown) => {
  const after = smallChecklist(['clinic', 'doctor'])
  to(after.properties.health.properties['clinic']!.properties.answer)
  return answerContinuity(smallChecklist(['clinic', 'doctor']), after)
}

describe('answers given on the last revision of a checklist', () => {
  it('count on the next when the question is the same, however it is followed up', () => {
    const found = changed((clause) => Object.assign(clause['x-finding'] as object, { days: 3, severity: 'serious' }))
    expect(found.map((clause) => [clause.path, clause.standing])).toEqual([
      ['health.clinic.answer', 'counts'],
      ['health.doctor.answer', 'counts'],
    ])
  })

  it.each([
    ['is asked otherwise', { title: '是否有合格卫生室' }, '问法由“是否有卫生室”改为“是否有合格卫生室”'],
    ['turns good into bad', { 'x-item': { kind: 'clause', good: 'no' } }, '“是”与“否”的好坏对调'],
    ['feeds another indicator', { 'x-indicator': { code: 'core.clinic' } }, '所供指标改变'],
  ])('start afresh when the question %s', (_what, change, reason) => {
    expect(changed((clause) => Object.assign(clause, change))[0]).toEqual({
      path: 'health.clinic.answer',
      title: 'title' in change ? change.title : '是否有卫生室',
      standing: 'restarts',
      reason,
    })
  })

  it('know a question that is new and one that is retired', () => {
    const found = answerContinuity(smallChecklist(['clinic', 'doctor']), smallChecklist(['clinic', 'nurse']))
    expect(found.map((clause) => [clause.path, clause.standing])).toEqual([
      ['health.clinic.answer', 'counts'],
      ['health.nurse.answer', 'new'],
      ['health.doctor.answer', 'retired'],
    ])
  })
})
