import type { Page } from '@playwright/test'
import { callAs, cookieOf } from './call.ts'
import { expect, openDevice, test } from './desk.ts'
import { goodSubmission } from './goodSubmission.ts'

// What goes to a meeting or into a file goes on paper: each page that is printed is looked at as A4 shows it.
const url = () => process.env['DUZHAN_URL'] ?? ''
const plan = 'xiangtan-2020'
const target = 'v430381106229'
/** What A4 leaves between the margins that the page itself asks for, in pixels of the style sheet. */
const paper = 727

/** What an official would not want on paper, in words. */
const onPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const seen = (selector: string) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
    for (const selector of ['header', 'nav', '.side-menu', '.phone-bar', '.button', 'select', '.input', 'dialog'])
      for (const one of seen(selector)) faults.push(`shows ${selector}: ${one.textContent.slice(0, 40)}`)
    if (getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)') faults.push('is not on white')
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`is ${scrollWidth - clientWidth} px too wide`)
    for (const wrap of seen('.table-wrap')) if (wrap.scrollWidth > wrap.clientWidth) faults.push('cuts a table')
    for (const head of seen('thead'))
      if (getComputedStyle(head).display !== 'table-header-group')
        faults.push('says the heads of a table on its first sheet alone')
    for (const row of seen('tr')) if (getComputedStyle(row).breakInside !== 'avoid') faults.push('breaks within a row')
    return faults
  })

test('pages go on paper without what only a screen needs, and say what they are, where and of which day', async ({
  browser,
}, testInfo) => {
  const inspector = await callAs(url(), 'xt-inspector')
  const submission = await goodSubmission(inspector, target, (path) => path.endsWith('housing') || path.length % 5 === 0)
  const sent = await inspector('mutation', 'forms.submission.submit', submission)
  expect(sent.problem).toBeUndefined()
  const author = await callAs(url(), 'xt-author')
  let finding = ''
  await expect(async () => {
    const { data } = await author('query', 'assignments.finding.list', { plan })
    finding = data?.rows[0]?.id ?? ''
    expect(finding).not.toBe('')
  }).toPass({ timeout: 20_000 })

  const context = await openDevice(browser, 1280)
  const [name = '', value = ''] = (await cookieOf(url(), 'xt-author')).split('=')
  await context.addCookies([{ name, value, url: url() }])
  const page = await context.newPage()
  const pages = [
    ['plan', `/${plan}`, '实施方案'],
    ['summary', `/${plan}/summary`, '督战汇总'],
    ['visits', `/${plan}/visits`, '督战任务'],
    ['findings', `/${plan}/findings`, '问题台账'],
    ['finding', `/${plan}/findings/${encodeURIComponent(finding)}`, ''],
    ['record', `/${plan}/submissions/${submission.id}`, '督战记录'],
    ['dues', `/${plan}/dues`, '应办事项'],
    ['target', `/${plan}/targets/${target}`, '潭桥村'],
  ] as const
  const faults: string[] = []
  for (const [what, address, heading] of pages) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ media: 'screen' })
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 }), what).toContainText(heading)
    await expect(page.locator('.skeleton'), what).toHaveCount(0)
    await page.setViewportSize({ width: paper, height: 1_000 })
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText('打印日期 2020年3月20日'), what).toBeVisible()
    await expect(page.getByText(/^湘潭市 · .*方案/), what).toBeVisible()
    if (process.env['DUZHAN_LOOK']) {
      await page.screenshot({ path: testInfo.outputPath(`${what}.png`), fullPage: true })
      await page.pdf({ path: testInfo.outputPath(`${what}.pdf`), preferCSSPageSize: true })
    }
    faults.push(...(await onPaper(page)).map((fault) => `${what} ${fault}`))
  }
  expect(faults).toEqual([])
  await context.close()
})
