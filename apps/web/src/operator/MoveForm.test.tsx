import type { PersonView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, held, press, write } from '../test/act.ts'
import { aBodyPage } from '../test/builders/aBody.ts'
import { aPerson } from '../test/builders/aPerson.ts'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const li = aPerson({ id: 'p-li', account: 'qs-li', title: '青石县督战组组长' })
const out = aPerson({ id: 'p-out', account: 'qs-out', title: '已停用的组长', isDisabled: true })
const grant = { role: 'inspector' as const, region: world.county, plan: '*' }
const removal = { at: '2020-03-20T01:00:00.000Z', reason: '已退休离开单位', by: '县管理员' }
const gone = aPerson({ isDisabled: true, removal })
const planned: PersonView['move'] = {
  ...{ grants: [], from: '2020-04-01', reason: '调到市里工作', by: '县管理员', at: '2020-03-20T01:00:00.000Z' },
  successor: { account: 'qs-li', title: '青石县督战组组长' },
}
const open = (answers: Answers = {}, person = aPerson()) =>
  opened('/operator/people', asOperator, {
    'identity.person.list': ({ words }) => ({ people: words ? [person, li, out] : [person], next: null }),
    'identity.body.list': aBodyPage(),
    'identity.person.holding': {
      grants: [
        { grant, others: 0 },
        { grant: { ...grant, role: 'viewer' }, others: 3 },
      ],
    },
    'assignments.work.ofPerson': aWaiting({ visits: { late: 2, thisWeek: 0, later: 0 } }),
    'identity.person.move': aPerson(),
    'identity.person.cancelMove': aPerson(),
    'identity.person.remove': gone,
    'identity.person.bringBack': aPerson(),
    ...answers,
  })
const form = () => the('form', '换岗：青石县督战员')
async function begin() {
  await press('换岗：青石县督战员')
  await soon(() => expect(textOf(form())).toContain('没有别人担任'))
}
async function fill() {
  await choose('角色', '复核')
  await write('换岗原因（不少于 5 个字）', '调到督查室工作')
}

describe('another post for a person', () => {
  it('is given after it was seen what they hold, who else does, and what waits for them in each plan', async () => {
    const platform = await open()
    await begin()
    const section = the('region', '“青石县督战员”现在的岗位')
    expect(texts('item', section).slice(0, 2)).toEqual(['督战员 · 青石县没有别人担任', '查看 · 青石县另有 3 人担任'])
    await soon(() => expect(textOf(section)).toContain('已过期限、还没有去督战的：2 项'))
    expect(platform.asked('assignments.work.ofPerson')).toContainEqual({ plan: 'demo-2020', account: 'qs-inspector' })
    expect(textOf(section)).toContain('未提交的督战记录不会移交')
  })

  it('is theirs from today on, where no other day is chosen, and the work is left to the post', async () => {
    const platform = await open()
    await begin()
    expect(held('生效日期')).toBe('2020-03-20')
    await fill()
    await press('确定换岗')
    expect(platform.asked('identity.person.move')).toEqual([
      {
        ...{ account: 'qs-inspector', grants: [{ role: 'reviewer', region: world.county, plan: '*' }], from: '2020-03-20' },
        ...{ reason: '调到督查室工作', successor: null },
      },
    ])
    expect(textOf(the('status'))).toBe('“青石县督战员”已换岗，五秒内生效。')
  })

  it('hands the work over to somebody who is looked for, neither the person nor one who is disabled', async () => {
    const platform = await open()
    await begin()
    await write('接手的人', '组长')
    await soon(() => expect(textOf(form())).toContain('青石县督战组组长 qs-li'))
    expect(names('button', form()).filter((name) => name.includes('qs-'))).toEqual(['青石县督战组组长 qs-li'])
    await press('青石县督战组组长 qs-li')
    await fill()
    await press('确定换岗')
    expect(platform.asked('identity.person.move')[0]?.successor).toBe('qs-li')
    expect(textOf(the('status'))).toContain('工作已移交给“青石县督战组组长”')
  })

  it('says that more are meant than are offered, so that nobody is thought not to be there', async () => {
    const many = Array.from({ length: 11 }, (_, no) => aPerson({ id: `p-${no}`, account: `qs-${no}`, title: `组长${no}` }))
    await open({ 'identity.person.list': ({ words }) => ({ people: words ? many : [aPerson()], next: null }) })
    await begin()
    await write('接手的人', '组长')
    await soon(() => expect(textOf(form())).toContain('符合的不止 10 人'))
    expect(names('button', form()).filter((name) => name.startsWith('组长'))).toHaveLength(10)
  })

  it('may have its successor taken off again', async () => {
    const platform = await open()
    await begin()
    await write('接手的人', '组长')
    await press('青石县督战组组长 qs-li')
    await press('去掉青石县督战组组长')
    await fill()
    await press('确定换岗')
    expect(platform.asked('identity.person.move')[0]?.successor).toBeNull()
  })

  it('of a later day is said to wait, is seen to, and can be cancelled', async () => {
    const platform = await open({ 'identity.person.move': aPerson({ move: planned }) })
    await begin()
    await fill()
    await write('生效日期', '2020-04-01')
    platform.answers({ 'identity.person.list': { people: [aPerson({ move: planned })], next: null } })
    await press('确定换岗')
    expect(platform.asked('identity.person.move')[0]?.from).toBe('2020-04-01')
    expect(textOf(the('status'))).toBe('“青石县督战员”将自 2020-04-01 起换岗。')
    await soon(() => expect(textOf(the('item'))).toContain('2020-04-01 起换岗'))
    await press('取消安排：青石县督战员')
    expect(textOf(the('form', '取消安排'))).toContain('由“青石县督战组组长”接手。原因：调到市里工作')
    await press('取消安排', the('form', '取消安排'))
    expect(platform.asked('identity.person.cancelMove')).toEqual([{ account: 'qs-inspector' }])
    expect(textOf(the('status'))).toContain('已取消对“青石县督战员”的安排')
  })

  it.each([
    ['move.unchanged', '新岗位的权限和现在一样'],
    ['move.past', '生效日期不能早于今天'],
    ['person.last-operator', '最后一位管理员'],
    ['move.too-many', '太多'],
  ])('that is refused as %s says why and keeps what was entered', async (code, words) => {
    await open({ 'identity.person.move': new Problem('conflict', code) })
    await begin()
    await fill()
    await press('确定换岗')
    expect(textOf(the('alert', '', form()))).toContain(words)
    expect(held('换岗原因（不少于 5 个字）')).toBe('调到督查室工作')
  })

  it('of somebody without grants and open work says that there is nothing', async () => {
    await open({ 'identity.person.holding': { grants: [] } }, aPerson({ grants: [] }))
    await press('换岗：青石县督战员')
    await soon(() => expect(textOf(form())).toContain('没有没办完的工作'))
    expect(all('alert')).toEqual([])
  })
})

