import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { held, press, write } from '../test/act.ts'
import { aPlanPage } from '../test/builders/aPlan.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { meOf } from '../test/shown.tsx'

const code = 'abcd-efgh-jkmn'
const password = 'qing-shan-61-shui'
const open = (answers: Answers = {}, at = `/setup#${code}`) =>
  opened(at, asOperator, {
    'session.current': new Problem('unauthenticated', 'session.required'),
    'setup.state': { isOpen: true },
    'setup.find': [{ code: world.county, name: '青石县', above: ['示范省', '东山市'] }],
    'setup.complete': meOf(asOperator),
    ...answers,
  })
const options = () => all('button').filter((one) => one.getAttribute('role') === 'option')
async function fill(again = password) {
  await write('县、市（州）、省的名称，或“全国”', 'qsx')
  await soon(() => expect(options()).toHaveLength(1))
  await press(options()[0] ?? document.body)
  await write('岗位', '青石县督战办管理员')
  await write('账号', 'qs-admin')
  await write('密码', password)
  await write('再输一遍密码', again)
  await press('完成设置')
}

describe('the set-up of an installation', () => {
  it('takes the code from the address, makes the first operator and leads to where the work begins', async () => {
    const platform = await open()
    expect(document.title).toBe('首次设置 · 督战')
    platform.answers({ 'forms.plan.list': aPlanPage([]) })
    await fill()
    expect(platform.asked('setup.complete')).toEqual([
      { code, account: 'qs-admin', title: '青石县督战办管理员', password, region: world.county, isAuthor: true },
    ])
    await soon(() => expect(address()).toBe('/operator/begin'))
    expect(textOf(the('heading'))).toBe('开始使用')
  })

  it('asks for the code where the address has none, and can leave the writing of plans to another', async () => {
    const platform = await open({}, '/setup')
    expect(held('设置码')).toBe('')
    await write('设置码', code)
    await press(the('field', '我也编制'))
    await fill()
    expect(platform.asked('setup.complete')[0]).toMatchObject({ code, isAuthor: false })
  })

  it('makes a zone the jurisdiction, beneath the region that is chosen, by a code that may be written without its zeros', async () => {
    const platform = await open()
    await press(the('field', '本级是园区'))
    await write('功能区名称', '青石经济开发区')
    await write('功能区代码', `${world.county.slice(0, 6)}480`)
    await fill()
    expect(platform.asked('setup.complete')[0]).toMatchObject({
      region: world.county,
      zone: { code: `${world.county.slice(0, 6)}480000`, name: '青石经济开发区' },
    })
  })

  it('asks for no zone where the jurisdiction is a division, and takes the mark back', async () => {
    const platform = await open()
    expect(names('field').filter((name) => name.includes('功能区代码'))).toEqual([])
    await press(the('field', '本级是园区'))
    await press(the('field', '本级是园区'))
    await fill()
    expect(platform.asked('setup.complete')[0]).not.toHaveProperty('zone')
  })

  it('says that no jurisdiction is chosen, until one is', async () => {
    const platform = await open()
    await write('岗位', '青石县督战办管理员')
    await write('账号', 'qs-admin')
    await write('密码', password)
    await write('再输一遍密码', password)
    await press('完成设置')
    expect(textOf(the('alert'))).toContain('还没有选定本级行政区划')
    expect(platform.asked('setup.complete')).toEqual([])
    await fill()
    expect(names('alert')).toEqual([])
    expect(platform.asked('setup.complete')).toHaveLength(1)
  })

  it('sends nothing while the passwords differ', async () => {
    const platform = await open()
    await fill('another')
    expect(textOf(the('alert'))).toContain('两遍密码不一致')
    expect(platform.asked('setup.complete')).toEqual([])
  })

  it.each([
    ['setup.wrong-code', '设置码不正确'],
    ['setup.expired', '超过一小时'],
    ['setup.zone-elsewhere', '功能区代码应当以所在区划的代码开头'],
    ['setup.zone-published', '请直接选它'],
    ['password.common', '密码'],
  ])('says what to do about %s', async (problem, words) => {
    await open({ 'setup.complete': new Problem('forbidden', problem) })
    await fill()
    expect(textOf(the('alert'))).toContain(words)
    expect(names('button')).toContain('完成设置')
  })

  it('is no more once somebody exists', async () => {
    await open({ 'setup.state': { isOpen: false } })
    expect(textOf()).toContain('已经完成首次设置，请登录。')
    expect(all('field')).toEqual([])
  })
})
