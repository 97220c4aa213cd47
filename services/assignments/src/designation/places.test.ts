import type { DesignationVerb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget } from './designation.repository.ts'
import { type About, decidedAmong } from './places.ts'
import { type KeptStanding, keptStanding, spellsOf } from './standing.ts'

const today = (list: string, on = '2020-03-05'): DesignatedTarget => ({
  ...{ plan: world.plan, target: 'v-1', targetName: '某村', place: '某县某乡', kind: 'village' },
  ...{ regionCode: world.village, regionPath: [world.province, world.village], list },
  ...{ reasons: [{ list, rule: 'many', title: '人数', sentence: `${list}的条件` }], printed: null, team: null, designatedOn: on },
})
const frozen = (...lists: string[]) => lists.map((list) => keptStanding(today(list)))
const decide = (places: readonly KeptStanding[], verb: DesignationVerb, list: string | null, more: Partial<About> = {}) =>
  decidedAmong(
    places,
    { verb, today: today(list ?? '', '2020-04-01'), reason: `${verb}的理由`, by: '市扶贫办', grounds: 'g' },
    { list, leaving: [], ...more },
  )
const stands = (places: readonly KeptStanding[] = []) => places.flatMap((one) => (one.stands ? [one.list] : []))

describe('a target on several lists', () => {
  it('comes on one more and stays on the others', () => {
    expect(stands(decide(frozen('a'), 'designate', 'b')?.places)).toEqual(['a', 'b'])
  })

  it('leaves those that give way to the one it comes on, each with the reason', () => {
    const places = decide(frozen('a', 'b', 'c'), 'designate', 'd', { leaving: ['a', 'c'] })?.places ?? []
    expect(stands(places).sort()).toEqual(['b', 'd'])
    const ended = places.flatMap((one) => spellsOf(one, '')).filter(({ until }) => until !== null)
    expect(ended.map(({ list, endReason }) => [list, endReason]).sort()).toEqual([
      ['a', 'designate的理由'],
      ['c', 'designate的理由'],
    ])
  })

  it('goes off the one that is named, and of several one has to be', () => {
    expect(stands(decide(frozen('a', 'b'), 'release', 'b')?.places)).toEqual(['a'])
    expect(stands(decide(frozen('a'), 'release', null)?.places)).toEqual([])
    const several = new Problem('conflict', 'designation.several-lists', { target: '某村' })
    for (const verb of ['release', 'keep'] as const) expect(() => decide(frozen('a', 'b'), verb, null)).toThrow(several)
  })

  it('is left off one list though it stands on another, and on each separately', () => {
    const once = decide(frozen('a'), 'leave', 'b')?.places ?? []
    const twice = decide(once, 'leave', 'c')?.places ?? []
    expect(stands(twice)).toEqual(['a'])
    expect(twice.flatMap(({ verdict }) => verdict?.list ?? []).sort()).toEqual(['b', 'c'])
    expect(decide(twice, 'leave', 'b'), 'a second time changes nothing').toBeNull()
    expect(stands(decide(twice, 'designate', 'b')?.places).sort()).toEqual(['a', 'b'])
    expect(() => decide(frozen('a'), 'leave', 'a')).toThrow(
      new Problem('conflict', 'designation.wrong-state', { target: '某村' }),
    )
  })

  it('whatever is decided: it stands where the fold of the decisions says, on each list once, and no reason is lost', () => {
    const step = fc.record({
      verb: fc.constantFrom<DesignationVerb>('designate', 'release', 'keep', 'leave'),
      list: fc.constantFrom('a', 'b', 'c'),
      leaving: fc.subarray(['a', 'b', 'c']),
    })
    fc.assert(
      fc.property(fc.subarray(['a', 'b']), fc.array(step, { maxLength: 15 }), (first, steps) => {
        let places: KeptStanding[] = frozen(...first)
        const fold = new Set(first)
        let spells = first.length
        for (const { verb, list, leaving } of steps) {
          const others = leaving.filter((one) => one !== list)
          try {
            places = decide(places, verb, list, { leaving: verb === 'designate' ? others : [] })?.places ?? places
          } catch {
            continue
          }
          if (verb === 'designate' && !fold.has(list)) {
            spells += 1
            for (const one of others) fold.delete(one)
            fold.add(list)
          }
          if (verb === 'release') fold.delete(list)
        }
        expect(stands(places).sort()).toEqual([...fold].sort())
        const told = places.flatMap((one) => spellsOf(one, '市指挥部'))
        expect(told).toHaveLength(spells)
        expect(places.flatMap(({ past }) => past).every(({ endReason, reasons }) => endReason !== '' && reasons.length > 0)).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })
})
