import {
  type CrossPairs,
  checkPlan,
  crossPairs,
  effectsOf,
  evaluateTargetLists,
  monthDays,
  nationalCalendar,
  type Roster,
  readRegister,
  visitDues,
} from '@duzhan/plan'
import { isWithin, regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { packs } from '../../packs.ts'
import { crossing } from './pack.ts'

const { plan, warnings } = checkPlan(crossing.plan)
const { targets, regions, people, bodies = [] } = crossing
const roster: Roster = {
  targets,
  designations: evaluateTargetLists(plan, targets),
  places: new Map(regions.map(({ code, name }) => [code, name])),
  bodies: bodies.map(({ kind: _, ...body }) => ({ ...body, kind: 'post', members: null, retiredOn: null })),
}
const { sentences, warnings: withoutEffect, crossed } = effectsOf(plan, roster, nationalCalendar)
const counties = ['松城市', '青塘县', '白崖县', '竹溪县']
const told = ({ start, pairs }: CrossPairs): string =>
  `${start.slice(5, 7)}月 ${(pairs ?? []).map(({ by, of }) => `${by}查${of}`).join('、')}`

describe('the plan of counties that inspect each other', () => {
  it('is a plan that nothing is wrong with, over a register and a directory that fit it', () => {
    expect(warnings).toEqual([])
    const rows = targets.map((target, index) => ({ ...target, line: index + 1 }))
    expect(readRegister(plan, rows).faults).toEqual([])
    expect(withoutEffect.map(({ code, path }) => `${path} ${code}`)).toEqual(['assignments.teams.0 team.without-members'])
    const known = new Set<string>(roster.places.keys())
    const named = [...people.flatMap(({ grants }) => grants), ...bodies].map(({ region }) => region)
    for (const place of [...targets.map((target) => target.regionCode), ...named])
      for (const above of regionPath(regionCode(place))) expect(known).toContain(above)
    expect(packs).not.toContain(crossing)
  })

  it('grants each post that it names to a person of the very county in which the post lies', () => {
    const seats = new Map(bodies.map(({ key, region }) => [key, region]))
    const granted = people.flatMap(({ grants }) => grants.flatMap(({ body, region }) => (body ? [[body, region] as const] : [])))
    expect(granted).toHaveLength(counties.length)
    for (const [body, region] of granted) expect(seats.get(body)).toBe(region)
  })

  it('tells who inspects whom until a pair comes again: three months for four counties', () => {
    expect(crossed.map(told)).toEqual([
      '05月 竹溪县查松城市、松城市查青塘县、青塘县查白崖县、白崖县查竹溪县',
      '06月 白崖县查松城市、竹溪县查青塘县、松城市查白崖县、青塘县查竹溪县',
      '07月 青塘县查松城市、白崖县查青塘县、竹溪县查白崖县、松城市查竹溪县',
    ])
    expect(sentences.map(({ message }) => message).join('\n')).toContain(
      '第一期的交叉检查：竹溪县查松城市、松城市查青塘县、青塘县查白崖县、白崖县查竹溪县；以后逐期轮换，3 期以后才重复',
    )
  })

  it('in its six months has each county inspect each other one twice and nobody their own, as the calendar of each month says', () => {
    const all = ['05', '06', '07', '08', '09', '10'].flatMap((month) => crossPairs(plan, roster, monthDays(`2020-${month}`)))
    const pairs = all.flatMap((one) => one.pairs ?? []).map(({ by, of }) => `${by}查${of}`)
    const others = counties.flatMap((by) => counties.flatMap((of) => (by === of ? [] : [`${by}查${of}`])))
    expect(pairs.sort()).toEqual([...others, ...others].sort())
    expect(all.slice(0, 3)).toEqual(crossed)
  })

  it('owes twelve villages one visit a month each, 72 in all', () => {
    const dues = visitDues(plan, roster, nationalCalendar, { from: '2020-05-01', to: '2020-10-31' })
    expect(dues).toHaveLength(72)
    expect(new Set(dues.map(({ target }) => target)).size).toBe(12)
    expect(targets.every(({ regionCode: code }) => isWithin(regionCode(code), regionCode(plan.jurisdiction)))).toBe(true)
  })

  it('is told to nobody below the prefecture, and without a directory to nobody at all', () => {
    expect(effectsOf(plan, { ...roster, isBelow: true }, nationalCalendar).crossed).toEqual([])
    const below = effectsOf(plan, { ...roster, isBelow: true }, nationalCalendar).sentences.map(({ code }) => code)
    expect(below).not.toContain('effect.cross-pairs')
    const { bodies: _, ...withoutDirectory } = roster
    expect(effectsOf(plan, withoutDirectory, nationalCalendar).crossed).toEqual([])
    expect(effectsOf(plan, null, nationalCalendar, roster).crossed, 'before anybody is registered').toEqual(crossed)
  })
})
