import { describe, expect, it } from 'vitest'
import { type FilingEntry, filingBoard } from './filingBoard.ts'

const duty = { due: '2020-03-15' }
const entry = (filedOn: string, state: FilingEntry['state']): FilingEntry => ({ region: 'a', filedOn, state })
const standing = (today: string, ...entries: FilingEntry[]) => filingBoard(duty, ['a'], { entries, today })[0]

describe('the board of a filing', () => {
  it('awaits a jurisdiction without lateness up to the day itself, and counts the days after it', () => {
    expect(standing('2020-03-15')).toEqual({ region: 'a', state: 'awaited', filedOn: null, daysLate: 0 })
    expect(standing('2020-03-18')).toEqual({ region: 'a', state: 'awaited', filedOn: null, daysLate: 3 })
  })

  it('counts a late filing by its own day, whatever today is', () => {
    expect(standing('2020-06-01', entry('2020-03-17', 'submitted'))).toEqual({
      region: 'a',
      state: 'submitted',
      filedOn: '2020-03-17',
      daysLate: 2,
    })
    expect(standing('2020-06-01', entry('2020-03-15', 'accepted'))?.daysLate).toBe(0)
  })

  it('shows the last of several filings and the day of the first, in whatever order they come', () => {
    const [returned, accepted] = [entry('2020-03-13', 'returned'), entry('2020-03-20', 'accepted')]
    const expected = { region: 'a', state: 'accepted', filedOn: '2020-03-13', daysLate: 0 }
    expect(standing('2020-04-01', returned, accepted)).toEqual(expected)
    expect(standing('2020-04-01', accepted, returned)).toEqual(expected)
  })

  it('has a row for every jurisdiction and none for others', () => {
    const entries: FilingEntry[] = [{ region: 'c', filedOn: '2020-03-01', state: 'submitted' }, entry('2020-03-01', 'submitted')]
    expect(filingBoard(duty, ['b', 'a'], { entries, today: '2020-03-02' }).map((row) => [row.region, row.state])).toEqual([
      ['b', 'awaited'],
      ['a', 'submitted'],
    ])
  })
})
