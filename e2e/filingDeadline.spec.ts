import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type Desk, enter, expect, test } from './desk.ts'
import { type Platform, startPlatform } from './platform.ts'

const sentence = '“每季度督导一次”督战频次由每月1次放宽为每季度1次，低于上级要求'
/** What each county files, as the pack has it. */
const documents = new Map(
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../packages/plan-packs/src/xiangtan/filings.json'), 'utf8')) as {
      region: string
      plan: unknown
    }[]
  ).map(({ region, plan }) => [region, plan]),
)
const counties = {
  湘潭县: { account: 'xtx-author', region: '430321000000' },
  湘乡市: { account: 'xx-author', region: '430381000000' },
  韶山市: { account: 'ss-author', region: '430382000000' },
  雨湖区: { account: 'yh-author', region: '430302000000' },
  岳塘区: { account: 'yt-author', region: '430304000000' },
}
type County = keyof typeof counties

const rowOf = (page: Page, county: County) => page.getByRole('row').filter({ hasText: county })

/** What each county's row says. */
async function expectRows(page: Page, rows: Record<County, (string | RegExp)[]>): Promise<void> {
  for (const [county, words] of Object.entries(rows) as [County, (string | RegExp)[]][])
    for (const word of words) await expect(rowOf(page, county), county).toContainText(word)
}

// Days pass between the steps: the platform is ended and started again on its data, with a later clock.
test.describe('five counties are to file by 15 March', () => {
  let platform: Platform | null = null
  const data = mkdtempSync(join(tmpdir(), 'duzhan-deadline-'))
  const form = process.env['DUZHAN_FORM'] === 'distributed' ? 'distributed' : 'serve'

  async function itIs(day: string): Promise<string> {
    await platform?.end('SIGTERM')
    platform = await startPlatform({ form, data, clock: `${day}T09:00:00+08:00` })
    return platform.url
  }
  test.afterAll(async () => {
    await platform?.end('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  })

  async function openBoard({ page }: Desk): Promise<void> {
    await enter(page, '备案')
    await expect(page.getByRole('heading', { level: 1, name: '方案备案' })).toBeVisible()
  }
  async function openFiling(desk: Desk, county: County): Promise<void> {
    await openBoard(desk)
    await rowOf(desk.page, county).getByRole('link').click()
    await expect(desk.page.getByRole('heading', { level: 1, name: `${county}的备案` })).toBeVisible()
  }
  async function file(desk: Desk, county: County, button: string): Promise<void> {
    const { page } = desk
    await openFiling(desk, county)
    await page.getByRole('link', { name: '报备本级方案' }).click()
    await page.getByRole('button', { name: '载入方案文件' }).click()
    await page.getByLabel('选择文件').setInputFiles({
      name: 'plan.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(documents.get(counties[county].region))),
    })
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: '报备已受理' })).toBeVisible()
  }

  test('three in time, one of them returned with the sentence; one late; one missing', async ({ sitDown }) => {
    test.setTimeout(240_000)
    await test.step('before the day nobody is late', async () => {
      const url = await itIs('2020-03-09')
      const city = await sitDown('xt-author', 1280, url)
      await openBoard(city)
      const notYet = ['未报', '未到期']
      await expectRows(city.page, { 湘潭县: notYet, 湘乡市: notYet, 韶山市: notYet, 雨湖区: notYet, 岳塘区: notYet })
      for (const county of ['湘潭县', '湘乡市'] as const)
        await file(await sitDown(counties[county].account, 1280, url), county, '报备')
    })

    await test.step('on the 13th one comes that weakens a duty; the city accepts the others and returns this one', async () => {
      const url = await itIs('2020-03-13')
      const county = await sitDown('ss-author', 390, url)
      await file(county, '韶山市', '仍要报备')
      await expect(county.page.getByText('属按期报备')).toBeVisible()
      const city = await sitDown('xt-author', 1280, url)
      for (const accepted of ['湘潭县', '湘乡市'] as const) {
        await openFiling(city, accepted)
        await city.page.getByRole('button', { name: '准予备案' }).click()
        await city.page.getByRole('button', { name: '确认准予备案' }).click()
        await expect(city.page.getByRole('region', { name: '经过' })).toContainText('准予备案')
      }
      await openFiling(city, '韶山市')
      await expect(city.page.getByRole('button', { name: '准予备案' })).toBeDisabled()
      await city.page.getByRole('button', { name: '退回修改' }).click()
      await city.page.getByRole('button', { name: '填入不符之处' }).click()
      await city.page.getByRole('button', { name: '确认退回' }).click()
      await expect(city.page.getByText('已退回，待重报')).toBeVisible()
    })

    await test.step('on the 17th one comes two days late, and one has not come', async () => {
      const url = await itIs('2020-03-17')
      const county = await sitDown('yh-author', 1280, url)
      await file(county, '雨湖区', '报备')
      await expect(county.page.getByText('期限为 2020年3月15日，逾期 2 天。')).toBeVisible()
      for (const width of [1280, 390]) {
        const city = await sitDown('xt-author', width, url)
        await openBoard(city)
        await expectRows(city.page, {
          湘潭县: ['已备案', '3月9日', '按期', '无'],
          湘乡市: ['已备案', '3月9日', '按期', '无'],
          韶山市: ['退回', '3月13日', '按期', '1 处', sentence],
          雨湖区: ['已报', '3月17日', '迟报 2 天', '无'],
          岳塘区: ['未报', '逾期 2 天', '—'],
        })
        await city.look('deadline-board')
      }
    })

    await test.step('the county that was returned reads why, where it looks', async () => {
      const county = await sitDown('ss-author', 390, platform?.url)
      await openFiling(county, '韶山市')
      await expect(county.page.getByRole('region', { name: '经过' })).toContainText(sentence)
      const difference = county.page.getByRole('region', { name: '与上级方案的差异' })
      await expect(difference.getByRole('row', { name: /督战频次/ })).toContainText('不符合上级要求')
      await county.look('deadline-returned')
    })
  })
})
