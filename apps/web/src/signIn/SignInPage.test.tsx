import { Problem } from '@duzhan/problems'
import { asInspector } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { App } from '../app.tsx'
import { held, press, write } from '../test/act.ts'
import { aPlanPage, aPlanView, regionNames } from '../test/builders/aPlan.ts'
import { aVisitBoard } from '../test/builders/aVisit.ts'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { type Answers, platform, unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { drawn, meOf } from '../test/shown.tsx'

const people = [
  { account: 'inspector', title: '县督战队督战员' },
  { account: 'author', title: '市扶贫办方案编制岗' },
]
const json = (body: unknown) => () => Response.json(body)
async function open(answers: Answers = {}, demo: Parameters<typeof platform>[1] = {}) {
  const asked = platform(
    {
      'session.current': new Problem('unauthenticated', 'session.required'),
      'forms.plan.list': aPlanPage(),
      'forms.plan.byId': aPlanView(),
      'assignments.visit.list': aVisitBoard(),
      'assignments.work.waiting': aWaiting(),
      'assignments.message.unread': { count: 0 },
      'identity.region.list': regionNames,
      ...answers,
    },
    demo,
  )
  history.replaceState(null, '', '/demo-2020/visits')
  await drawn(<App />)
  await soon(() => the('field', '账号'))
  return asked
}
async function signIn(account = 'inspector', password = 'Duzhan-2020') {
  await write('账号', account)
  await write('密码', password)
  await press('登录')
}

describe('signing in', () => {
  it('leads to the set-up while nobody can sign in', async () => {
    await open({ 'setup.state': { isOpen: true } })
    await soon(() => expect(textOf(the('status'))).toContain('还没有设立管理员'))
    expect(the('link', '首次设置').getAttribute('href')).toBe('/setup')
  })

  it('says nothing of the set-up once it is done', async () => {
    const asked = await open({ 'setup.state': { isOpen: false } })
    await soon(() => expect(asked.asked('setup.state')).toHaveLength(1))
    expect(names('status')).toEqual([])
  })

  it('asks for account and password, in fields that a device can fill', async () => {
    await open()
    expect(all('field').map((field) => [field.getAttribute('autocomplete'), field.getAttribute('type')])).toEqual([
      ['username', null],
      ['current-password', 'password'],
    ])
    expect(document.title).toBe('登录 · 督战')
  })

  it('leads on to the page that was asked for', async () => {
    const platform = await open({ 'session.signIn': meOf(asInspector) })
    await signIn(' inspector ')
    expect(platform.asked('session.signIn')).toEqual([{ account: 'inspector', password: 'Duzhan-2020' }])
    await soon(() => expect(names('heading')).toContain('我的任务'))
    expect(address()).toBe('/demo-2020/visits')
  })

  it('asks for a second step where there is one, and sends it with the same password', async () => {
    const asked = await open({ 'session.signIn': new Problem('unauthenticated', 'session.code-required') })
    await signIn('inspector', 'right')
    await soon(() => the('field', '验证码'))
    expect(all('alert'), 'it is no fault').toEqual([])
    expect(document.activeElement).toBe(the('field', '验证码'))
    asked.answers({ 'session.signIn': new Problem('unauthenticated', 'session.wrong-code') })
    await write('验证码', '000 000')
    await press('登录')
    expect(textOf(the('alert'))).toContain('验证码不正确')
    asked.answers({ 'session.signIn': meOf(asInspector) })
    await write('验证码', '123 456')
    await press('登录')
    expect(asked.asked('session.signIn')).toEqual([
      { account: 'inspector', password: 'right' },
      { account: 'inspector', password: 'right', code: '000 000' },
      { account: 'inspector', password: 'right', code: '123 456' },
    ])
    await soon(() => expect(names('heading')).toContain('我的任务'))
  })

  it('asks for no code of another account, and of another password', async () => {
    await open({ 'session.signIn': new Problem('unauthenticated', 'session.code-required') })
    for (const field of ['账号', '密码']) {
      await signIn()
      await soon(() => the('field', '验证码'))
      await write('验证码', '1')
      await write(field, 'other')
      expect(names('field')).not.toContain('验证码')
    }
  })

  it('leaves a password as it was typed, blanks and all', async () => {
    const platform = await open({ 'session.signIn': meOf(asInspector) })
    await signIn('inspector', ' two words ')
    expect(platform.asked('session.signIn')[0]?.password).toBe(' two words ')
  })

  it.each([
    ['unauthenticated', 'session.wrong-password', '密码'],
    ['limited', 'session.limited', '再试'],
    ['forbidden', 'request.cross-origin', '错误代码'],
    ['unavailable', 'service.unavailable', '错误代码'],
  ] as const)('that is refused as %s with %s says why, and keeps what was typed', async (kind, code, words) => {
    await open({ 'session.signIn': new Problem(kind, code) })
    await signIn()
    expect(textOf(the('alert'))).toContain(words)
    expect(textOf(the('alert'))).toContain(code)
    expect(held('账号')).toBe('inspector')
  })

  it('that does not reach the platform says so', async () => {
    await open({ 'session.signIn': unreachable })
    await signIn()
    expect(textOf(the('alert'))).toContain('连接不上服务器')
  })

  it('can be pressed once only', async () => {
    const platform = await open({ 'session.signIn': waiting })
    await signIn()
    expect(the('button', '正在登录…').hasAttribute('disabled')).toBe(true)
    expect(platform.asked('session.signIn')).toHaveLength(1)
  })
})

describe('the people of a demonstration', () => {
  it('are offered, and fill in the form', async () => {
    await open({}, { 'GET /demo.json': json(people) })
    await press('县督战队督战员')
    expect(held('账号')).toBe('inspector')
    expect(held('密码')).not.toBe('')
  })

  it.each<[string, Parameters<typeof platform>[1]]>([
    ['the platform is not reached', {}],
    ['there is no demonstration', { 'GET /demo.json': () => new Response('', { status: 404 }) }],
    [
      'the page itself is answered',
      { 'GET /demo.json': () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) },
    ],
    ['there are none', { 'GET /demo.json': json([]) }],
  ])('are not spoken of where %s', async (_, demo) => {
    await open({}, demo)
    expect(textOf()).not.toContain('演示账号')
  })
})
