import { problemText } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { aPlan } from '../test/builders/aPlan.ts'
import { visitRefusal, visitRules } from './visitRules.ts'

const plan = { period: { start: '2020-02-01', end: '2020-02-29' }, document: { issuer: '某县领导小组' } }

function said(now: string) {
  const refusal = visitRefusal(plan, new Date(now))
  return refusal && problemText(refusal.code, refusal.details, 'zh')
}

describe('a visit begun now', () => {
  it.each([
    ['on the first day', '2020-01-31T16:00:00Z'],
    ['in the last minute of the last day', '2020-02-29T15:59:59Z'],
  ])('%s is taken', (_, now) => {
    expect(visitRefusal(plan, new Date(now))).toBeNull()
  })

  it('before the plan begins, or after it ends, is refused before anything is filled in, with the day that counts', () => {
    expect(said('2020-01-31T15:59:59Z')).toMatch(/早于方案开始的日期（2020-02-01）/)
    expect(said('2020-02-29T16:00:00Z')).toMatch(/晚于方案的最后一天（2020-02-29）/)
  })
})

describe('what a plan says of a visit begun now', () => {
  const about = { lists: ['municipal'], due: null }
  it('is both whether it is taken and whether it may be made in secret', () => {
    expect(visitRules(aPlan(), new Date('2020-03-20T01:00:00Z'), about)).toEqual({ refusal: null, covert: 'never' })
    expect(visitRules(aPlan(), new Date('2019-03-20T01:00:00Z'), about).refusal?.code).toBe('submission.time-before-plan')
  })
})
