import { callAs, firstCookieOf } from './call.ts'
import { expect, openDevice, test } from './desk.ts'
import { accessFaults } from './pageAccess.ts'

const plan = 'xiangtan-2020'
const account = 'xt-second'
const post = '湘潭市扶贫办·文稿岗'

test('two authors at one draft see each other, each at the element that they are in, until one leaves', async ({
  sitDown,
  browser,
}) => {
  const url = process.env['DUZHAN_URL'] ?? ''
  const operator = await callAs(url, 'xt-admin')
  const grants = [{ role: 'author' as const, region: '430300000000', plan: '*' as const }]
  const person = { account, title: post, password: 'qing-shan-61-shui', grants }
  expect((await operator('mutation', 'identity.person.create', person)).problem).toBeUndefined()
  const cookie = await firstCookieOf(url, account, 'qing-shan-61-shui', 'lv-shui-62-qing')

  const first = await sitDown('xt-author', 1280)
  await first.page.goto(`/${plan}/edit?part=phases`)
  await expect(first.page.getByRole('button', { name: '添加阶段' })).toBeVisible()
  await expect(first.page.getByText('在写这份方案')).toHaveCount(0)

  const context = await openDevice(browser, 390)
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const second = await context.newPage()
  await second.goto(`/${plan}/edit?part=phases`)
  await second.locator('.edit-element-title').nth(1).click()
  const title = await second.getByLabel('名称').inputValue()
  await expect(second.getByText(/现在还有 1 人在写这份方案：.*（阶段）/), 'who came later sees the first').toBeVisible({
    timeout: 15_000,
  })

  const others = first.page.getByRole('status').filter({ hasText: '在写这份方案' })
  await expect(others).toContainText(`现在还有 1 人在写这份方案：${post}（阶段“${title}”）`, { timeout: 15_000 })
  await expect(first.page.getByRole('button', { name: new RegExp(title) }).first()).toContainText(`${post}正在改这里`)
  await first.look('plan-presence')
  expect(await accessFaults(first.page)).toEqual([])

  // a browser that is gone says no more: it is believed for 20 seconds, and asked for every 6
  await context.close()
  await expect(others).toHaveCount(0, { timeout: 30_000 })
})
