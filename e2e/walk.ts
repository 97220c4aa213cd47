import type { Browser, Page } from '@playwright/test'
import { openDevice } from './desk.ts'
import { accessFaults } from './pageAccess.ts'
import { pageFaults } from './pageFaults.ts'
import { type Events, quietOf, watch } from './watch.ts'

/** A walk through everything that one person can reach. */
export interface Walk {
  /** The addresses that were seen. */
  pages: string[]
  /** What was wrong, each with account, width and address. */
  faults: string[]
}
interface Start {
  url: string
  account: string
  /** The cookie of a session, `name=value`. */
  cookie: string
  /** The first addresses; every link found on the way is followed. */
  from?: readonly string[]
  /** How many pages are seen of each kind in each plan; all where there are no more. */
  each?: number
  /** Whether the links on the pages are followed; they are unless it is said that they are not. */
  followsLinks?: boolean
  /** Whether a page of a kind is also looked at as one who hears or enlarges it does, which takes longer than the look itself. */
  listensTo?(kind: string, width: number): boolean
  /** Prepares the page, as for a planted fault. */
  prepare?(page: Page): Promise<void>
}
const widths = [1280, 390] as const

/** Follows every link that a person is shown, looks at each page at both widths, and tells what was wrong. */
export async function walk(
  browser: Browser,
  { url, account, cookie, from = ['/'], each = 2, followsLinks = true, listensTo = () => false, prepare }: Start,
): Promise<Walk> {
  const context = await openDevice(browser, widths[0], url)
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  await prepare?.(page)
  const events = watch(page)
  const faults: string[] = []
  const seen = new Map<string, number>()
  const queue = [...from]
  const known = new Set(queue)
  const pages: string[] = []
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const kind = kindOf(address)
    const count = seen.get(kind) ?? 0
    if (count >= each) continue
    seen.set(kind, count + 1)
    await open(page, address)
    pages.push(address)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 })
      const found = [...(await lastingFaults(page, events)), ...events.drain()]
      if (listensTo(kind, width)) found.push(...(await accessFaults(page)))
      faults.push(...found.map((fault) => `${account} at ${width} px, ${address}: ${fault}`))
    }
    for (const link of followsLinks ? await linksOn(page) : []) {
      if (known.has(link)) continue
      known.add(link)
      if (!link.startsWith('/files/')) queue.push(link)
      else {
        // a photo opens as it is, not as a page
        const answer = await context.request.get(new URL(link, url).href)
        if (!answer.ok()) faults.push(`${account}, ${link}: a photo was answered ${answer.status()}`)
      }
    }
  }
  await context.close()
  return { pages, faults }
}

/** What is wrong with a page that has come to rest; what is gone a moment later belonged to a page on its way. */
async function lastingFaults(page: Page, events: Events): Promise<string[]> {
  await quietOf(page, events)
  const found = await pageFaults(page)
  if (found.length === 0) return found
  await page.waitForTimeout(500)
  await quietOf(page, events)
  return pageFaults(page)
}

/** Goes to an address as a link within the page does, so that nothing is loaded twice; the first time the page is loaded. */
async function open(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: widths[0], height: 800 })
  if (page.url() === 'about:blank') await page.goto(address)
  else {
    await page.evaluate((to) => {
      document.querySelector('main > *')?.setAttribute('data-left', '')
      history.pushState({ idx: history.length }, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
    }, address)
    // the page that is left stays until the next is drawn; one of the same kind is drawn in its place
    await page
      .locator('[data-left]')
      .waitFor({ state: 'detached', timeout: 400 })
      .catch(() => undefined)
  }
  // what is folded away is part of the page
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

/** The addresses within the platform that the page leads to. */
const linksOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href]')]
      .map((link) => new URL((link as HTMLAnchorElement).href))
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname, search }) => pathname + search),
  )

/** Which page of which plan an address is: what names a thing within the plan is left out. */
function kindOf(address: string): string {
  const [plan = '', area = '', thing, part, , act] = new URL(address, 'http://page').pathname.slice(1).split('/')
  return [plan, area, thing === undefined ? '' : ':', part ?? '', act ?? ''].join('/')
}
