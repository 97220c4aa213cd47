import { Problem } from '@duzhan/problems'
import { asInspector, asOperator } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { held, press, write } from '../test/act.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { meOf } from '../test/shown.tsx'

const code = 'abcd-efgh-jkmn'
const password = 'qing-shan-61-shui'
const letter = { account: 'qs-inspector', title: '青石县督战员', until: '2020-03-27T01:00:00.000Z' }
const open = (answers: Answers = {}, at = `/invitation#${code}`) =>
  opened(at, asInspector, {
    'session.current': new Problem('unauthenticated', 'session.required'),
    'invitation.open': letter,
    'invitation.accept': meOf(asInspector),
    ...answers,
  })
async function fill(again = password) {
  await soon(() => the('field', '密码'))
  await write('密码', password)
  await write('再输一遍密码', again)
  await press('设好密码并登录')
}

describe('the page behind the link of an invitation', () => {
  it('says who is invited and until when, and lets them set a password that signs them in', async () => {
    const platform = await open()
    expect(platform.asked('invitation.open')).toEqual([{ code }])
    await soon(() => expect(textOf()).toContain('青石县督战员'))
    expect(held('账号')).toBe('qs-inspector')
    expect(textOf()).toContain('2020-03-27 09:00 前有效，只能用一次')
    expect(document.title).toBe('接受邀请 · 督战')
    await fill()
    expect(platform.asked('invitation.accept')).toEqual([{ code, password }])
    await soon(() => expect(address()).toBe('/home'))
    expect(textOf()).not.toContain('接受邀请')
  })

  it('has fields that a device keeps the new account by', async () => {
    await open()
    await soon(() => the('field', '密码'))
    expect(all('field').map((field) => field.getAttribute('autocomplete'))).toEqual(['username', 'new-password', 'new-password'])
  })

  it('sends nothing while the two do not agree', async () => {
    const platform = await open()
    await fill('another')
    expect(textOf(the('alert'))).toContain('两遍密码不一致')
    expect(platform.asked('invitation.accept')).toEqual([])
  })

  it('says why a password is none, and another may be chosen', async () => {
    const platform = await open({ 'invitation.accept': new Problem('invalid', 'password.common') })
    await fill()
    expect(textOf(the('alert'))).toContain('很常见')
    platform.answers({ 'invitation.accept': meOf(asInspector) })
    await fill()
    await soon(() => expect(address()).toBe('/home'))
  })

  it.each([
    ['invitation.unknown', '完整复制链接'],
    ['invitation.expired', '已过有效期'],
    ['invitation.used', '已经用过'],
    ['invitation.revoked', '已被撤销'],
    ['session.limited', '再试'],
  ])('that opens nothing as %s says what to do, and asks for no password', async (problem, words) => {
    const platform = await open({ 'invitation.open': new Problem('forbidden', problem) })
    await soon(() => expect(textOf(the('alert'))).toContain(words))
    expect(names('field')).toEqual(['邀请码'])
    expect(names('link')).toContain('去登录')
    expect(platform.asked('invitation.open')).toHaveLength(1)
  })

  it('takes the code from whoever types it from paper, and another after one that is wrong', async () => {
    const platform = await open({ 'invitation.open': new Problem('forbidden', 'invitation.unknown') }, '/invitation')
    expect(platform.asked('invitation.open')).toEqual([])
    await write('邀请码', 'ABCD')
    await press('下一步')
    await soon(() => expect(all('alert')).toHaveLength(1))
    platform.answers({ 'invitation.open': letter })
    await write('邀请码', code)
    expect(all('alert')).toEqual([])
    await press('下一步')
    await soon(() => the('field', '密码'))
    expect(platform.asked('invitation.open')).toEqual([{ code: 'ABCD' }, { code }])
  })

  it('leads whoever has a second step to the sign-in, which asks for it', async () => {
    await open({ 'invitation.accept': null })
    await fill()
    await soon(() => expect(textOf(the('status'))).toContain('两步验证'))
    expect(names('field')).toEqual([])
    expect(names('link')).toContain('去登录')
  })

  it('is the same on a device where somebody else is signed in, who gives way to the one invited', async () => {
    const platform = await open({ 'session.current': meOf(asOperator) })
    await fill()
    expect(platform.asked('invitation.accept')).toHaveLength(1)
    await soon(() => expect(address()).toBe('/home'))
  })
})
