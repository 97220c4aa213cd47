import { Problem } from '@duzhan/problems'
import { asInspector } from '@duzhan/test-kit/personas'
import { beforeEach, describe, expect, it } from 'vitest'
import { queryClient, sessionQuery } from '../api/api.ts'
import { press, write } from '../test/act.ts'
import { all, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Platform } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { meOf } from '../test/shown.tsx'

let platform: Platform
beforeEach(async () => {
  platform = await opened(
    '/',
    { ...asInspector, grants: [], mustChangePassword: true },
    {
      'session.changePassword': meOf(asInspector),
      'session.signOut': { leave: null },
      'assignments.visit.list': new Problem('unavailable', 'service.unavailable'),
    },
  )
})
async function fill(current: string, next: string, again = next) {
  await write('初始密码', current)
  await write('新密码', next)
  await write('再输一遍新密码', again)
  await press('修改并进入')
}
const sent = () => platform.asked('session.changePassword')

describe('a person with a first password', () => {
  it('is shown nothing but its change, and why', () => {
    expect(textOf()).toContain('修改初始密码')
    expect(textOf()).toContain('别人为您设的初始密码')
    expect(document.querySelector('nav')).toBeNull()
    expect(document.title).toBe('修改初始密码 · 督战')
  })

  it('has every field hidden from lookers-on, and told apart for the device that keeps passwords', () => {
    expect(all('field').map((field) => [field.getAttribute('type'), field.getAttribute('autocomplete')])).toEqual([
      ['password', 'current-password'],
      ['password', 'new-password'],
      ['password', 'new-password'],
    ])
  })

  it('changes it and is seated as whoever they are', async () => {
    await fill('given', 'huang-shan-52-yun')
    expect(sent()).toEqual([{ current: 'given', next: 'huang-shan-52-yun' }])
    expect(queryClient.getQueryData(sessionQuery.queryKey)?.mustChangePassword).toBeUndefined()
    expect(textOf()).not.toContain('修改初始密码')
  })

  it('sends nothing as long as the two do not agree, and is told so', async () => {
    await fill('given', 'huang-shan-52-yun', 'huang-shan-52-yum')
    expect(sent()).toEqual([])
    expect(textOf(the('alert'))).toContain('不一致')
  })

  it.each([
    ['invalid', 'password.common', '很常见'],
    ['limited', 'session.limited', '请'],
    ['invalid', 'password.wrong', '密码'],
    ['invalid', 'password.unchanged', '密码'],
    ['invalid', 'password.names-account', '账号'],
  ] as const)('is told in a sentence why it is refused as %s with %s, and may choose another', async (kind, code, words) => {
    platform.answers({ 'session.changePassword': new Problem(kind, code) })
    await fill('given', 'woaini1314')
    expect(textOf(the('alert'))).toContain(words)
    platform.answers({ 'session.changePassword': meOf(asInspector) })
    await fill('given', 'huang-shan-52-yun')
    expect(sent()).toHaveLength(2)
  })

  it('may leave instead, and the next one signs in', async () => {
    await press('退出登录')
    expect(queryClient.getQueryData(sessionQuery.queryKey)).toBeNull()
    await soon(() => the('field', '账号'))
  })
})
