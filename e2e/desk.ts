import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { cookieOf } from './call.ts'

/** A person at a device: signed in, watched for errors and for pages wider than the screen. */
export interface Desk {
  page: Page
  /** Sees that the page has no sideways scroll; with DUZHAN_LOOK it takes a picture of it into the test's results. */
  look(name: string): Promise<void>
}

interface Fixtures {
  /** Whether people sign in on the page, as a newcomer does, or come with a session that was opened for them. */
  signsInBy: 'page' | 'session'
  /** Where they begin: on the home page, as everybody does, or by it on the page that their work in the first plan begins on. */
  beginsAt: 'home' | 'work'
  /**
   * Sits a demo account down at a phone (390) or a desk (1280), before the platform under test or one at `url`. Each call is
   * a device of its own.
   */
  sitDown(account: string, width?: number, url?: string): Promise<Desk>
}

/** The browser tests' own `test`: it knows the demo accounts, and fails on anything that a page logs as an error. */
export const test = base.extend<Fixtures>({
  signsInBy: ['session', { option: true }],
  beginsAt: ['work', { option: true }],
  sitDown: async ({ browser, signsInBy, beginsAt }, use, testInfo) => {
    const contexts: BrowserContext[] = []
    const errors: string[] = []
    await use(async (account, width = 390, url) => {
      const context = await openDevice(browser, width, url)
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(`${account}: ${error.message}`))
      page.on('console', (message) => {
        // a refused request is logged by the browser itself; whether it should be refused is what tests say
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          errors.push(`${account} at ${page.url()}: ${message.text()}`)
      })
      if (signsInBy === 'page') await signIn(page, account)
      else await comeIn(page, account, url)
      if (beginsAt === 'work') await toWork(page)
      return {
        page,
        look: async (name) => {
          if (process.env['DUZHAN_LOOK'])
            await page.screenshot({ path: testInfo.outputPath(`${name}-${width}.png`), fullPage: true })
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          expect(overflow, `${name} at ${width} scrolls sideways`).toBeLessThanOrEqual(0)
        },
      }
    })
    for (const context of contexts) await context.close()
    expect(errors, 'errors that a page logged').toEqual([])
  },
})

test.beforeAll(() => {
  // the browser could not be unpacked or lacks a library: every test says so in one sentence instead of failing obscurely
  const reason = process.env['DUZHAN_NO_BROWSER']
  if (reason) throw new Error(reason)
})

/** A fresh device of a width, pointed at the platform under test. */
export const openDevice = (browser: Browser, width: number, url = process.env['DUZHAN_URL'] ?? ''): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 600 ? 844 : 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(width < 600 ? { hasTouch: true, isMobile: true } : {}),
  })

/** The areas that a person may enter: beside the page at a desk, at its foot on a phone. */
export const menu = (page: Page): Locator => page.getByRole('navigation', { name: '主菜单' })

/** What is the person's own: the post, the way out, and on a phone the pages that have no room at its foot. */
export const own = (page: Page): Locator => page.getByRole('button', { name: /^我的/ })

/** Enters an area by the menu; on a phone by 我的, where its bar has no room for it. */
export async function enter(page: Page, area: string): Promise<void> {
  const named = { name: new RegExp(`^${area}`) }
  const isPhone = (page.viewportSize()?.width ?? 0) < 960
  const link = menu(page).getByRole('link', named)
  // the menu comes a moment after the page; what it lacks then has no room in it
  await menu(page).getByRole('link').first().waitFor()
  const isThere = await link.waitFor({ timeout: isPhone ? 3_000 : 15_000 }).then(
    () => true,
    () => false,
  )
  if (isThere || !isPhone) return link.click()
  await own(page).click()
  await page.getByRole('navigation', { name: '其他页面' }).getByRole('link', named).click()
}

/** From the home page, where everybody begins, to the page that their work in the first plan begins on. */
export async function toWork(page: Page): Promise<void> {
  await page.getByRole('link', { name: '进入方案' }).first().click()
  await page.waitForURL((url) => !/\/(home|start)$/.test(url.pathname))
}

/** Signs out, where the way out is: from a form on a phone, which has none, by way of the home page. */
export async function signOut(page: Page): Promise<void> {
  if (!(await own(page).isVisible())) await page.goto('/home')
  await own(page).click()
  await page.getByRole('button', { name: '退出登录' }).click()
}

/** Signs in as a newcomer does: picks the post from the demo accounts, presses 登录. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(`\\b${account}$`) }).click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(own(page)).toBeVisible()
}

/** Opens the platform with a session of one's own, opened over HTTP: signing in on the page is what `signIn.spec.ts` tests. */
async function comeIn(page: Page, account: string, url = process.env['DUZHAN_URL'] ?? ''): Promise<void> {
  const [name = '', value = ''] = (await cookieOf(url, account)).split('=')
  await page.context().addCookies([{ name, value, url }])
  await page.goto('/')
  await expect(own(page)).toBeVisible()
}

/**
 * Waits until the page shows something that follows from a record. That comes a moment after the receipt, and most pages read
 * it when they open, so the page is loaded anew until it does.
 */
export async function comesToShow(page: Page, shown: Locator): Promise<void> {
  let isFirst = true
  await expect(async () => {
    if (!isFirst) await page.reload()
    isFirst = false
    await expect(shown.first()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
}

export { expect }
