import { expect, type Page } from '@playwright/test'

/** What a page did besides showing itself. */
export interface Events {
  /** Requests to the platform that have not been answered even once. */
  underway(): number
  /** What went wrong since it was last asked for. */
  drain(): string[]
}

/** Listens to what a page logs as an error, and to every request that is refused or fails. */
export function watch(page: Page): Events {
  // what a page asks for again and again, it already shows
  const answered = new Set<string>()
  const underway = new Set<string>()
  let faults: string[] = []
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`logged ${message.text().slice(0, 200)}`)
  })
  page.on('request', (request) => {
    if (!answered.has(request.url())) underway.add(request.url())
  })
  page.on('requestfinished', (request) => {
    answered.add(request.url())
    underway.delete(request.url())
  })
  page.on('requestfailed', (request) => {
    underway.delete(request.url())
    // a page that is left gives up what it had asked for
    const reason = request.failure()?.errorText ?? ''
    if (!reason.includes('ERR_ABORTED')) faults.push(`got no answer to ${pathOf(request.url())}: ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`was answered ${response.status()} by ${pathOf(response.url())}`)
  })
  return {
    underway: () => underway.size,
    drain: () => {
      const found = faults
      faults = []
      return found
    },
  }
}

/** Waits until a page has everything that it asked for and shows it. */
export async function quietOf(page: Page, events: Events): Promise<void> {
  const leadsOn = () => /^\/([^/]+\/start)?$/.test(pathOf(page.url())) // to where the person's work begins
  const isQuiet = async () =>
    !leadsOn() && events.underway() === 0 && (await page.locator('.skeleton, .skeleton *').count()) === 0
  await expect
    .poll(async () => (await isQuiet()) && (await page.waitForTimeout(20)) === undefined && (await isQuiet()), {
      intervals: [20, 50, 100],
      timeout: 60_000,
      message: `${page.url()} comes to rest`,
    })
    .toBe(true)
  // drawn a moment after the address has changed; a page that never has a heading is for pageFaults to say
  const heading = page.locator('main').locator('h1, h2').first()
  await heading.waitFor({ timeout: 3_000 }).catch(() => undefined)
}

const pathOf = (url: string): string => new URL(url).pathname
