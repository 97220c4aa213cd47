import { describe, expect, it } from 'vitest'
import { FindingAccept, FindingById, FindingFilter, FindingReportBack, FindingSendBack, FindingVerify } from './finding.ts'

const step = { id: 's-1:a.b.c', version: 2 }
const text = '已经整改到位'

describe('a step on a finding', () => {
  it('names the finding and the version that was seen', () => {
    expect(FindingAccept.parse(step)).toEqual(step)
    for (const over of [{ version: -1 }, { version: 1.5 }, { version: '2' }, { id: 'x'.repeat(201) }, { id: { $ne: '' } }])
      expect(FindingAccept.safeParse({ ...step, ...over }).success, JSON.stringify(over)).toBe(false)
  })

  it('that tells something tells it in five characters at least, blanks not counted', () => {
    for (const schema of [FindingReportBack, FindingVerify, FindingSendBack]) {
      expect(schema.parse({ ...step, text: `  ${text}  ` }).text).toBe(text)
      for (const short of ['', '    ', '  已改  ', 'x'.repeat(2_001)])
        expect(schema.safeParse({ ...step, text: short }).success).toBe(false)
    }
  })

  it('shows nine photos at most, by their hash', () => {
    const hash = 'a'.repeat(64)
    expect(FindingReportBack.parse({ ...step, text }).photos).toEqual([])
    expect(FindingReportBack.safeParse({ ...step, text, photos: Array(9).fill(hash) }).success).toBe(true)
    expect(FindingReportBack.safeParse({ ...step, text, photos: Array(10).fill(hash) }).success).toBe(false)
    expect(FindingVerify.safeParse({ ...step, text, photos: ['x.jpg'] }).success).toBe(false)
  })

  it('that sends back may name a day', () => {
    expect(FindingSendBack.safeParse({ ...step, text, rectifyBy: '2020-04-10' }).success).toBe(true)
    for (const rectifyBy of ['2020-02-30', '10 April', '2020-04-10T00:00:00Z'])
      expect(FindingSendBack.safeParse({ ...step, text, rectifyBy }).success, rectifyBy).toBe(false)
  })
})

describe('a question about findings', () => {
  it('asks for the open ones, a hundred at a time, unless it says otherwise', () => {
    const usual = { state: 'open', mine: false, text: '', order: 'due', limit: 100 }
    expect(FindingFilter.parse({ plan: 'p-1' })).toEqual({ plan: 'p-1', ...usual })
  })

  it('in the order in which they were found goes on from an instant, in others from a text', () => {
    const from = (order: string, value: string) => FindingFilter.safeParse({ plan: 'p-1', order, cursor: { value, id: 's-1' } })
    expect(from('opened', '2020-03-20T01:00:00.000Z').success).toBe(true)
    expect(from('opened', '2020-03-20').success).toBe(false)
    expect(from('due', '2020-03-20').success).toBe(true)
  })

  it.each([
    { state: 'lost' },
    { due: 'red' },
    { order: 'title' },
    { limit: 0 },
    { limit: 201 },
    { region: '4303' },
    { target: { $gt: '' } },
  ])('does not ask %j', (over) => {
    expect(FindingFilter.safeParse({ plan: 'p-1', ...over }).success).toBe(false)
  })

  it('names one by its id', () => {
    expect(FindingById.safeParse({ id: 's-1:a.b.c' }).success).toBe(true)
    expect(FindingById.safeParse({}).success).toBe(false)
  })
})
