import { regionCode, regionPath } from '@duzhan/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatedVisit, listedLevel, visitEntries } from './visitMonth.ts'

const cityTeam = { key: 'cityFixed@430300000000', title: '市督战队' }
const visit = (region: string, over: Partial<DatedVisit> = {}): DatedVisit => ({
  ...{ duty: 'monthly', title: '每月督导', dueOn: '2020-03-31', team: cityTeam, standing: 'open' },
  regionPath: regionPath(regionCode(region)),
  ...over,
})
const nameOf = (region: string) => `“${region}”`
const standings = ['done', 'late', 'overdue', 'open', 'upcoming'] as const

describe('the visits of a month added up', () => {
  it('stand once for each day, duty, team and township', () => {
    const countyTeam = { key: 'countyFixed@430381000000', title: '县督战队' }
    const entries = visitEntries(
      [
        visit('430381106229', { standing: 'late' }),
        visit('430381106230', { standing: 'done' }),
        visit('430381106231', { standing: 'overdue' }),
        visit('430381101224'),
        visit('430381106229', { team: countyTeam, standing: 'upcoming' }),
        visit('430381106229', { dueOn: '2020-03-22', duty: 'owed.patrol', title: '巡查' }),
      ],
      nameOf,
    )
    expect(
      entries.map(({ dueOn, title, team, place, count, done, late, overdue, upcoming }) =>
        [dueOn, title, team.title, place.name, count, done, late, overdue, upcoming].join(' '),
      ),
    ).toEqual([
      '2020-03-22 巡查 市督战队 “430381106000” 1 0 0 0 0',
      '2020-03-31 每月督导 市督战队 “430381101000” 1 0 0 0 0',
      '2020-03-31 每月督导 市督战队 “430381106000” 3 2 1 1 0',
      '2020-03-31 每月督导 县督战队 “430381106000” 1 0 0 0 1',
    ])
  })

  it('have every visit once, in whatever order they come', () => {
    const any = fc
      .record({
        region: fc.constantFrom('430381106229', '430381101224', '430321107253'),
        standing: fc.constantFrom(...standings),
        dueOn: fc.constantFrom('2020-03-08', '2020-03-31'),
      })
      .map(({ region, ...over }) => visit(region, over))
    fc.assert(
      fc.property(fc.array(any), (visits) => {
        const entries = visitEntries(visits, nameOf)
        const sum = (field: 'count' | 'done' | 'late' | 'overdue') => entries.reduce((all, entry) => all + entry[field], 0)
        const having = (...some: DatedVisit['standing'][]) => visits.filter(({ standing }) => some.includes(standing)).length
        expect([sum('count'), sum('done'), sum('late'), sum('overdue')]).toEqual([
          ...[visits.length, having('done', 'late'), having('late'), having('overdue')],
        ])
        expect(visitEntries([...visits].reverse(), nameOf)).toEqual(entries)
      }),
    )
  })

  it('are told by county where they lie in more townships than can be listed, and by city beyond that', () => {
    const wide = [visit('430381106229'), visit('430381101224'), visit('430321107253')]
    expect([3, 2, 1].map((most) => listedLevel(wide, most))).toEqual(['township', 'county', 'city'])
    const many = Array.from({ length: 201 }, (_, index) => visit(`430381${String(index + 1).padStart(3, '0')}001`))
    expect(visitEntries(many, nameOf).map(({ place, count }) => [place.code, count])).toEqual([['430381000000', 201]])
  })

  it('are told where they are, of a target that lies above the townships', () => {
    expect(visitEntries([visit('430381000000')], nameOf).map(({ place }) => place.code)).toEqual(['430381000000'])
    expect(visitEntries([], nameOf)).toEqual([])
  })
})
