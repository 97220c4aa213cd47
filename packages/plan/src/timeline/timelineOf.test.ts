import { describe, expect, it } from 'vitest'
import { timelineOf } from './timelineOf.ts'

const phase = (key: string, start: string, end: string) => ({ key, title: key, start, end })
const milestone = (due: string) => ({ key: due, title: due, due, lines: ['x'] })

describe('a plan on one bar', () => {
  it('gives every phase its true share of the days', () => {
    const timeline = timelineOf([phase('a', '2021-01-01', '2021-01-10'), phase('b', '2021-01-11', '2021-01-20')], [])
    expect(timeline?.spans).toEqual([
      { key: 'a', left: 0, width: 50, row: 0 },
      { key: 'b', left: 50, width: 50, row: 0 },
    ])
  })

  it('puts a phase that shares even one day with another into a row of its own', () => {
    const timeline = timelineOf(
      [phase('a', '2020-01-01', '2020-03-15'), phase('b', '2020-03-15', '2020-05-31'), phase('c', '2020-06-01', '2020-06-30')],
      [],
    )
    expect(timeline?.spans.map(({ row }) => row)).toEqual([0, 1, 0])
    expect(timeline?.rows).toBe(2)
  })

  it('marks a day in its middle, and no day off the bar', () => {
    const timeline = timelineOf([phase('a', '2021-01-01', '2021-01-10')], [])
    expect(timeline?.at('2021-01-01')).toBe(5)
    expect(timeline?.at('2021-01-10')).toBe(95)
    expect(timeline?.at('2020-12-31')).toBeNull()
    expect(timeline?.at('2021-01-11')).toBeNull()
  })

  it('reaches as far as the last milestone, phases or not', () => {
    const timeline = timelineOf([], [milestone('2020-02-06'), milestone('2020-12-31')])
    expect([timeline?.start, timeline?.end]).toEqual(['2020-02-06', '2020-12-31'])
    expect(timeline?.spans).toEqual([])
  })

  it('names the months that begin on it, over the turn of a year', () => {
    const timeline = timelineOf([phase('a', '2020-11-15', '2021-02-10')], [])
    expect(timeline?.months.map(({ title }) => title)).toEqual(['12', '1', '2'])
  })

  it('is not there for a plan without any date', () => {
    expect(timelineOf([], [])).toBeNull()
  })
})
