import type { DesignationVerb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget } from './designation.repository.ts'
import { decided, type KeptStanding, keptStanding, spellsOf } from './standing.ts'

const today = (on: string, list = 'a', poor = 512): DesignatedTarget => ({
  ...{ plan: world.plan, target: 'v-1', targetName: '某村', place: '某县某乡', kind: 'village' },
  ...{ regionCode: world.village, regionPath: [world.province, world.village], list },
  reasons: [{ list, rule: 'many', title: '人数', sentence: `贫困人口（实为 ${poor} 人）` }],
  printed: { attributes: { poor }, annex: null },
  team: null,
  designatedOn: on,
})
const frozen = keptStanding(today('2020-03-05'))
const decide = (was: KeptStanding | null, verb: DesignationVerb, on = '2020-04-01', list = 'b', grounds = 'g') =>
  decided(was, { verb, today: today(on, list, 80), reason: `${verb}的理由`, by: '市扶贫办', grounds })
const released = decide(frozen, 'release')
const left = decide(null, 'leave')
const wrong = new Problem('conflict', 'designation.wrong-state', { target: '某村' })

describe('what a decision makes of a standing', () => {
  it.each([
    ['挂牌 of one that never stood', null, 'designate', { stands: true, list: 'b', past: [] }],
    ['挂牌 on another list', frozen, 'designate', { stands: true, list: 'b', past: [{ list: 'a', until: '2020-04-01' }] }],
    ['挂牌 again', released, 'designate', { stands: true, list: 'b', past: [{ list: 'a' }] }],
    ['摘牌', frozen, 'release', { stands: false, list: 'a', past: [{ from: '2020-03-05', until: '2020-04-01' }] }],
    ['保留', frozen, 'keep', { stands: true, list: 'a', verdict: { verb: 'keep', grounds: 'g' } }],
    ['暂不列入', null, 'leave', { stands: false, verdict: { verb: 'leave', reason: 'leave的理由' } }],
    ['暂不列入 of one released', released, 'leave', { stands: false, list: 'a', verdict: { verb: 'leave' } }],
    ['挂牌 of one left off', left, 'designate', { stands: true, list: 'b', verdict: null, past: [] }],
  ] as const)('%s', (_, was, verb, expected) => {
    expect(decide(was, verb)).toMatchObject(expected)
  })

  it.each([
    ['摘牌 of one that never stood', null, 'release'],
    ['摘牌 of one left off', left, 'release'],
    ['保留 of one that never stood', null, 'keep'],
    ['保留 of one released', released, 'keep'],
    ['暂不列入 of one that stands', frozen, 'leave'],
  ] as const)('%s is refused', (_, was, verb) => {
    expect(() => decide(was, verb)).toThrow(wrong)
  })

  it.each([
    ['摘牌', released, 'release'],
    ['挂牌 on the same list', decide(frozen, 'designate'), 'designate'],
    ['保留 on the same grounds', decide(frozen, 'keep'), 'keep'],
    ['暂不列入 on the same grounds', left, 'leave'],
  ] as const)('%s a second time changes nothing', (_, was, verb) => {
    expect(decide(was, verb, '2020-05-01')).toBeNull()
  })

  it('保留 on other grounds is another decision', () => {
    expect(decide(decide(frozen, 'keep'), 'keep', '2020-05-01', 'b', 'others')?.verdict).toMatchObject({ grounds: 'others' })
  })

  it('keeps the printed figures and reasons of each spell as they were on its day', () => {
    const again = decide(released, 'designate', '2020-06-01')
    expect(again?.past[0]).toMatchObject({ printed: { attributes: { poor: 512 } }, reasons: [{ list: 'a' }] })
    expect(again?.printed).toEqual({ attributes: { poor: 80 }, annex: null })
    expect(spellsOf(again ?? frozen, '市指挥部')).toEqual([
      { list: 'b', from: '2020-06-01', until: null, reason: 'designate的理由', endReason: '', by: '市扶贫办', endedBy: null },
      {
        ...{ list: 'a', from: '2020-03-05', until: '2020-04-01', reason: '', endReason: 'release的理由' },
        ...{ by: '市指挥部', endedBy: '市扶贫办' },
      },
    ])
  })

  it('whatever is decided: the standing is the fold of the decisions, no reason is lost, and no two spells overlap', () => {
    const step = fc.record({
      verb: fc.constantFrom<DesignationVerb>('designate', 'release', 'keep', 'leave'),
      list: fc.constantFrom('a', 'b', 'c'),
      grounds: fc.constantFrom('g', 'h'),
    })
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { maxLength: 15 }), (isFrozen, steps) => {
        let kept: KeptStanding | null = isFrozen ? frozen : null
        let stands: string | null = isFrozen ? 'a' : null // the plain reference: where it stands, and how often it came on
        let spells = isFrozen ? 1 : 0
        let ends = 0
        for (const [index, { verb, list, grounds }] of steps.entries()) {
          const on = `2020-04-${String(index + 1).padStart(2, '0')}`
          try {
            kept = decide(kept, verb, on, list, grounds) ?? kept
          } catch {
            continue
          }
          const after: string | null = verb === 'designate' ? list : verb === 'release' ? null : stands
          if (after !== stands && stands !== null) ends += 1
          if (after !== stands && after !== null) spells += 1
          stands = after
        }
        const told = kept ? spellsOf(kept, '市指挥部') : []
        expect(kept?.stands ? kept.list : null).toBe(stands)
        expect([told.length, kept?.past.length ?? 0]).toEqual([spells, ends])
        expect(told.filter(({ until }) => until === null)).toHaveLength(stands === null ? 0 : 1)
        expect(kept?.past.every(({ endReason, reasons }) => endReason !== '' && reasons.length > 0) ?? true).toBe(true)
        for (const [index, spell] of told.slice(1).entries()) expect((spell.until ?? '9') <= (told[index]?.from ?? '')).toBe(true)
      }),
    )
  })
})
