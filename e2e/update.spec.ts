import type { Browser, Page } from '@playwright/test'
import { enter, expect, openDevice, signIn, test } from './desk.ts'

// A page that was open while the platform was updated asks for files that the new build has taken away.
// What is missing is logged as an error, so a device of its own stands in for a watched desk.
async function open(browser: Browser): Promise<Page> {
  const page = await (await openDevice(browser, 1280)).newPage()
  await signIn(page, 'xt-viewer')
  await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
  return page
}

test.describe('a page of an older release', () => {
  test('is loaded anew by itself, once, and goes where the person was going', async ({ browser }) => {
    const page = await open(browser)
    let isGone = true
    let lost = 0
    await page.route('**/assets/ledgerPages-*.js', (route) => {
      if (!isGone) return route.continue()
      lost++
      return route.fulfill({ status: 404 })
    })
    const reloaded = page.waitForEvent('load')
    await enter(page, '问题台账')
    await reloaded
    // the new build lacks it too: what is broken says so, and does not load itself without end
    await expect(page.getByText('页面出错了，请刷新重试。')).toBeVisible()
    expect(lost).toBe(2)
    isGone = false
    await page.getByRole('button', { name: '重试' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '问题台账' })).toBeVisible()
    await page.context().close()
  })

  test('stays, and says so, while the platform cannot be reached', async ({ browser }) => {
    const page = await open(browser)
    await page.context().setOffline(true)
    await enter(page, '问题台账')
    await expect(page.getByText('连接不上服务器')).toBeVisible()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: '重试' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '问题台账' })).toBeVisible()
    await page.context().close()
  })
})
