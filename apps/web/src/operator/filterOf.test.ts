import { describe, expect, it } from 'vitest'
import { filterOf } from './filterOf.ts'
import { byDay } from './LogRows.tsx'

const asked = (address: string) => filterOf(new URLSearchParams(address))

describe('what the address asks of the log', () => {
  it('is nothing where it says nothing', () => {
    expect(asked('')).toEqual({})
  })

  it('is one thing, one person, one region', () => {
    expect(asked('noun=finding&thing=f-1')).toEqual({ noun: 'finding', thing: 'f-1' })
    expect(asked('person=p-1&region=430381000000')).toEqual({ person: 'p-1', region: '430381000000' })
  })

  it('is days in Shanghai, the last one included', () => {
    expect(asked('from=2020-03-01&until=2020-03-31')).toEqual({
      from: '2020-02-29T16:00:00.000Z',
      until: '2020-03-31T16:00:00.000Z',
    })
  })

  it.each([
    'noun=king',
    'thing=f-1',
    'region=somewhere',
    'from=yesterday',
    'until=2020-13-45',
    'from=2020-02-30',
    'noun=toString',
  ])('leaves out what it does not say well: %s', (address) => {
    expect(asked(address)).toEqual({})
  })
})

describe('entries by their day', () => {
  it('stand under the day in Shanghai, in the order that they come in', () => {
    const lines = ['2020-03-20T17:00:00.000Z', '2020-03-20T15:59:00.000Z', '2020-03-19T16:00:00.000Z'].map((at) => ({ at }))
    expect(byDay(lines).map(({ day, lines: { length } }) => [day, length])).toEqual([
      ['2020-03-21', 1],
      ['2020-03-20', 2],
    ])
    expect(byDay([])).toEqual([])
  })
})
