import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPlan } from '../test/anyPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { valueAt } from './editing.ts'
import { inheritedElements } from './inherited.ts'
import { leftOutOf } from './leftOut.ts'

const superior = smallPlan()
const told = (...removes: string[]) =>
  leftOutOf(superior, { removes }).map(({ steps, isGone }) => [
    ...steps.map(({ kind, title }) => (title === null ? kind.zh : `${kind.zh}“${title}”`)),
    ...(isGone ? ['已没有'] : []),
  ])

describe('what a lower plan leaves out', () => {
  it('is told by what it is and how it is called, from the element on', () => {
    const [phase] = superior.phases
    const [visit] = superior.duties.visits ?? []
    const [list] = superior.targetLists
    const [rule] = list?.rules ?? []
    expect(told('phases.first')).toEqual([[`阶段“${phase?.title}”`]])
    expect(told('phases.first.goal')[0]?.slice(0, 2)).toEqual([`阶段“${phase?.title}”`, '目标'])
    expect(told(`duties.visits.${visit?.key}`)).toEqual([[`督导“${visit?.title}”`]])
    expect(told(`targetLists.${list?.key}.rules.${rule?.key}`)).toEqual([
      [`督战名单“${list?.title}”`, `列入条件“${rule?.title}”`],
    ])
  })

  it('is an item within its section of a checklist, or a field that targets are registered with', () => {
    const [key, part] = Object.entries(superior.checklists[0]?.schema.properties ?? {})[0] ?? []
    const [item, asked] = Object.entries(part?.properties ?? {})[0] ?? []
    const way = `checklists.village.schema.properties.${key}`
    expect(told(way)).toEqual([['督战清单“村清单”', `分节“${part?.title}”`]])
    expect(told(`${way}.properties.${item}`)).toEqual([
      ['督战清单“村清单”', `分节“${part?.title}”`, `题目“${valueAt(asked, ['title'])}”`],
    ])
    const [kind] = superior.targetKinds
    const [field, attribute] = Object.entries(kind?.attributes.properties ?? {})[0] ?? []
    expect(told(`targetKinds.${kind?.key}.attributes.properties.${field}`)).toEqual([
      [`督战对象类别“${kind?.title}”`, `登记字段“${valueAt(attribute, ['title'])}”`],
    ])
  })

  it('is told to be gone where the superior has it no more, and is nothing where nothing is left out', () => {
    expect(told('phases.nobody')).toEqual([['阶段', '已没有']])
    expect(told('nothing')).toEqual([['内容', '已没有']])
    expect(leftOutOf(superior, {})).toEqual([])
    expect(leftOutOf(null, { removes: ['phases.first'] })).toMatchObject([{ path: 'phases.first', isGone: true }])
  })

  it('has a name for every element of every plan, in the order of the plan', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(['phases'], ['targetLists'], ['checklists'], ['duties', 'visits']), (plan, at) => {
        const removes = inheritedElements(plan, {}, at).map(({ path }) => path)
        const left = leftOutOf(plan, { removes })
        expect(left.map(({ path }) => path)).toEqual(removes)
        for (const { steps, isGone } of left) expect([isGone, steps.length, steps[0]?.title === null]).toEqual([false, 1, false])
      }),
    )
  })
})
