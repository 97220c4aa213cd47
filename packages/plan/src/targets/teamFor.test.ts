import { describe, expect, it } from 'vitest'
import { regionOfTeam, teamFor, teamOf } from './teamFor.ts'

const plan = (level: 'city' | 'county' | 'township' | 'site') => ({
  assignments: { teams: [{ key: 'team', title: '督战队', level, targetLists: ['hard'] }] },
})

describe('the team that serves a target', () => {
  it.each([
    ['of the county', 'county', '430381106229', 'team@430381000000'],
    ['of the city', 'city', '430381106229', 'team@430300000000'],
    ['of the county in a city without counties: that of the city', 'county', '441900101201', 'team@441900000000'],
    ['of the town in a city without counties', 'township', '441900101201', 'team@441900101000'],
    ['of a township for a target that is a county: none', 'township', '430381000000', undefined],
    ['of a level that no region has: none', 'site', '430381106229', undefined],
  ] as const)('%s', (_, level, region, key) => {
    expect(teamFor(plan(level), 'hard', region)?.key).toBe(key)
  })

  it('names its team and its region in its key, as no other body does', () => {
    const { key = '' } = teamFor(plan('county'), 'hard', '430381106229') ?? {}
    expect([teamOf(key), regionOfTeam(key)]).toEqual(['team', '430381000000'])
    for (const other of ['', 'team', 'unit:water@430381', 'target:v-1']) expect(regionOfTeam(other)).toBeNull()
  })

  it('is none for a list that no team serves', () => {
    expect(teamFor(plan('county'), 'easy', '430381106229')).toBeNull()
  })
})
