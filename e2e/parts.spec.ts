import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unchecked } from '@duzhan/test-kit/unchecked'
import { callAs } from './call.ts'
import { answerWell, isSaved } from './checklist.ts'
import { comesToShow, expect, test } from './desk.ts'
import { type Platform, startPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const village = '潭桥村'
const own = '湘潭市级定点挂牌督战队'
const others = '县级定点挂牌督战队'

interface Section {
  title: string
  'x-item': object
}
interface Document {
  revision: number
  checklists: { schema: { properties: Record<string, Section>; required: string[] } }[]
  assignments: { teams: { key: string; title: string }[] }
}

/** The plan with a checklist of two sections, of which the county's team fills in the second. */
function parted(document: Document): { next: Document; titles: [string, string] } {
  const [checklist, ...rest] = document.checklists
  if (!checklist) throw new Error('the plan has no checklist')
  const [first, second] = Object.entries(checklist.schema.properties)
  if (!first || !second) throw new Error('the checklist has no two sections')
  const [key, section] = second
  const theirs = { ...section, 'x-item': { ...section['x-item'], assessedBy: 'countyFixed' } }
  const schema = { ...checklist.schema, properties: { [first[0]]: first[1], [key]: theirs }, required: [first[0], key] }
  const next = { ...document, revision: document.revision + 1, checklists: [{ ...checklist, schema }, ...rest] }
  return { next, titles: [first[1].title, section.title] }
}

test.describe.configure({ mode: 'serial' })

test.describe('a checklist that two teams fill in', () => {
  let platform: Platform
  let titles: [string, string]
  const data = mkdtempSync(join(tmpdir(), 'duzhan-parts-'))
  test.beforeAll(async () => {
    platform = await startPlatform({ data, clock: '2020-03-20T01:00:00.000Z' })
    const author = await callAs(platform.url, 'xt-author')
    const view = (await author('query', 'forms.plan.byId', { plan })).data
    const made = parted(unchecked<Document>(view?.document)) // whose checklists are written as sections
    titles = made.titles
    expect((await author('mutation', 'forms.plan.publish', { document: made.next })).problem).toBeUndefined()
  })
  test.afterAll(async () => {
    await platform?.end('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  })

  test('shows the target’s own team its part alone, and says whose the rest is', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-inspector', 390, platform.url)
    await page.getByRole('link', { name: new RegExp(village) }).click()
    await look('parts-target')
    await page
      .getByRole('link', { name: /^开始督战/ })
      .first()
      .click()
    await expect(page.getByText(`其余各项由${others}填写`)).toBeVisible()
    const sections = page.getByRole('navigation', { name: '清单各节' })
    await expect(sections).toContainText(titles[0])
    await expect(sections).not.toContainText(titles[1])
    await answerWell(page)
    await isSaved(page)
    await look('parts-fill')
    await page.getByRole('button', { name: '检查并提交' }).last().click()
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await expect(page.getByText(`其余由${others}填报`)).toBeVisible()
    await look('parts-receipt')
    await page.getByRole('link', { name: '查看督战记录' }).click()
    await comesToShow(page, page.getByText('已完成 1/2 部分'))
    await expect(page.getByText(`还缺${others}填写的部分`)).toBeVisible()
    await look('parts-record')
  })

  test('waits among the visits of the other team, and is done with its part', async ({ sitDown }) => {
    const { page, look } = await sitDown('xx-inspector', 390, platform.url)
    const row = page.getByRole('link', { name: new RegExp(village) })
    await expect(row).toContainText('已完成 1/2 部分')
    await look('parts-visits')
    await row.click()
    await page
      .getByRole('link', { name: /^开始督战/ })
      .first()
      .click()
    await expect(page.getByText(`其余各项由${own}填写`)).toBeVisible()
    await expect(page.getByRole('navigation', { name: '清单各节' })).not.toContainText(titles[0])
    await answerWell(page)
    await isSaved(page)
    await page.getByRole('button', { name: '检查并提交' }).last().click()
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await page.getByRole('link', { name: '查看督战记录' }).click()
    await comesToShow(page, page.getByText('已完成 2/2 部分'))
    await expect(page.getByText('还缺')).toHaveCount(0)
    await look('parts-done')
    await page.getByRole('link', { name: '查看记录' }).click()
    await expect(page.getByRole('heading', { name: new RegExp(titles[0]) })).toBeVisible()
  })

  test('stands with both parts at the target, and with its assessor in the plan', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-viewer', 1280, platform.url)
    await page.goto(`/${plan}/targets/v430381106229`)
    await expect(page.getByRole('region', { name: '督战记录', exact: true })).toContainText('已完成 2/2 部分')
    await look('parts-target-done')
    await page.goto(`/${plan}`)
    await page.locator('#checklists summary').first().click()
    await expect(page.locator('#checklists').getByText(`由${others}填写`).first()).toBeVisible()
    await look('parts-plan')
  })
})
