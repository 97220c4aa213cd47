import { createHash } from 'node:crypto'
import type { Browser } from '@playwright/test'
import { callAs, cookieOf } from './call.ts'
import { expect, openDevice, test } from './desk.ts'
import { goodSubmission } from './goodSubmission.ts'
import { accessFaults } from './pageAccess.ts'

// A finding with its photos before and after, and the notice about it that the unit is handed on paper.
const url = () => process.env['DUZHAN_URL'] ?? ''
const plan = 'xiangtan-2020'
const target = 'v430381106222'
/** What A4 leaves between the margins of the notice, in pixels of the style sheet. */
const paper = 673

/** Draws a picture with words in it and sends it as a photo of the target. */
async function sendPhoto(browser: Browser, account: string, words: string, colour: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } })
  await page.setContent(`<body style="background:${colour};font-size:72px;text-align:center;padding-top:150px">${words}`)
  const bytes = await page.screenshot({ type: 'jpeg' })
  await page.close()
  const hash = createHash('sha256').update(bytes).digest('hex')
  const sent = await fetch(`${url()}/files/${hash}?${new URLSearchParams({ plan, target })}`, {
    method: 'PUT',
    headers: { 'x-duzhan': '1', cookie: await cookieOf(url(), account), 'content-type': 'image/jpeg' },
    body: new Uint8Array(bytes),
  })
  expect(sent.ok).toBe(true)
  return hash
}

async function openAs(browser: Browser, account: string) {
  const context = await openDevice(browser, 1280)
  const [name = '', value = ''] = (await cookieOf(url(), account)).split('=')
  await context.addCookies([{ name, value, url: url() }])
  return context.newPage()
}

test('a finding shows its photos before and after side by side, and its notice goes on one sheet with a receipt', async ({
  browser,
}, testInfo) => {
  const inspector = await callAs(url(), 'xx-inspector')
  const isBad = (path: string) => path.startsWith('environment.waste')
  const record = await goodSubmission(inspector, target, isBad)
  const waste = record.answers['environment']?.['waste']
  const before = await sendPhoto(browser, 'xx-inspector', '发现时', '#c9b18a')
  if (waste) Object.assign(waste, { photos: [before] })
  expect((await inspector('mutation', 'forms.submission.submit', record)).problem).toBeUndefined()

  const unit = await callAs(url(), 'hutian-unit')
  let id = ''
  await expect(async () => {
    const { data } = await unit('query', 'assignments.finding.list', { plan, target })
    id = data?.rows.find((row) => row.id.startsWith(`${record.id}:environment.waste`))?.id ?? ''
    expect(id).not.toBe('')
  }).toPass({ timeout: 20_000 })
  const { data: accepted } = await unit('query', 'assignments.finding.byId', { id })
  const after = await sendPhoto(browser, 'hutian-unit', '整改后', '#9fc59a')
  const text = '已清运陈年垃圾，设置分类垃圾桶，安排保洁员每日清扫。'
  const reported = { id, version: accepted?.version ?? 0, text, photos: [after] }
  expect((await unit('mutation', 'assignments.finding.reportBack', reported)).problem).toBeUndefined()

  const page = await openAs(browser, 'xx-reviewer')
  await page.goto(`/${plan}/findings/${encodeURIComponent(id)}`)
  const compared = page.getByRole('region', { name: '整改前后照片' })
  const [left, right] = [compared.getByRole('img').nth(0), compared.getByRole('img').nth(1)]
  await expect(left).toHaveAttribute('src', `/files/${before}`)
  await expect(right).toHaveAttribute('src', `/files/${after}`)
  const boxes = [await left.boundingBox(), await right.boundingBox()]
  expect(boxes[0]?.y, 'on one line').toBe(boxes[1]?.y)
  await compared.getByRole('button').nth(1).click()
  await expect(page.getByRole('dialog')).toContainText('整改后 · 湘乡市壶天镇人民政府·责任单位')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog'), 'closed by its key').toBeHidden()
  await compared.screenshot({ path: testInfo.outputPath('compared.png') })
  expect(await accessFaults(page)).toEqual([])

  await page.getByRole('link', { name: '打印督办单' }).click()
  const sheet = page.getByRole('article', { name: '督办单' })
  await expect(sheet).toContainText('南岳坪村')
  await expect(sheet.getByRole('img')).toHaveCount(1)
  expect(await accessFaults(page)).toEqual([])
  await page.screenshot({ path: testInfo.outputPath('screen.png'), fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await tooWide()).toBe(0)
  await page.screenshot({ path: testInfo.outputPath('phone.png'), fullPage: true })

  await page.setViewportSize({ width: paper, height: 1_000 })
  await page.emulateMedia({ media: 'print' })
  expect(await tooWide()).toBe(0)
  await expect(page.getByText('打印日期')).toBeHidden()
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
  await expect(sheet.getByText('签发人：')).toBeVisible()
  await expect(sheet.getByText('签收人：')).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath('print.png'), fullPage: true })
  const pdf = await page.pdf({ path: testInfo.outputPath('notice.pdf'), preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), 'sheets').toHaveLength(1)
  await page.context().close()
})
