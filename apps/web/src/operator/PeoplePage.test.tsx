import type { PersonView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it, vi } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aBodyPage } from '../test/builders/aBody.ts'
import { aPerson } from '../test/builders/aPerson.ts'
import { address, all, nameOf, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { pickRegion } from '../test/pickRegion.ts'
import type { Answers } from '../test/platform.ts'
import { firstPassword } from './firstPassword.ts'
import { grantWords } from './grantWords.ts'

const open = (people: PersonView[], answers: Answers = {}, at = '/operator/people') =>
  opened(at, asOperator, {
    'identity.person.list': { people, next: null },
    'identity.body.list': aBodyPage(),
    ...answers,
  })
const rows = () => all('item').map((row) => textOf(row))
async function begin() {
  await press('开通账号')
  await write('岗位', '青石县督战员')
  await write('账号', 'qs-inspector')
}
const slip = () => the('region', '账号条')

describe('the people whom an operator administers', () => {
  it('are shown with their post, account, state and grants in words', async () => {
    const grants = [
      { role: 'unit' as const, region: world.county, plan: world.plan, body: 'education' },
      { role: 'inspector' as const, region: world.township, plan: '*', team: 'cityFixed' },
    ]
    await open([
      aPerson({ grants, isDisabled: true, mustChangePassword: true }),
      aPerson({ id: 'p-2', account: 'new', grants: [] }),
    ])
    expect(rows()[0]).toContain('青石县督战员 qs-inspector 已停用')
    expect(rows()[0]).toContain('责任单位 · 青石县')
    expect(rows()[0]).toContain('青石县教育局')
    expect(rows()[0]).toContain('督战员 · 柳河乡 · 限一支队伍')
    expect(rows()[0]).toContain('恢复')
    expect(rows()[1]).toContain('没有权限')
  })

  it('are told of what lies beyond the operator’s own only that it does', async () => {
    const beyond = { role: 'unit' as const, region: world.foreignProvince, plan: 'elsewhere-2020', body: 'none' }
    await open([aPerson({ grants: [beyond] })])
    expect(rows()[0]).toContain('责任单位 · 辖区以外 · 其他方案 · 其他主体')
  })

  it('are looked for where the words and the page stand in the address', async () => {
    const platform = await open([aPerson()], {
      'identity.person.list': ({ after }) => ({ people: [aPerson()], next: after ? null : 'm' }),
    })
    await write('按账号或岗位查找', ' 督战员 ')
    await press('查找')
    expect(address()).toBe(`/operator/people?q=${encodeURIComponent('督战员')}`)
    await press('下一页')
    expect(address()).toContain('after=m')
    expect(platform.asked('identity.person.list').at(-1)).toEqual({ words: '督战员', after: 'm' })
    expect(names('button')).not.toContain('下一页')
    await press('回到第一页')
    await press('清除')
    expect(address()).toBe('/operator/people')
  })

  it('that are none are said to be none, of all and of those looked for', async () => {
    await open([])
    expect(textOf()).toContain('还没有账号')
    await write('按账号或岗位查找', '别的')
    await press('查找')
    expect(textOf()).toContain('没有符合条件的账号')
  })

  it('are refused in a sentence', async () => {
    await open([], { 'identity.person.list': new Problem('unavailable', 'service.unavailable') })
    expect(all('alert')).toHaveLength(1)
  })

  it('carry what is done day by day, and the rest of it folded away under their name', async () => {
    const invitation = { until: '2020-03-27T01:00:00.000Z', isOver: false }
    await open([aPerson({ hasSecondFactor: true, invitation })])
    const fold = the('button', '更多操作：青石县督战员').closest('details')
    const shown = names('button', the('item')).filter((name) => !names('button', fold ?? the('item')).includes(name))
    expect(shown).toEqual(['换岗：青石县督战员', '重设密码：青石县督战员'])
    expect(fold?.open).toBe(false)
    await press('更多操作：青石县督战员')
    expect(fold?.open).toBe(true)
    expect(texts('button', fold ?? undefined)).toEqual([
      ...['更多', '调整权限', '撤销邀请', '解除两步验证', '登录情况', '停用', '移除'],
    ])
    expect(texts('link', fold ?? undefined)).toEqual(['操作经过'])
  })

  it('who were removed carry the way back and their history, with nothing folded away', async () => {
    await open([aPerson({ isDisabled: true, removal: { at: '2020-03-20T01:00:00.000Z', reason: '已退休', by: '县管理员' } })])
    expect(names('button', the('item'))).toEqual(['恢复账号：青石县督战员'])
    expect(texts('link', the('item'))).toEqual(['操作经过'])
  })

  it('cannot be changed by themselves: whoever looks is among them', async () => {
    await open([aPerson({ account: asOperator.account })])
    expect(rows()[0]).toContain('本人')
    expect(all('button', the('item'))).toEqual([])
  })
})

describe('a new person', () => {
  it('is given grants level by level, and a first password that is shown once, with nothing of it left behind', async () => {
    const platform = await open([], { 'identity.person.create': { ...aPerson(), code: null } })
    await begin()
    await pickRegion('地区', '青石县')
    await press('再加一项权限')
    await press('去掉权限 1')
    await choose('角色', '责任单位')
    await press('开通并生成初始密码')
    const [sent] = platform.asked('identity.person.create')
    expect(sent).toMatchObject({
      account: 'qs-inspector',
      title: '青石县督战员',
      grants: [{ role: 'unit', region: world.province, plan: '*' }],
    })
    expect(textOf(slip())).toContain(sent?.password)
    expect(textOf(slip())).toContain('只显示这一次')
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await press('打印')
    expect(print).toHaveBeenCalledOnce()
    await press('已交给本人，关闭')
    expect(textOf()).not.toContain(sent?.password)
  })

  it('may be sent a link instead, which is shown once, to be copied or printed, and holds the code where no server reads it', async () => {
    const invited = aPerson({ invitation: { until: '2020-03-27T01:00:00.000Z', isOver: false } })
    const platform = await open([], { 'identity.person.create': { ...invited, code: 'abcd-efgh' } })
    await begin()
    await choose('怎样交给本人', '邀请链接：本人打开后自己设密码')
    await press('开通并生成邀请链接')
    expect(Object.keys(platform.asked('identity.person.create')[0] ?? {}).sort()).toEqual(['account', 'grants', 'title'])
    expect(textOf(slip())).toContain(`${location.origin}/invitation#abcd-efgh`)
    expect(textOf(slip())).toContain('2020-03-27 09:00 前有效，只能用一次')
    expect(textOf(slip())).toContain('邀请链接只显示这一次')
    await press('已交给本人，关闭')
    expect(textOf()).not.toContain('abcd-efgh')
  })

  it('of a region is found by its name among all below the operator’s own, or is that as a whole', async () => {
    const platform = await open([], { 'identity.person.create': { ...aPerson(), code: null } })
    await begin()
    await pickRegion('地区', '上坪村')
    expect(textOf()).toContain('已选：示范省 › 东山市 › 青石县 › 柳河乡 › 上坪村')
    expect(platform.asked('identity.region.find').at(-1)).toEqual({ text: '上坪村', within: world.province, among: 'held' })
    await press('开通并生成初始密码')
    expect(platform.asked('identity.person.create')[0]?.grants).toEqual([{ role: 'inspector', region: world.village, plan: '*' }])
  })

  it('keeps the region that was chosen where the choice is not changed after all', async () => {
    const platform = await open([], { 'identity.person.create': { ...aPerson(), code: null } })
    await begin()
    await pickRegion('地区', '青石县')
    await press('重新选择：地区')
    await press('不改')
    expect(textOf()).toContain('已选：示范省 › 东山市 › 青石县')
    await press('重新选择：地区')
    await press('示范省全部')
    await press('开通并生成初始密码')
    expect(platform.asked('identity.person.create')[0]?.grants).toEqual([
      { role: 'inspector', region: world.province, plan: '*' },
    ])
  })

  it('may speak for one body of the region, in a role that can', async () => {
    const platform = await open([], { 'identity.person.create': { ...aPerson(), code: null } })
    await begin()
    await pickRegion('地区', '青石县')
    await press(the('button', /^青石县教育局/))
    expect(names('button')).toContain('去掉青石县教育局')
    await press('开通并生成初始密码')
    expect(platform.asked('identity.person.create')[0]?.grants).toEqual([
      { role: 'inspector', region: world.county, plan: '*', body: 'education' },
    ])
  })

  it('whose account is taken stays in the form, with why', async () => {
    await open([], { 'identity.person.create': new Problem('conflict', 'person.exists', { account: 'qs-inspector' }) })
    await begin()
    await press('开通并生成初始密码')
    expect(textOf(the('alert'))).toContain('已存在')
    expect(names('field')).toContain('岗位')
    await press('取消')
    expect(names('field')).not.toContain('岗位')
  })
})

describe('a person', () => {
  it('is given other grants, each with what it is narrowed to as long as it is not changed', async () => {
    const grants = [{ role: 'inspector' as const, region: world.county, plan: '*', team: 'cityFixed' }]
    const platform = await open([aPerson({ grants })], { 'identity.person.changeGrants': aPerson() })
    await press('调整权限：青石县督战员')
    await press('再加一项权限')
    await press('保存')
    expect(platform.asked('identity.person.changeGrants')).toEqual([
      { account: 'qs-inspector', grants: [grants[0], { role: 'inspector', region: world.province, plan: '*' }] },
    ])
    expect(textOf(the('status'))).toContain('五秒内生效')
    await press('调整权限：青石县督战员')
    await choose('角色', '复核')
    await press('保存')
    expect(platform.asked('identity.person.changeGrants').at(-1)?.grants).toEqual([
      { role: 'reviewer', region: world.county, plan: '*' },
    ])
  })

  it('is disabled, and enabled again', async () => {
    const platform = await open([aPerson()], { 'identity.person.disable': aPerson(), 'identity.person.enable': aPerson() })
    await press('停用“青石县督战员”')
    expect(textOf(the('form', '停用'))).toContain('立即退出所有登录')
    platform.answers({ 'identity.person.list': { people: [aPerson({ isDisabled: true })], next: null } })
    await press('停用', the('form', '停用'))
    expect(platform.asked('identity.person.disable')).toEqual([{ account: 'qs-inspector' }])
    await press('恢复“青石县督战员”')
    await press('恢复', the('form', '恢复'))
    expect(platform.asked('identity.person.enable')).toEqual([{ account: 'qs-inspector' }])
  })

  it('who is the last operator is not disabled, and it says why', async () => {
    await open([aPerson()], { 'identity.person.disable': new Problem('conflict', 'person.last-operator') })
    await press('停用“青石县督战员”')
    await press('停用', the('form', '停用'))
    expect(textOf(the('alert'))).toContain('最后一位管理员')
  })

  it('gets another first password, shown once', async () => {
    const platform = await open([aPerson()], { 'identity.person.resetPassword': aPerson() })
    await press('重设密码：青石县督战员')
    await press('重设密码', the('form', '重设'))
    const [sent] = platform.asked('identity.person.resetPassword')
    expect(textOf(slip())).toContain(sent?.password)
    expect(textOf(slip())).toContain('qs-inspector')
  })

  it('gets a link instead of a first password, which ends nothing until it is used', async () => {
    const invited = aPerson({ invitation: { until: '2020-03-27T01:00:00.000Z', isOver: false } })
    const platform = await open([aPerson()], { 'identity.person.invite': { ...invited, code: 'abcd-efgh' } })
    await press('重设密码：青石县督战员')
    await choose('怎样交给本人', '邀请链接：本人打开后自己设密码')
    expect(textOf(the('form', '重设'))).toContain('原来的密码和登录照旧')
    await press('生成邀请链接', the('form', '重设'))
    expect(platform.asked('identity.person.invite')).toEqual([{ account: 'qs-inspector' }])
    expect(platform.asked('identity.person.resetPassword')).toEqual([])
    expect(textOf(slip())).toContain('abcd-efgh')
  })

  it('who was invited is seen to be, until when, and the link can be revoked as long as it opens', async () => {
    const until = '2020-03-27T01:00:00.000Z'
    const platform = await open(
      [
        aPerson({ invitation: { until, isOver: false } }),
        aPerson({ id: 'p-2', account: 'two', title: '乙', invitation: { until, isOver: true } }),
      ],
      { 'identity.person.revokeInvitation': aPerson() },
    )
    expect(rows()[0]).toContain('已邀请，2020-03-27 09:00 前有效')
    expect(rows()[1]).toContain('邀请已过期')
    expect(rows().map((row) => row.includes('撤销邀请'))).toEqual([true, false])
    await press('撤销邀请：青石县督战员')
    await press('撤销邀请', the('form', '撤销邀请'))
    expect(platform.asked('identity.person.revokeInvitation')).toEqual([{ account: 'qs-inspector' }])
    expect(textOf(the('status'))).toContain('已撤销“青石县督战员”的邀请')
  })

  it('has a second step taken away by whom they have told that their telephone is lost', async () => {
    const platform = await open([aPerson({ hasSecondFactor: true }), aPerson({ id: 'p-2', account: 'two', title: '乙' })], {
      'identity.person.resetSecondFactor': aPerson(),
    })
    expect(rows().map((row) => row.includes('解除两步验证'))).toEqual([true, false])
    await press('解除两步验证：青石县督战员')
    expect(textOf()).toContain('请先核实是本人')
    await press('解除两步验证')
    expect(platform.asked('identity.person.resetSecondFactor')).toEqual([{ account: 'qs-inspector' }])
    expect(textOf(the('status'))).toContain('已解除“青石县督战员”的两步验证')
  })

  it('has sessions, which are ended one by one or all at once', async () => {
    const session = (id: string, openedAt: string) => ({
      id,
      openedAt,
      lastSeenAt: openedAt,
      expiresAt: openedAt,
      client: 'Windows · Chrome',
      method: 'password' as const,
    })
    const sessions = [session('a'.repeat(64), '2020-03-20T01:00:00.000Z'), session('b'.repeat(64), '2020-03-19T01:00:00.000Z')]
    const platform = await open([aPerson()], { 'identity.session.list': sessions, 'identity.session.end': { id: 'p-inspector' } })
    await press('“青石县督战员”的登录情况')
    expect(texts('item', the('region', '“青石县督战员”的登录情况'))[0]).toContain('Windows · Chrome，2020-03-20 09:00 登录')
    await press('退出这一处')
    platform.answers({ 'identity.session.list': [] })
    await press('退出全部登录')
    expect(platform.asked('identity.session.end')).toEqual([
      { account: 'qs-inspector', session: 'a'.repeat(64) },
      { account: 'qs-inspector' },
    ])
    expect(textOf()).toContain('现在没有登录')
  })

  it('has a history, one link away', async () => {
    await open([aPerson()])
    const link = all('link').find((one) => nameOf(one) === '操作经过')
    expect(link?.getAttribute('href')).toBe('/operator/log?noun=person&thing=p-inspector')
  })
})

describe('a first password', () => {
  it('is another each time, of four groups without characters that are taken for each other', () => {
    const made = Array.from({ length: 200 }, firstPassword)
    expect(new Set(made).size).toBe(200)
    for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
    expect(new Set(made.join('').replaceAll('-', '')).size, 'of the whole alphabet').toBe(31)
  })
})

describe('a grant in words', () => {
  const names = { regionOf: (code: string) => `地${code}`, planOf: (code: string) => `方案${code}`, bodyOf: (key: string) => key }
  it.each([
    [{ role: 'viewer', region: '1', plan: '*' }, '查看 · 地1'],
    [{ role: 'unit', region: '1', plan: 'p', unit: 'jiaoyu' }, '责任单位 · 地1 · 方案p · 限一个责任单位'],
    [{ role: 'unit', region: '1', plan: 'p', target: 't-1' }, '责任单位 · 地1 · 方案p · 限一个对象'],
    [{ role: 'reviewer', region: '1', plan: '*', body: '教育局' }, '复核 · 地1 · 教育局'],
  ] as const)('%j', (grant, words) => expect(grantWords(grant, names)).toBe(words))
})
