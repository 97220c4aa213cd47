import type { Page } from '@playwright/test'
import { expect, openDevice, test } from './desk.ts'
import { pageFaults } from './pageFaults.ts'

/** Somebody of the list, looked for by account. */
async function look(page: Page, account: string) {
  await page.getByRole('searchbox', { name: '按账号或岗位查找' }).fill(account)
  await page.getByRole('button', { name: '查找' }).click()
  return page.getByRole('listitem').filter({ hasText: account }).first()
}

for (const width of [1280, 390]) {
  test(`a person is invited by a link, takes another post, hands the work over and is removed (${width})`, async ({
    sitDown,
    browser,
  }) => {
    const { page, look: keep } = await sitDown('xt-admin', width)
    const [account, heir] = [`xx-invited-${width}`, `xx-heir-${width}`]
    await page.goto('/operator/people')
    const create = async (who: string, title: string) => {
      await page.getByRole('button', { name: '开通账号' }).click()
      await page.getByLabel('岗位', { exact: true }).fill(title)
      await page.getByLabel('账号', { exact: true }).fill(who)
      await page.getByLabel('怎样交给本人').selectOption('link')
      await page.getByRole('button', { name: '开通并生成邀请链接' }).click()
      const slip = page.getByRole('region', { name: '账号条' })
      await expect(slip.getByRole('img', { name: '邀请链接的二维码' })).toBeVisible()
      return (await slip.getByText(/\/invitation#/).textContent()) ?? ''
    }
    const link = await create(account, '湘乡市受邀督战员')
    await keep(`people-invited-${width}`)
    expect(await pageFaults(page)).toEqual([])
    await page.getByRole('button', { name: '已交给本人，关闭' }).click()

    const theirs = await (await openDevice(browser, width)).newPage()
    await theirs.goto(link)
    await expect(theirs.getByText('湘乡市受邀督战员')).toBeVisible()
    expect(await pageFaults(theirs)).toEqual([])
    await theirs.getByLabel('密码', { exact: true }).fill('woaini1314')
    await theirs.getByLabel('再输一遍密码').fill('woaini1314')
    await theirs.getByRole('button', { name: '设好密码并登录' }).click()
    await expect(theirs.getByRole('alert')).toContainText('很常见')
    await theirs.getByLabel('密码', { exact: true }).fill('qing-shan-61-shui')
    await theirs.getByLabel('再输一遍密码').fill('qing-shan-61-shui')
    await theirs.keyboard.press('Enter')
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('首页')

    const again = await (await openDevice(browser, width)).newPage()
    await again.goto(link)
    await expect(again.getByRole('alert')).toContainText('已经用过')
    expect(await pageFaults(again), 'no fault but what it has to say').toEqual([expect.stringContaining('已经用过')])

    await create(heir, '湘乡市督查组组长')
    await page.getByRole('button', { name: '已交给本人，关闭' }).click()
    const row = await look(page, account)
    await row.getByRole('button', { name: /^换岗/ }).click()
    await expect(row.getByText(/^(另有 .* 人担任|没有别人担任)/)).toBeVisible()
    await row.getByRole('searchbox', { name: '接手的人' }).fill(heir)
    await row.getByRole('button', { name: new RegExp(heir) }).click()
    await row.getByLabel('角色').selectOption('viewer')
    await row.getByLabel(/^换岗原因/).fill('调到督查室工作')
    await keep(`people-move-${width}`)
    expect(await pageFaults(page)).toEqual([])
    await row.getByRole('button', { name: '确定换岗' }).click()
    await expect(page.getByRole('status')).toContainText('工作已移交给“湘乡市督查组组长”')
    await expect(row).toContainText('查看')

    await expect(row.getByRole('button', { name: /^移除/ })).toBeHidden()
    const more = row.locator('summary', { hasText: '更多' })
    await more.focus()
    await page.keyboard.press('Enter')
    await keep(`people-more-${width}`)
    expect(await pageFaults(page)).toEqual([])
    await row.getByRole('button', { name: /^移除/ }).click()
    await row.getByLabel(/^移除原因/).fill('已退休离开单位')
    await row.getByRole('button', { name: '确定移除' }).click()
    await expect(page.getByRole('status')).toContainText('已移除')
    await page.getByLabel('显示').selectOption('removed')
    await expect(page.getByRole('listitem').filter({ hasText: account })).toContainText('原因：已退休离开单位')
    await keep(`people-removed-${width}`)
    expect(await pageFaults(page)).toEqual([])
    // the gateway remembers for three seconds who holds a session
    await expect(async () => {
      await theirs.goto('/home')
      await expect(theirs.getByRole('button', { name: '登录', exact: true })).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 15_000 })
  })
}
