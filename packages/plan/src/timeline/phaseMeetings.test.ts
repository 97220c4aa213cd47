import { describe, expect, it } from 'vitest'
import { phaseMeetings } from './phaseMeetings.ts'

const phase = (title: string, start: string, end: string) => ({ title, start, end })
const told = (...phases: ReturnType<typeof phase>[]) =>
  phaseMeetings(phases).map(({ kind, before, after, from, to, days }) => [kind, before, after, from, to, days])

describe('where phases meet', () => {
  it('is nothing to say of those that follow each other day by day', () => {
    expect(told(phase('部署', '2020-03-01', '2020-03-31'), phase('攻坚', '2020-04-01', '2020-06-30'))).toEqual([])
    expect(told(phase('部署', '2020-03-01', '2020-03-31'))).toEqual([])
    expect(told()).toEqual([])
  })

  it('are days that belong to none', () => {
    expect(told(phase('部署', '2020-03-01', '2020-03-31'), phase('攻坚', '2020-04-11', '2020-06-30'))).toEqual([
      ['gap', '部署', '攻坚', '2020-04-01', '2020-04-10', 10],
    ])
  })

  it('are days that belong to both, a single one too, whichever is written first', () => {
    expect(told(phase('攻坚', '2020-03-31', '2020-06-30'), phase('部署', '2020-03-01', '2020-03-31'))).toEqual([
      ['overlap', '部署', '攻坚', '2020-03-31', '2020-03-31', 1],
    ])
  })

  it('are told of the one that reaches furthest, not of the one that ended within it', () => {
    const all = phase('全程', '2020-01-01', '2020-12-31')
    expect(told(all, phase('部署', '2020-02-01', '2020-02-29'), phase('攻坚', '2020-06-01', '2021-01-10'))).toEqual([
      ['overlap', '全程', '部署', '2020-02-01', '2020-02-29', 29],
      ['overlap', '全程', '攻坚', '2020-06-01', '2020-12-31', 214],
    ])
  })
})
