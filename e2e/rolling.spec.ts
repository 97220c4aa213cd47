import type { Browser } from '@playwright/test'
import { callAs } from './call.ts'
import { enter, expect, openDevice, signIn, test } from './desk.ts'
import { type ProcessName, processes, type Release, type RollingHouse, rollingHouse } from './rollingHouse.ts'
import { faultsOf, hasSettled, keptIn } from './tortureVerdict.ts'
import { type Acknowledged, startWriters } from './tortureWriters.ts'

/** The folder of an earlier release that is built; `npm run test:upgrade` makes it and says it here. */
const previous = process.env['UPGRADE_FROM'] ?? ''
const writers = 6
const services = processes.filter((name) => name !== 'gateway')

/** An earlier release and this one on one database, while one takes the other's place process by process. */
test.describe
  .serial('a rolling restart', () => {
    test.skip(previous === '', 'npm run test:upgrade builds an earlier release for it')
    test.describe.configure({ timeout: 600_000 })
    const acknowledged: Acknowledged = new Map()
    let house: RollingHouse

    test.beforeAll(async () => {
      house = await rollingHouse(previous)
    })
    test.afterAll(() => house?.remove())

    /** Waits until every writer has had a few receipts more: the processes that run now work together. */
    async function workGoesOn(): Promise<void> {
      const before = acknowledged.size
      await expect
        .poll(() => acknowledged.size - before, { timeout: 120_000, intervals: [50] })
        .toBeGreaterThanOrEqual(3 * writers)
    }
    /** The first record and the newest are read, each whole, whichever release has written and reads it. */
    async function bothEndsAreRead(): Promise<void> {
      const call = await callAs(house.url, 'xt-viewer')
      const ids = [...acknowledged.keys()].sort()
      for (const id of [ids[0] ?? '', ids.at(-1) ?? '']) {
        const { data, problem } = await call('query', 'forms.submission.byId', { id })
        expect(problem, `${id} with ${JSON.stringify(house.releases())}`).toBeUndefined()
        expect(data).toMatchObject({ id, target: { id: acknowledged.get(id)?.target } })
      }
    }
    /** Replaces processes while records are sent, and lets all of them work together after each. */
    async function replaceUnderWriters(names: readonly ProcessName[], by: Release): Promise<void> {
      const finish = await startWriters(house.url, writers, acknowledged)
      await workGoesOn()
      for (const name of names) {
        await house.replace(name, by)
        await workGoesOn()
        await bothEndsAreRead()
      }
      await finish()
      await expect.poll(() => hasSettled(house), { timeout: 120_000 }).toBe(true)
      expect(faultsOf(await keptIn(house), acknowledged).slice(0, 20)).toEqual([])
      process.stdout.write(
        `${names.join(', ')} of ${by === 'this' ? 'this' : 'the earlier'} release: ${acknowledged.size} records\n`,
      )
    }

    /** Somebody signs in on the page that the gateway has, and opens what the services know. */
    async function pageWorks(browser: Browser): Promise<void> {
      const page = await (await openDevice(browser, 1280)).newPage()
      page.setDefaultTimeout(30_000)
      await signIn(page, 'xt-viewer')
      await enter(page, '问题台账')
      await expect(page.getByRole('heading', { level: 1, name: '问题台账' })).toBeVisible()
      await page.context().close()
    }

    test('replaces the services one after the other and loses nothing, nor counts anything twice', async () => {
      await replaceUnderWriters(services, 'this')
      expect(house.releases()).toMatchObject({ gateway: 'previous', forms: 'this' })
    })

    test('shows the page of the earlier release what the services of this one have', async ({ browser }) => {
      await pageWorks(browser)
    })

    test('replaces the gateway last', async () => {
      await replaceUnderWriters(['gateway'], 'this')
      expect(new Set(Object.values(house.releases()))).toEqual(new Set(['this']))
    })

    test('shows the page of this release', async ({ browser }) => {
      await pageWorks(browser)
    })

    test('goes back in the other order, and still loses nothing', async () => {
      await replaceUnderWriters(processes.toReversed(), 'previous')
      expect(new Set(Object.values(house.releases()))).toEqual(new Set(['previous']))
    })
  })
