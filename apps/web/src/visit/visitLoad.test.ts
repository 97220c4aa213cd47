import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisitEntry } from '../test/builders/aVisit.ts'
import { sumOf, teamLoads, visitLoad } from './visitLoad.ts'

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
  it('is told apart by its place where each region forms one of the same title, and not where it is the only one', () => {
    const team = (key: string, title: string) => aVisitEntry({ team: { key, title }, count: 1, done: 0, late: 0 })
    const posts = [team('post@970121201200', '村级巡查岗'), team('post@970121201201', '村级巡查岗')]
    const names = new Map([['970121201200', '枫坪村']])
    const loads = teamLoads(
      [
        ...posts,
        team('bureau@970100000000', '市水务局检查组'),
        team('', ''),
        team('unit:a', '县水利局'),
        team('unit:b', '县水利局'),
      ],
      (code) => names.get(code) ?? code,
    )
    expect(loads.map(({ title }) => title).sort()).toEqual(
      ['村级巡查岗（枫坪村）', '村级巡查岗（970121201201）', '市水务局检查组', '方案未写明', '县水利局', '县水利局'].sort(),
    )
  })

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
