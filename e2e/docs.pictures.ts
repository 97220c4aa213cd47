import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { callAs } from './call.ts'
import { answer, answerWell, clauses, goToSection, isSaved, sectionNumbers } from './checklist.ts'
import { expect, menu, openDevice, test } from './desk.ts'
import { sendEveryKind } from './everyKindRecord.ts'
import { goodSubmission } from './goodSubmission.ts'
import { fillWell, startVisit } from './kinds.ts'

// The pictures of the documents, made anew by node tools/docsScreenshots.mjs: what they show is what the product does.
const folder = process.env['DUZHAN_PICTURES'] ?? ''
const plan = 'xiangtan-2020'
const village = '潭桥村'

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  expect(statSync(path).size, `${name} is too heavy for a document`).toBeLessThan(200_000)
}

test.describe.configure({ mode: 'serial' })

test('the counties have begun: a month with some villages inspected', async () => {
  const url = process.env['DUZHAN_URL'] ?? ''
  const shares = { 'xtx-inspector': 9, 'xx-inspector': 6, 'ss-inspector': 2, 'yt-inspector': 1 }
  let visited = 0
  for (const [account, count] of Object.entries(shares)) {
    const inspector = await callAs(url, account)
    const board = (await inspector('query', 'assignments.visit.list', { plan, mine: true })).data
    for (const { target } of board?.visits.slice(0, count) ?? []) {
      visited += 1
      // a fixed pattern: each village fails at other clauses, so that the figures differ as they would
      const isBad = (path: string) => [...path].reduce((sum, letter) => sum + letter.charCodeAt(0), visited * 37) % 13 === 0
      const submission = await goodSubmission(inspector, target.id, isBad)
      await expect.poll(async () => (await inspector('mutation', 'forms.submission.submit', submission)).problem).toBeUndefined()
    }
  }
})

test('signing in, and the plan at a glance', async ({ browser, sitDown }) => {
  const context = await openDevice(browser, 1280)
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByRole('button', { name: /\bxt-inspector$/ })).toBeVisible()
  await picture(page, 'sign-in')
  await context.close()
  const author = await sitDown('xt-author', 1280)
  await author.page.goto(`/${plan}`)
  await author.page.getByRole('region', { name: '阶段安排' }).evaluate((card) => {
    card.scrollIntoView({ block: 'start' })
    window.scrollBy(0, -200) // the notice above it belongs to the picture
  })
  await picture(author.page, 'plan')
})

test('an inspection', async ({ sitDown }) => {
  const { page } = await sitDown('xt-inspector')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的任务')
  await picture(page, 'visits')
  await page.getByRole('link', { name: new RegExp(village) }).click()
  await page.getByRole('link', { name: '开始督战' }).click()
  for (const no of sectionNumbers) {
    await goToSection(page, no)
    await answerWell(page)
    if (no !== '四') continue
    await answer(clauses(page).first(), '是')
    await page.getByRole('textbox').first().fill('两户搬迁户仍在旧房居住，家具未搬完。')
    await isSaved(page)
    await page.evaluate(() => window.scrollTo(0, 0))
    await picture(page, 'checklist')
  }
  await page.getByRole('button', { name: '检查并提交' }).last().click()
  await page.getByRole('button', { name: '提交督战记录' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
  await picture(page, 'receipt')
})

test('its finding, and the prefecture’s page', async ({ sitDown }) => {
  const unit = await sitDown('hutian-unit')
  await unit.page
    .getByRole('link', { name: new RegExp(village) })
    .first()
    .click()
  await unit.page.getByRole('button', { name: '签收', exact: true }).click()
  await unit.page.getByRole('form', { name: '签收' }).locator('button[type=submit]').click()
  await expect(unit.page.getByText('整改中').first()).toBeVisible()
  await picture(unit.page, 'finding')
  const viewer = await sitDown('xt-viewer', 1280)
  await viewer.page.goto(`/${plan}/summary`)
  await expect(menu(viewer.page)).toBeVisible()
  await expect(viewer.page.getByText('已督战 19 / 36 个村')).toBeVisible()
  await picture(viewer.page, 'summary')
})

test('an item of every kind, filled and counted', async ({ sitDown }) => {
  const sent = await sendEveryKind(process.env['DUZHAN_URL'] ?? '', 'v330523108207')
  expect(sent.problem).toBeUndefined()
  const inspector = await sitDown('aj-inspector')
  const { page } = inspector
  await page.context().grantPermissions(['geolocation', 'clipboard-read', 'clipboard-write'])
  await page.context().setGeolocation({ latitude: 30.53512, longitude: 119.60684, accuracy: 18 })
  await startVisit(inspector, '余村')
  await fillWell(page)
  await isSaved(page)
  await goToSection(page, '二')
  await page.evaluate(() => window.scrollTo(0, 0))
  await picture(page, 'every-kind-form')
  await page.getByRole('navigation', { name: '清单各节' }).getByRole('button', { name: '检查并提交' }).click()
  await page.getByRole('button', { name: '提交督战记录' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
  const viewer = await sitDown('aj-viewer', 1280)
  await viewer.page.goto('/anji-example/summary')
  await expect(viewer.page.getByText('已督战 2 / 5 个村')).toBeVisible()
  await viewer.page.getByRole('row', { name: /总分/ }).evaluate((row) => {
    row.scrollIntoView({ block: 'start' })
    window.scrollBy(0, -180) // the names of the columns belong to the picture
  })
  await picture(viewer.page, 'every-kind-summary')
})
