import { Problem } from '@duzhan/problems'
import { asInspector } from '@duzhan/test-kit/personas'
import { describe, expect, it, vi } from 'vitest'
import { App } from '../app.tsx'
import { follow, press, write } from '../test/act.ts'
import { aPlanPage, aPlanView, regionNames } from '../test/builders/aPlan.ts'
import { aVisitBoard } from '../test/builders/aVisit.ts'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { type Answers, platform, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { drawn, meOf } from '../test/shown.tsx'

const issuer = { label: '省统一身份认证登录' }
async function open(at: string, answers: Answers = {}) {
  const asked = platform({
    'session.current': new Problem('unauthenticated', 'session.required'),
    'signOn.ways': { issuer, passwords: 'everyone' },
    'forms.plan.list': aPlanPage(),
    'forms.plan.byId': aPlanView(),
    'assignments.visit.list': aVisitBoard(),
    'assignments.work.waiting': aWaiting(),
    'assignments.message.unread': { count: 0 },
    'identity.region.list': regionNames,
    ...answers,
  })
  history.replaceState(null, '', at)
  await drawn(<App />)
  return asked
}
/** Where the page is left for. */
function leaving() {
  const left: string[] = []
  vi.spyOn(window.location, 'assign').mockImplementation((to) => void left.push(String(to)))
  return left
}

describe('the way to the issuer', () => {
  it('stands before the password, which is one press away, and brings back to the page that was asked for', async () => {
    const left = leaving()
    const asked = await open('/demo-2020/visits?at=1', { 'signOn.begin': { url: 'https://sso.example/authorize?a=1' } })
    await soon(() => the('button', '省统一身份认证登录'))
    expect(document.querySelector('summary')?.textContent).toBe('或者用本平台的账号和密码登录')
    await press('省统一身份认证登录')
    expect(asked.asked('signOn.begin')).toEqual([{ returnTo: '/demo-2020/visits?at=1' }])
    await soon(() => expect(left).toEqual(['https://sso.example/authorize?a=1']))
    expect(the('button', '正在打开统一身份认证…').hasAttribute('disabled'), 'it is on its way').toBe(true)
  })

  it.each(['/', `/demo-2020?a=${'x'.repeat(500)}`])('leads home from %s', async (at) => {
    const asked = await open(at, { 'signOn.begin': waiting })
    await soon(() => the('button', '省统一身份认证登录'))
    await press('省统一身份认证登录')
    expect(asked.asked('signOn.begin')).toEqual([{ returnTo: '/home' }])
  })

  it('says so where the issuer is away, and can be tried again', async () => {
    await open('/home', { 'signOn.begin': new Problem('unavailable', 'sign-on.issuer-away') })
    await soon(() => the('button', '省统一身份认证登录'))
    await press('省统一身份认证登录')
    await soon(() => expect(textOf(the('alert'))).toContain('连接不上统一身份认证'))
    expect(the('button', '省统一身份认证登录').hasAttribute('disabled')).toBe(false)
  })

  it('says whose the password is, where it is left to operators', async () => {
    await open('/home', { 'signOn.ways': { issuer, passwords: 'operators' } })
    await soon(() => expect(document.querySelector('summary')?.textContent).toBe('系统管理员用密码登录'))
  })
})

describe('who comes back from the issuer', () => {
  const at = '/sign-on?code=abc&state=def'

  it('goes on to the page that was asked for, with what came back sent once and out of the address', async () => {
    const asked = await open(at, { 'signOn.complete': { me: meOf(asInspector), returnTo: '/demo-2020/visits' } })
    await soon(() => expect(names('heading')).toContain('我的任务'))
    expect(address()).toBe('/demo-2020/visits')
    expect(asked.asked('signOn.complete')).toEqual([{ query: 'code=abc&state=def' }])
  })

  it('reads that it is being checked, and the address tells nothing any more', async () => {
    await open(at, { 'signOn.complete': waiting })
    await soon(() => expect(textOf()).toContain('正在核对认证结果'))
    expect(location.search).toBe('')
  })

  it.each(['sign-on.refused', 'sign-on.denied', 'sign-on.lost', 'sign-on.unknown', 'sign-on.no-claim'] as const)(
    'is told why not (%s), with the way back to the sign-in',
    async (code) => {
      await open(at, { 'signOn.complete': new Problem('unauthenticated', code) })
      await soon(() => expect(textOf(the('alert'))).toContain(code))
      await follow('回到登录页')
      await soon(() => the('button', '省统一身份认证登录'))
      expect(address()).toBe('/home')
    },
  )

  it('gives a code where the account wants one, again after a wrong one', async () => {
    const asked = await open(at, {
      'signOn.complete': { wantsCode: true },
      'signOn.confirm': new Problem('unauthenticated', 'session.wrong-code'),
    })
    await soon(() => the('field', '验证码'))
    expect(all('alert')).toEqual([])
    await write('验证码', '000000')
    await press('登录')
    await soon(() => expect(textOf(the('alert'))).toContain('验证码不正确'))
    asked.answers({ 'signOn.confirm': { me: meOf(asInspector), returnTo: '/demo-2020/visits' } })
    await write('验证码', '123456')
    await press('登录')
    await soon(() => expect(names('heading')).toContain('我的任务'))
    expect(asked.asked('signOn.confirm')).toEqual([{ code: '000000' }, { code: '123456' }])
    expect(asked.asked('signOn.complete')).toHaveLength(1)
  })

  it('with nothing, or signed in already, is led home', async () => {
    await open('/sign-on')
    await soon(() => the('button', '省统一身份认证登录'))
    expect(address()).toBe('/home')
  })
})
