import type { OwnAccess } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asOperator, world } from '@duzhan/test-kit/personas'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { press, write } from '../test/act.ts'
import { anOwnAccess } from '../test/builders/anOwnAccess.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import '../test/onDevice.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { meOf } from '../test/shown.tsx'
import { grantSentence } from './grantSentence.ts'

async function open(own: OwnAccess = anOwnAccess(), answers: Answers = {}, as = asInspector) {
  const platform = await opened('/me', as, { 'session.own': own, ...answers })
  await soon(() => the('region', '登录情况'))
  return platform
}
const codes = Array.from({ length: 10 }, (_, at) => `aaaa-bbbb-cccc-000${at}`)
const begun = { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/x?secret=GEZDGNBV', ticket: 'ticket' }
afterEach(() => {
  document.documentElement.className = ''
  localStorage.clear()
})

describe('one’s own page', () => {
  it('says who one is and what one may do, in sentences', async () => {
    await open()
    expect(names('heading')).toEqual(
      expect.arrayContaining(['我的账号', '岗位与权限', '登录密码', '两步验证', '登录情况', '显示']),
    )
    expect(textOf(the('region', '岗位与权限'))).toContain(asInspector.title)
    expect(texts('item', the('region', '岗位与权限'))[0]).toMatch(/督战员 在.+范围内按任务督战，填报督战记录。适用于/)
    expect(document.title).toBe('我的账号 · 督战')
  })

  it('says of one without grants that there are none', async () => {
    await open(anOwnAccess(), {}, { ...asInspector, grants: [] })
    expect(textOf(the('region', '岗位与权限'))).toContain('还没有权限')
  })

  it('names the region of each grant, wherever it lies, and whose plan it does not know says so', async () => {
    const asked = await open(
      anOwnAccess(),
      {
        'identity.region.list': ({ codes = [] }) =>
          codes.map((code) => ({ code, name: code === world.county ? '青石县' : '别的省' })),
      },
      {
        ...asInspector,
        grants: [
          { role: 'viewer', region: world.county, plan: '*' },
          { role: 'author', region: world.foreignProvince, plan: 'elsewhere-2020' },
        ],
      },
    )
    expect(texts('item', the('region', '岗位与权限'))).toEqual([
      '查看 在青石县范围内查看督战情况、问题台账和汇总。适用于全部方案。',
      '方案编制 在别的省范围内编制和发布方案，确定督战名单。适用于《所授权的方案》。',
    ])
    expect(asked.asked('identity.region.list').flatMap(({ codes }) => codes)).toContain(world.foreignProvince)
  })

  it('says why it cannot be shown', async () => {
    await opened('/me', asInspector, { 'session.own': new Problem('unavailable', 'service.unavailable') })
    await soon(() => expect(all('alert')).toHaveLength(1))
  })
})

describe('a grant in a sentence', () => {
  const regionOf = (code: string) => (code === world.county ? '青石县' : undefined)
  const planOf = (code: string) => (code === world.plan ? '督战方案' : undefined)
  const said = (over: object) => grantSentence({ role: 'unit', region: world.county, plan: '*', ...over }, { regionOf, planOf })
  it.each([
    [{}, '在青石县范围内签收交办的问题，反馈整改情况。适用于全部方案。'],
    [{ plan: world.plan }, '在青石县范围内签收交办的问题，反馈整改情况。适用于《督战方案》。'],
    [{ plan: 'other', region: world.city }, '在所授权的地区范围内签收交办的问题，反馈整改情况。适用于《所授权的方案》。'],
    [{ unit: 'housing' }, '在青石县范围内签收交办的问题，反馈整改情况。适用于全部方案。只限一个责任单位。'],
    [{ target: 'v-1' }, '在青石县范围内签收交办的问题，反馈整改情况。适用于全部方案。只限一个督战对象。'],
    [{ body: 'education' }, '在青石县范围内签收交办的问题，反馈整改情况。适用于全部方案。代表本单位。'],
    [{ role: 'inspector', team: 'cityFixed' }, '在青石县范围内按任务督战，填报督战记录。适用于全部方案。只限一支督战队。'],
  ])('%j: %s', (over, sentence) => {
    expect(said(over)).toBe(sentence)
  })

  it('is none of what services are to each other', () => {
    expect(said({ role: 'service' })).toBeNull()
  })
})

describe('one’s own password', () => {
  const fill = async (next = 'huang-shan-52-yun', again = next) => {
    await press('修改密码')
    await write('当前密码', 'right')
    await write('新密码', next)
    await write('再输一遍新密码', again)
    await press('修改密码')
  }
  it('is changed by whoever knows it, and says what that ended', async () => {
    const platform = await open(anOwnAccess(), { 'session.changePassword': meOf(asInspector) })
    await fill()
    expect(platform.asked('session.changePassword')).toEqual([{ current: 'right', next: 'huang-shan-52-yun' }])
    await soon(() => expect(textOf(the('status'))).toContain('其他设备上的登录已全部退出'))
    expect(names('field')).not.toContain('当前密码')
    await press('修改密码')
    expect(all('status')).toEqual([])
  })

  it('typed differently twice is not sent', async () => {
    const platform = await open()
    await fill('huang-shan-52-yun', 'huang-shan-52-yum')
    expect(textOf(the('alert'))).toContain('两遍新密码不一致')
    expect(platform.asked('session.changePassword')).toEqual([])
    await press('取消')
    expect(names('field')).not.toContain('新密码')
  })

  it('that is refused says why, and stays', async () => {
    await open(anOwnAccess(), { 'session.changePassword': new Problem('invalid', 'password.wrong') })
    await fill()
    expect(textOf(the('alert'))).toContain('当前密码不正确')
    expect(names('field')).toContain('新密码')
  })
})

describe('one’s own sessions', () => {
  it('are told by device and time, and all but this one can be ended', async () => {
    const platform = await open(anOwnAccess(), { 'session.endOwn': undefined })
    const [here, there] = texts('item', the('region', '登录情况'))
    expect(here).toBe('Windows · Chrome 本机2020-03-20 09:00 登录，最近使用 2020-03-20 09:00')
    expect(there).toContain('未知设备')
    platform.answers({ 'session.own': { ...anOwnAccess(), sessions: anOwnAccess().sessions.slice(0, 1) } })
    await press('退出 2020-03-19 09:00 登录的 未知设备')
    expect(platform.asked('session.endOwn')).toEqual([{ session: 'b'.repeat(64) }])
    await soon(() => expect(all('item', the('region', '登录情况'))).toHaveLength(1))
    expect(names('button')).not.toContain('退出其他所有登录')
  })

  it('are ended everywhere else at once', async () => {
    const platform = await open(anOwnAccess(), { 'session.endOthers': meOf(asInspector) })
    platform.answers({ 'session.own': { ...anOwnAccess(), sessions: anOwnAccess().sessions.slice(0, 1) } })
    await press('退出其他所有登录')
    expect(platform.asked('session.endOthers')).toHaveLength(1)
    await soon(() => expect(all('item', the('region', '登录情况'))).toHaveLength(1))
    expect(textOf(the('region', '登录情况'))).toContain('其他设备上的登录已全部退出')
  })

  it('that could not be ended say why', async () => {
    await open(anOwnAccess(), { 'session.endOthers': new Problem('stale', 'person.stale') })
    await press('退出其他所有登录')
    expect(textOf(the('alert'))).toContain('刚被别人改过')
  })
})

describe('one’s own second step', () => {
  const card = () => the('region', '两步验证')
  it('is turned on by the password, a picture with a first code, and recovery codes that are shown once', async () => {
    const platform = await open(anOwnAccess(), {
      'session.beginSecondFactor': begun,
      'session.confirmSecondFactor': { me: meOf(asInspector), recoveryCodes: codes },
    })
    expect(textOf(card())).toContain('未开启')
    await press('开启两步验证')
    expect(names('field')).not.toContain('现在的验证码')
    await write('当前密码', 'right')
    await press('下一步')
    expect(platform.asked('session.beginSecondFactor')).toEqual([{ password: 'right' }])
    await soon(() => the('picture', '验证器应用扫描用的二维码'))
    expect(textOf(card())).toContain('GEZD GNBV GY3T QOJQ')
    await write('应用显示的 6 位数字', '123456')
    await press('确认开启')
    expect(platform.asked('session.confirmSecondFactor')).toEqual([{ ticket: 'ticket', code: '123456' }])
    expect(texts('item', the('region', '恢复码'))).toEqual(codes)
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await press('打印')
    expect(print).toHaveBeenCalledTimes(1)
    platform.answers({ 'session.own': anOwnAccess({ isOn: true, recoveryCodesLeft: 10 }) })
    await press('已保存好，完成')
    await soon(() => expect(textOf(card())).toContain('还有 10 个恢复码可用'))
    expect(textOf(card())).toContain('两步验证已开启，其他设备上的登录已全部退出')
    expect(textOf()).not.toContain(codes[0])
  })

  it('is refused with a code that is none, and the picture stays', async () => {
    await open(anOwnAccess(), {
      'session.beginSecondFactor': begun,
      'session.confirmSecondFactor': new Problem('invalid', 'session.wrong-code'),
    })
    await press('开启两步验证')
    await write('当前密码', 'right')
    await press('下一步')
    await soon(() => the('picture', '验证器应用扫描用的二维码'))
    await write('应用显示的 6 位数字', '000000')
    await press('确认开启')
    expect(textOf(the('alert'))).toContain('验证码不正确')
    expect(names('picture')).toContain('验证器应用扫描用的二维码')
    await press('取消')
    expect(names('picture')).not.toContain('验证器应用扫描用的二维码')
    expect(names('button', card())).toEqual(['开启两步验证'])
  })

  it('is moved to another telephone by a code of the one before', async () => {
    const platform = await open(anOwnAccess({ isOn: true, recoveryCodesLeft: 2 }), { 'session.beginSecondFactor': begun })
    expect(textOf(card())).toContain('恢复码快用完了')
    await press('更换手机')
    await write('当前密码', 'right')
    await write('现在的验证码', '654321')
    await press('下一步')
    expect(platform.asked('session.beginSecondFactor')).toEqual([{ password: 'right', code: '654321' }])
  })

  it('is turned off by the password and a code', async () => {
    const platform = await open(anOwnAccess({ isOn: true, recoveryCodesLeft: 10 }), { 'session.removeSecondFactor': undefined })
    await press('关闭两步验证')
    await write('当前密码', 'right')
    await write('验证码', '654321')
    platform.answers({ 'session.own': anOwnAccess() })
    await press('关闭两步验证')
    expect(platform.asked('session.removeSecondFactor')).toEqual([{ password: 'right', code: '654321' }])
    await soon(() => expect(textOf(card())).toContain('两步验证已关闭。'))
    expect(textOf(card())).toContain('未开启')
  })

  it('is not turned off where it is wanted, and not turned on where nobody may', async () => {
    await open(anOwnAccess({ isOn: true, recoveryCodesLeft: 10, demand: 'required' }), {}, asOperator)
    expect(names('button', card())).toEqual(['更换手机'])
    expect(textOf(card())).toContain('要求系统管理岗位使用两步验证')
  })

  it('is not offered where nobody may turn one on', async () => {
    await open(anOwnAccess({ demand: 'off' }))
    expect(names('button', card())).toEqual([])
    expect(textOf(card())).toContain('没有开放两步验证')
  })

  it('that somebody has already can be turned off although nobody may turn one on', async () => {
    await open(anOwnAccess({ isOn: true, recoveryCodesLeft: 1, demand: 'off' }))
    expect(names('button', card())).toEqual(['关闭两步验证'])
  })
})

describe('large text', () => {
  it('is kept on the device, and shown at once', async () => {
    await open()
    await press(the('field', '大字显示'))
    expect(document.documentElement.className).toBe('text-large')
    expect(localStorage.getItem('text size')).toBe('large')
    await press(the('field', '大字显示'))
    expect(document.documentElement.className).toBe('')
    expect(localStorage.getItem('text size')).toBeNull()
  })

  it('stands in the menu of what is the person’s own, beside the way to this page', async () => {
    await opened('/home', asInspector)
    await press('我的')
    await press(the('field', '大字显示', the('dialog')))
    expect(document.documentElement.className).toBe('text-large')
    expect(names('link', the('dialog'))).toContain('我的账号与安全')
  })
})
