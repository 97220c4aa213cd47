import type { Page } from '@playwright/test'
import { callAs } from './call.ts'
import { expect, test } from './desk.ts'
import { goodSubmission } from './goodSubmission.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'

/** What a page asks of the figures from now on: how often it fetched them, and the waits that are under way. */
function asked(page: Page) {
  const told = { fetches: 0, waits: 0, open: new Set<object>() }
  page.on('request', (request) => {
    if (request.url().includes('aggregation.summary.byRegion')) told.fetches += 1
    if (!request.url().includes('aggregation.summary.changed')) return
    told.waits += 1
    told.open.add(request)
  })
  page.on('requestfinished', (request) => void told.open.delete(request))
  page.on('requestfailed', (request) => void told.open.delete(request))
  return told
}

/** Puts the tab into the background, or before the eyes again, as far as the page can tell. */
const show = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

for (const width of [1280, 390])
  test(`a summary page at ${width} waits for a submission instead of asking for one`, async ({ sitDown }) => {
    const url = process.env['DUZHAN_URL'] ?? ''
    const inspector = await callAs(url, 'xtx-inspector')
    const { data } = await inspector('query', 'assignments.visit.list', { plan })
    const { visits } = data as { visits: { status: string; team: { key: string }; target: { id: string } }[] } // the contract's WindowVisits
    const [first, second] = visits.filter(({ status, team }) => status !== 'done' && team.key === 'countyFixed@430321000000')
    const send = async (target: string | undefined) =>
      expect((await inspector('mutation', 'forms.submission.submit', await goodSubmission(inspector, target ?? ''))).status).toBe(
        200,
      )
    const viewer = await callAs(url, 'xt-viewer')
    const visited = async () => {
      const found = (await viewer('query', 'aggregation.summary.byRegion', { plan, region: city })).data
      return (found as { coverage: { visited: number } }).coverage.visited // the contract's RegionSummary
    }
    const before = await visited()

    const { page, look } = await sitDown('xt-viewer', width)
    await page.goto(`/${plan}/summary`)
    await expect(page.getByText(`已督战 ${before} / 36 个村`)).toBeVisible()
    const told = asked(page)
    await expect.poll(() => told.open.size, { message: 'one wait is under way' }).toBe(1)
    await page.waitForTimeout(4_000)
    expect(told, 'nothing happens, nothing is asked').toMatchObject({ fetches: 0, waits: 1 })

    await send(first?.target.id)
    await expect(page.getByText(`已督战 ${before + 1} / 36 个村`)).toBeVisible({ timeout: 2_000 })
    expect(told.fetches, 'fetched when it changed').toBeLessThanOrEqual(2)
    await look('kept-current')

    await expect.poll(() => told.open.size).toBe(1)
    const { fetches } = told
    await show(page, 'hidden')
    await expect.poll(() => told.open.size, { message: 'who does not look waits for nothing' }).toBe(0)
    await send(second?.target.id)
    await expect.poll(visited).toBe(before + 2)
    await page.waitForTimeout(2_500)
    expect(told).toMatchObject({ fetches, open: new Set() })
    await show(page, 'visible')
    await expect(page.getByText(`已督战 ${before + 2} / 36 个村`)).toBeVisible({ timeout: 4_000 })
  })
