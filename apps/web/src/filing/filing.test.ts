import type { FilingSummary } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { misfiledReason } from './FilePlanPage.tsx'
import { reviewText } from './FilingReview.tsx'
import { latenessOf } from './FilingState.tsx'
import { suggestedCode } from './suggestedCode.ts'

const filing = (over: Partial<FilingSummary>): FilingSummary => ({
  jurisdiction: '430321000000',
  name: '某县',
  state: 'missing',
  dueOn: '2020-03-15',
  firstFiledOn: null,
  lateDays: 0,
  breaches: 0,
  comment: '',
  version: 0,
  ...over,
})

describe('how late a filing is', () => {
  it('is told in days, filed or not', () => {
    expect(latenessOf(filing({ lateDays: 5 }))).toEqual({ text: '逾期 5 天', isLate: true })
    expect(latenessOf(filing({ lateDays: 1, firstFiledOn: '2020-03-16' }))).toEqual({ text: '迟报 1 天', isLate: true })
  })

  it('is not called on time while it is only not yet due', () => {
    expect(latenessOf(filing({})).text).toBe('未到期')
    expect(latenessOf(filing({ firstFiledOn: '2020-03-15' })).text).toBe('按期')
  })
})

describe('a document loaded for filing', () => {
  const superior = { code: 'city-2020' }
  const document = { code: 'a-2020', jurisdiction: '430321000000', extends: { code: 'city-2020', revision: 1 } }

  it('is taken when it extends the superior’s plan for this jurisdiction', () => {
    expect(misfiledReason(document, superior, '430321000000')).toBeNull()
  })

  it('is questioned at once when it extends another plan or none, or is another county’s', () => {
    for (const base of [undefined, null, 'city-2020', {}, { code: 'other' }])
      expect(misfiledReason({ ...document, extends: base }, superior, '430321000000')).toContain('没有以上级方案为依据')
    expect(misfiledReason(document, superior, '430381000000')).toContain('适用范围不是本地区')
  })
})

describe('the words of a return', () => {
  it('begin with the findings, numbered', () => {
    expect(reviewText([{ message: '督战频次放宽' }, { message: '删去了名单' }])).toBe('1. 督战频次放宽。\n2. 删去了名单。')
  })

  it('stop before they would be refused for length, and never within a finding', () => {
    const text = reviewText(Array.from({ length: 60 }, () => ({ message: '字'.repeat(50) })))
    expect(text.length).toBeLessThanOrEqual(2_000)
    expect(text.endsWith('字。')).toBe(true)
    expect(reviewText([])).toBe('')
    expect(reviewText([{ message: '只有一处' }]), 'one needs no number').toBe('只有一处。')
  })
})

describe('the code of a derived plan', () => {
  it('is the superior’s with the region’s digits, and never longer than a code may be', () => {
    expect(suggestedCode('city-2020', '430321000000')).toBe('city-2020-430321')
    expect(suggestedCode('city-2020', '430300000000')).toBe('city-2020-4303')
    expect(suggestedCode('x'.repeat(64), '430321109237')).toHaveLength(64)
  })
})