describe('a person who leaves', () => {
  const leave = async () => {
    await press('移除：青石县督战员')
    await soon(() => expect(textOf(the('form', '移除'))).toContain('没有别人担任'))
    await write('移除原因（不少于 5 个字）', '已退休离开单位')
  }

  it('is removed from today on with why, after it was seen what they hold, and who takes it over', async () => {
    const platform = await open()
    await leave()
    await write('接手的人', '组长')
    await press('青石县督战组组长 qs-li')
    await press('确定移除')
    expect(platform.asked('identity.person.remove')).toEqual([
      { account: 'qs-inspector', from: '2020-03-20', reason: '已退休离开单位', successor: 'qs-li' },
    ])
    expect(textOf(the('status'))).toContain('已移除“青石县督战员”')
  })

  it('on a day to come is seen to', async () => {
    const waits = aPerson({ move: { ...planned!, grants: null } })
    const platform = await open({ 'identity.person.remove': waits })
    await leave()
    platform.answers({ 'identity.person.list': { people: [waits], next: null } })
    await press('确定移除')
    expect(textOf(the('status'))).toBe('“青石县督战员”将自 2020-04-01 起移除。')
    await soon(() => expect(textOf(the('item'))).toContain('2020-04-01 起移除'))
    await press('取消安排：青石县督战员')
    expect(textOf(the('form', '取消安排'))).toContain('自 2020-04-01 起移除，由“青石县督战组组长”接手')
  })

  it('who is the last operator stays, and it says why', async () => {
    await open({ 'identity.person.remove': new Problem('conflict', 'person.last-operator') })
    await leave()
    await press('确定移除')
    expect(textOf(the('alert', '', the('form', '移除')))).toContain('最后一位管理员')
  })

  it('is found among those removed, with since when and why, and can be brought back and nothing else', async () => {
    const platform = await open({
      'identity.person.list': ({ show }) => ({ people: show === 'removed' ? [gone] : [], next: null }),
    })
    const filter = the('field', '显示')
    expect([...filter.querySelectorAll('option')].map((one) => one.textContent)).toEqual(['在用的账号', '已移除'])
    await choose('显示', '已移除')
    expect(address()).toBe('/operator/people?show=removed')
    expect(platform.asked('identity.person.list').at(-1)).toEqual({ show: 'removed' })
    expect(textOf(the('item'))).toContain('2020-03-20 由县管理员移除。原因：已退休离开单位')
    expect(names('button', the('item'))).toEqual(['恢复账号：青石县督战员'])
    await write('按账号或岗位查找', '督战')
    await press('查找')
    expect(platform.asked('identity.person.list').at(-1)).toEqual({ words: '督战', show: 'removed' })
    await press('恢复账号：青石县督战员')
    await press('恢复账号', the('form', '恢复账号'))
    expect(platform.asked('identity.person.bringBack')).toEqual([{ account: 'qs-inspector' }])
    expect(textOf(the('status'))).toContain('已恢复“青石县督战员”')
  })

  it('that are none are said to be none', async () => {
    await open({ 'identity.person.list': { people: [], next: null } })
    await choose('显示', '已移除')
    expect(textOf()).toContain('没有已移除的账号')
  })
})
