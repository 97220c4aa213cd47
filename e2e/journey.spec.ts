import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { regionCode } from '@duzhan/regions'
import { nationalTree } from '@duzhan/regions/national'
import type { Browser, Locator, Page } from '@playwright/test'
import { workbook } from '../packages/sheet/src/test/workbook.ts'
import { answer, clauses, isSaved } from './checklist.ts'
import { comesToShow, enter, expect, openDevice, test } from './desk.ts'
import { comeInFirst, fill, passwordOnSlip, pickRegion, printedSetup, setUp, startProper } from './firstSteps.ts'
import type { Platform } from './platform.ts'

// A stranger's first half hour: from an empty data folder to a figure that an own inspector's record on an own checklist comes to,
// on screen alone. Every click is counted; how many there were is told at the end.
const county = { code: regionCode('430321000000'), name: '湘潭县', town: '易俗河镇' }
const own = 'qing-shan-61-shui-lv'
const theirs = 'huang-shan-52-yun-hai'
const year = new Date().getFullYear()

let data = ''
let platform: Platform
let clicks = 0

test.beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'duzhan-journey-'))
  platform = await startProper(data)
})
test.afterAll(async () => {
  await platform?.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

function click(thing: Locator): Promise<void> {
  clicks += 1
  return thing.click()
}
const press = (page: Page, name: string | RegExp) => click(page.getByRole('button', { name, exact: true }).first())
const follow = (page: Page, name: string | RegExp) => click(page.getByRole('link', { name }).first())
function area(page: Page, name: string) {
  clicks += 1
  return enter(page, name)
}

/** The operator sets the installation up for the county, takes its regions from the national tree and opens an account. */
async function begin(page: Page): Promise<void> {
  await page.goto(printedSetup(platform).address)
  const operator = { search: county.name, post: '湘潭县督战办', account: 'xt-admin', password: own }
  await setUp(page, operator, click)
  await follow(page, '登记行政区划')
  await press(page, '从国家区划引入')
  await press(page, /^引入 \d+ 个区划$/)
  await expect(page.getByText(/区划已全部引入/)).toBeVisible()
}

/** Opens an account; returns its first password. */
async function person(page: Page, account: string, post: string, role: string): Promise<string> {
  await press(page, '开通账号')
  await fill(page, '岗位', post)
  await fill(page, '账号', account)
  await page.getByLabel('角色').selectOption({ label: role })
  if (role === '责任单位') await pickRegion(page, '地区', county.town, click)
  await press(page, '开通并生成初始密码')
  const password = await passwordOnSlip(page)
  await press(page, '已交给本人，关闭')
  return password
}

/** Fills the blank template with a checklist of five items of three kinds, and publishes what it makes. */
async function publish(page: Page): Promise<void> {
  await area(page, '开始')
  await follow(page, '选择模板')
  await follow(page, '县级挂牌督战方案（空白，五个检查项）')
  const blanks: Record<string, string> = {
    ...{
      '县（市、区）名称': county.name,
      行政区划代码: county.code,
      督战事项: '农村人居环境',
      印发机关: '湘潭县农业农村工作领导小组',
    },
    ...{ 印发日期: `${year}-01-01`, 督战开始日期: `${year}-01-01`, 督战结束日期: `${year + 1}-12-31` },
    ...{ 每村每月督战次数: '1', '问题整改期限（天）': '15' },
    ...{ '第1项：是非题': '垃圾是否日产日清', '第2项：是非题': '污水是否有序排放', '第3项：是非题': '公厕是否正常开放' },
    ...{ '第4项：填数字': '垃圾乱堆放点', 第4项的单位: '处', '第5项：选一项': '村容村貌总体印象', 第5项的选项: '好\n一般\n差' },
  }
  for (const [label, text] of Object.entries(blanks)) await page.getByLabel(label).first().fill(text)
  await press(page, '生成方案草稿')
  await press(page, '核对并发布')
  await press(page, '确认发布')
  await expect(page.getByText('第 1 版已发布，现在起执行。')).toBeVisible()
}

/** Uploads thirty villages of the town from a spreadsheet, and freezes the list. */
async function designate(page: Page): Promise<string[]> {
  const found = await nationalTree().within(regionCode('430321100000'))
  const villages = found.filter(({ code }) => !code.endsWith('000')).slice(0, 30)
  await follow(page, '导入登记册')
  const sheet = workbook([['名称', '区划代码', '户数'], ...villages.map(({ code, name }, at) => [name, code, 300 + at])])
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '登记册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    buffer: Buffer.from(sheet),
  })
  clicks += 1
  await expect(page.getByText('新登记 30')).toBeVisible()
  await press(page, '确认导入')
  await expect(page.getByText('已导入 30')).toBeVisible()
  await area(page, '方案')
  await press(page, '确定名单')
  await expect(page.getByText('挂牌督战村：30 个')).toBeVisible()
  await press(page, '确认，今天挂牌')
  await expect(page.getByText(/确定名单 ·/)).toBeVisible()
  return villages.map(({ name }) => name)
}

/** A person comes in for the first time, on a device of their own. */
async function comesIn(browser: Browser, width: number, account: string, password: string): Promise<Page> {
  const page = await (await openDevice(browser, width, platform.url)).newPage()
  await comeInFirst(page, { account, first: password, own: theirs }, click)
  return page
}

/** The inspector fills the checklist of a village on a phone: one question is a finding. */
async function inspect(page: Page): Promise<void> {
  await area(page, '督战任务')
  await click(page.locator('.visit-row').first())
  await follow(page, '开始督战')
  await expect(page.locator('#section-title')).toBeVisible()
  for (const [at, clause] of (await clauses(page).all()).entries()) {
    clicks += 1
    await answer(clause, at === 0 ? '否' : '是')
  }
  await page.getByRole('textbox', { name: '垃圾乱堆放点' }).fill('3')
  await click(page.getByRole('radio', { name: '一般', exact: true }))
  await isSaved(page)
  await click(page.getByRole('button', { name: '检查并提交' }).last())
  await expect(page.getByText('发现 1 个问题')).toBeVisible()
  await press(page, '提交督战记录')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
}

test('a stranger comes from nothing to the first figure, on screen alone', async ({ browser }) => {
  test.setTimeout(300_000)
  const began = Date.now()
  const operator = await (await openDevice(browser, 1280, platform.url)).newPage()
  await begin(operator)
  await area(operator, '人员')
  const inspectors = await person(operator, 'xt-inspector', '县督战队督战员', '督战员')
  const units = await person(operator, 'ysh-unit', '易俗河镇人民政府', '责任单位')
  const viewers = await person(operator, 'xt-leader', '县领导', '查看')
  await publish(operator)
  await designate(operator)

  await inspect(await comesIn(browser, 390, 'xt-inspector', inspectors))

  const unit = await comesIn(browser, 390, 'ysh-unit', units)
  await area(unit, '问题台账')
  await comesToShow(unit, unit.getByText('垃圾是否日产日清：否'))
  const leader = await comesIn(browser, 1280, 'xt-leader', viewers)
  await area(leader, '汇总')
  await comesToShow(leader, leader.getByText('已督战 1 / 30 个行政村'))
  test.info().annotations.push({ type: 'clicks', description: `${clicks} clicks, ${Math.round((Date.now() - began) / 1_000)} s` })
  process.stdout.write(`the journey took ${clicks} clicks\n`)
  expect(clicks).toBeLessThan(120)
})
