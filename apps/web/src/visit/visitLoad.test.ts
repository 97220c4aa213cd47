import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisitEntry } from '../test/builders/aVisit.ts'
import { sumOf, visitLoad } from './visitLoad.ts'

const byTeam = ({ team }: ReturnType<typeof aVisitEntry>): [string, string] => [team.key, team.title]
const entry = fc
  .record({
    team: fc.constantFrom('a', 'b', 'c'),
    ...{ inTime: fc.nat(5), late: fc.nat(5), overdue: fc.nat(5), upcoming: fc.nat(5), open: fc.nat(5) },
  })
  .map(({ team, inTime, late, overdue, upcoming, open }) =>
    aVisitEntry({
      team: { key: team, title: team },
      ...{ count: inTime + late + overdue + upcoming + open, done: inTime + late, late, overdue, upcoming },
    }),
  )

describe('the load of a team', () => {
  it('counts what is neither made, nor over, nor to come as open', () => {
    expect(sumOf([aVisitEntry(), aVisitEntry({ count: 4, done: 0, late: 0, overdue: 1, upcoming: 2 })])).toEqual({
      ...{ count: 7, done: 2, late: 1, overdue: 1, upcoming: 2, open: 2 },
    })
  })

  it('has every visit once, whatever it is added up by, and who has most first', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const loads = visitLoad(entries, byTeam)
        const { count, done, overdue, upcoming, open } = sumOf(entries)
        expect(loads.reduce((sum, load) => sum + load.count, 0)).toBe(count)
        expect(done + overdue + upcoming + open).toBe(count)
        expect(loads.map((load) => load.count)).toEqual(loads.map((load) => load.count).sort((one, other) => other - one))
        expect(new Set(loads.map(({ key }) => key)).size).toBe(loads.length)
      }),
    )
  })
})
