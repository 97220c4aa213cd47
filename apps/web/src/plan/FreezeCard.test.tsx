import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press } from '../test/act.ts'
import { aListReview, aTargetList } from '../test/builders/aTarget.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { left } from '../test/shown.tsx'

const notFrozen = aListReview({ frozenOn: null })
const registered = (total: number) => ({ total, isAtLeast: false, targets: [], next: null, mayKeep: true })
const open = (answers: Answers = {}, as = asAuthor) =>
  opened('/demo-2020', as, {
    'assignments.targetList.byPlan': [aTargetList()],
    'assignments.targetList.review': notFrozen,
    'assignments.target.search': registered(30),
    'assignments.due.ahead': {
      ...{ month: '2020-03', months: ['2020-03'], count: 30, days: [] },
      lists: [{ key: 'listed', title: '挂牌督战村', count: 30, names: ['上坪村', '下坪村'], isDrawn: false }],
    },
    ...answers,
  })
const isThere = () => texts('heading').includes('确定名单')
const card = () => the('region', '确定名单')

describe('the lists of a plan that nobody has designated on', () => {
  it('wait for the register, and say where it is entered', async () => {
    await open({ 'assignments.target.search': registered(0) })
    expect(textOf(card())).toContain('登记册还没有对象')
    expect(names('button', card())).toEqual([])
    expect(all('link', card()).map((link) => link.getAttribute('href'))).toEqual(['/demo-2020/register'])
  })

  it.each([
    ['its author', asAuthor],
    ['the operator', asOperator],
  ])('are frozen by %s after one has seen who would stand on them, and is asked once more', async (_, as) => {
    const asked = await open({}, as)
    expect(textOf(card())).toContain('登记册现有 30 个贫困村')
    await press('确定名单', card())
    expect(textOf(card())).toContain('挂牌督战村：30 个 上坪村、下坪村等')
    expect(asked.asked('assignments.due.ahead')).toMatchObject([{ document: { code: 'demo-2020' } }])
    expect(textOf(card())).toContain('不能整体撤回')
    expect(asked.asked('assignments.targetList.freeze')).toEqual([])
    asked.answers({ 'assignments.targetList.freeze': [aTargetList()], 'assignments.targetList.review': aListReview() })
    await press('确认，今天挂牌')
    expect(asked.asked('assignments.targetList.freeze')).toEqual([{ plan: 'demo-2020' }])
    await soon(() => expect(isThere()).toBe(false))
  })

  it('stay as they are when one changes the mind', async () => {
    const asked = await open()
    await press('确定名单', card())
    await press('再看一看')
    expect(names('button', card())).toEqual(['确定名单'])
    expect(asked.asked('assignments.targetList.freeze')).toEqual([])
  })

  it('say why they were not frozen, and may be tried again', async () => {
    await open({ 'assignments.targetList.freeze': new Problem('unavailable', 'service.unavailable') })
    await press('确定名单', card())
    await press('确认，今天挂牌')
    await soon(() => expect(texts('alert', card())).toHaveLength(1))
    expect(names('button', card())).toContain('确认，今天挂牌')
  })

  it.each([
    ['once they are frozen', aListReview(), asAuthor],
    ['by who may not decide here', aListReview({ frozenOn: null, mayDecide: false }), asOperator],
    ['by who only looks', notFrozen, asViewer],
  ])('are not offered to be frozen %s', async (_, review, as) => {
    await open({ 'assignments.targetList.review': review }, as)
    expect(isThere()).toBe(false)
  })

  it('are not offered before it is known whether they are frozen, and how much is registered', async () => {
    await open({ 'assignments.targetList.review': waiting })
    expect(isThere()).toBe(false)
    await left()
    await open({ 'assignments.target.search': waiting })
    expect(isThere()).toBe(false)
  })

  it('of a plan that was published this moment are offered once it is known where lists are kept', async () => {
    let tries = 0
    await open({ 'assignments.targetList.review': () => (++tries < 3 ? new Problem('absent', 'plan.absent') : notFrozen) })
    await soon(() => expect(isThere()).toBe(true))
  })
})
