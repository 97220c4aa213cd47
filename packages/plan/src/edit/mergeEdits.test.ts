import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPlan } from '../test/anyPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { type Edit, edited, valueAt } from './editing.ts'
import { mergeEdits, samePlace, standingPlace } from './mergeEdits.ts'

const after = (...edits: Edit[]): unknown => edits.reduce<unknown>(edited, smallPlan())
const set = (at: (string | number)[], value: unknown): Edit => ({ act: 'set', at, value })

describe('a place of one document', () => {
  it('is found in another by the keys on the way, and behind its list where the element is not there', () => {
    const other = { ...smallPlan(), phases: [...smallPlan().phases].reverse() }
    expect(samePlace(smallPlan(), other, ['phases', 0, 'title'])).toEqual(['phases', 1, 'title'])
    expect(samePlace(smallPlan(), { phases: [] }, ['phases', 1])).toEqual(['phases', 0])
    expect(samePlace(smallPlan(), other, ['title'])).toEqual(['title'])
  })
})

describe('what two people made of one plan', () => {
  it('is put together where each changed something else, in one element too', () => {
    const mine = after(set(['phases', 0, 'title'], '准备阶段'), set(['title'], '新标题'))
    const theirs = after(set(['phases', 0, 'end'], '2020-03-10'), {
      act: 'insert',
      at: ['goals', 1],
      value: { key: 'b', title: '新目标' },
    })
    const { document, conflicts } = mergeEdits(smallPlan(), mine, theirs)
    expect(conflicts).toEqual([])
    expect(valueAt(document, ['phases', 0])).toMatchObject({ title: '准备阶段', end: '2020-03-10' })
    expect(valueAt(document, ['goals'])).toHaveLength(2)
    expect(valueAt(document, ['title'])).toBe('新标题')
  })

  it('names what both changed, each in another way, and keeps mine until somebody decides', () => {
    const { document, conflicts } = mergeEdits(
      smallPlan(),
      after(set(['phases', 0, 'title'], '甲')),
      after(set(['phases', 0, 'title'], '乙')),
    )
    expect(conflicts).toEqual([{ at: ['phases', 'first', 'title'], mine: '甲', theirs: '乙' }])
    expect(valueAt(document, ['phases', 0, 'title'])).toBe('甲')
  })

  it('takes the same change of both as one', () => {
    const both = after(set(['title'], '新标题'))
    expect(mergeEdits(smallPlan(), both, after(set(['title'], '新标题')))).toEqual({ document: both, conflicts: [] })
  })

  it('lets go of what one removed, and not of what the other changed in it meanwhile', () => {
    const gone = after({ act: 'remove', at: ['phases', 1] })
    expect(valueAt(mergeEdits(smallPlan(), smallPlan(), gone).document, ['phases'])).toHaveLength(1)
    const { document, conflicts } = mergeEdits(smallPlan(), gone, after(set(['phases', 1, 'title'], '攻坚')))
    expect(conflicts).toMatchObject([{ at: ['phases', 'second'], mine: undefined, theirs: { title: '攻坚' } }])
    expect(valueAt(document, ['phases', 1, 'title'])).toBe('攻坚')
  })

  it('has elements that both added, in an order that both would know', () => {
    const added = (key: string): Edit => ({ act: 'insert', at: ['phases', 1], value: { key } })
    const { document, conflicts } = mergeEdits(smallPlan(), after(added('mine')), after(added('theirs')))
    expect((valueAt(document, ['phases']) as { key: string }[]).map(({ key }) => key)).toEqual([
      'first',
      'mine',
      'theirs',
      'second',
    ])
    expect(conflicts).toEqual([])
  })

  it('follows who moved an element', () => {
    const moved = after({ act: 'move', at: ['phases'], from: 0, to: 1 })
    for (const [mine, theirs] of [
      [moved, smallPlan()],
      [smallPlan(), moved],
    ]) {
      const { document, conflicts } = mergeEdits(smallPlan(), mine, theirs)
      expect((valueAt(document, ['phases']) as { key: string }[]).map(({ key }) => key)).toEqual(['second', 'first'])
      expect(conflicts).toEqual([])
    }
  })

  it('finds where an element stands that it names, or the end of its list', () => {
    expect(standingPlace(smallPlan(), ['phases', 'second', 'title'])).toEqual(['phases', 1, 'title'])
    expect(standingPlace(smallPlan(), ['phases', 'gone'])).toEqual(['phases', 2])
    expect(standingPlace(smallPlan(), ['period', 'start'])).toEqual(['period', 'start'])
  })

  it('is the one’s document where the other changed nothing, whatever the plans', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (base, mine) => {
        expect(mergeEdits(base, mine, base)).toEqual({ document: mine, conflicts: [] })
        expect(mergeEdits(base, base, mine)).toEqual({ document: mine, conflicts: [] })
        expect(mergeEdits(base, mine, mine)).toEqual({ document: mine, conflicts: [] })
      }),
      { numRuns: 60 },
    )
  })

  it('has conflicts at the same places, whoever comes second', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, anyPlan, (base, mine, theirs) => {
        const places = (one: unknown, other: unknown) =>
          mergeEdits(base, one, other)
            .conflicts.map(({ at }) => at.join('/'))
            .sort()
        expect(places(mine, theirs)).toEqual(places(theirs, mine))
      }),
      { numRuns: 60 },
    )
  })
})
