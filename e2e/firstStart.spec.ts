import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, menu, openDevice, test } from './desk.ts'
import { comeInFirst, fill, passwordOnSlip, pickRegion, press, printedSetup, setUp, startProper } from './firstSteps.ts'
import { pageFaults } from './pageFaults.ts'
import type { Platform } from './platform.ts'
import { quietOf, watch } from './watch.ts'

// An installation proper, from an empty data folder to a second person at work, as a county's operator would do it.
const own = 'qing-shan-61-shui-lv'

let data = ''
let platform: Platform
async function start() {
  platform = await startProper(data)
}

test.beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'duzhan-first-'))
  await start()
})
test.afterAll(async () => {
  await platform?.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

test.describe.configure({ mode: 'serial' }) // the second begins where the first has ended

test('a jurisdiction begins from nothing and ends with a second person signed in', async ({ browser }, testInfo) => {
  const { address, code } = printedSetup(platform)
  expect(code).toMatch(/^(\w{4}-){6}\w{4}$/)
  const page = await (await openDevice(browser, 1280, platform.url)).newPage()
  const events = watch(page)
  /** Looks at the page at both widths for what nobody should see. */
  const look = async (name: string) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 820 })
      await quietOf(page, events)
      expect(await pageFaults(page), `${name} at ${width}`).toEqual([])
      if (process.env['DUZHAN_LOOK']) await page.screenshot({ path: testInfo.outputPath(`${name}-${width}.png`), fullPage: true })
    }
  }

  await page.goto(address)
  await expect(page.getByLabel('设置码', { exact: true })).toHaveValue(code)
  await page.getByRole('combobox').fill('田林')
  await expect(page.getByRole('option').first()).toBeVisible()
  await look('setup')
  // nobody is signed in, which the page asks first
  expect(events.drain().filter((fault) => !fault.includes('401'))).toEqual([])
  await setUp(page, {
    ...{ search: 'tlx', jurisdiction: '田林县 广西壮族自治区 › 百色市' },
    ...{ post: '田林县督战办管理员', account: 'tianlin-admin', password: own },
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('开始使用')
  await expect(page.getByText('田林县的督战工作从这里开始')).toBeVisible()
  await expect(page.getByText('演示', { exact: true })).toHaveCount(0)
  await look('begin')

  await page.getByRole('link', { name: '登记行政区划' }).click()
  await press(page, '从国家区划引入')
  await expect(page.getByText(/田林县及以下共 \d+ 个区划/)).toBeVisible()
  await look('regions-national')
  await page.getByRole('button', { name: /^引入 \d+ 个区划$/ }).click()
  await expect(page.getByText(/区划已全部引入/)).toBeVisible()
  await press(page, '从国家区划引入')
  await press(page, '手工登记')
  await page.getByLabel('区划', { exact: true }).fill('451029100 乐里镇\n451029100998\t乐里工业园\n451022000 邻县')
  await expect(page.getByText('不在本辖区内')).toBeVisible()
  await page.getByLabel('区划', { exact: true }).fill('451029100 乐里镇\n451029100998\t乐里工业园')
  await look('regions-form')
  await press(page, '保存')
  await expect(page.getByRole('status')).toContainText('已保存 2 个区划')
  await press(page, '更正名称：乐里镇')
  await fill(page, '名称', '乐里镇（城关）')
  await press(page, '保存')
  await expect(page.getByText('已更正为“乐里镇（城关）”')).toBeVisible()
  await press(page, /^下级 .*：乐里镇（城关）$/)
  await expect(page.getByText('乐里工业园')).toBeVisible()
  await look('regions')

  await menu(page).getByRole('link', { name: '人员' }).click()
  await press(page, '开通账号')
  await fill(page, '岗位', '乐里镇督战员')
  await fill(page, '账号', 'leli-inspector')
  await pickRegion(page, '地区', '乐里镇（城关）')
  await look('person-form')
  await press(page, '开通并生成初始密码')
  const slip = page.getByRole('region', { name: '账号条' })
  await expect(slip).toContainText('leli-inspector')
  const password = await passwordOnSlip(page)
  expect(password).toMatch(/^(\w{4}-){3}\w{4}$/)
  await look('slip')
  await press(page, '已交给本人，关闭')
  await expect(page.getByText(password)).toHaveCount(0)
  await expect(page.getByText('督战员 · 乐里镇（城关）')).toBeVisible()

  const second = await (await openDevice(browser, 390, platform.url)).newPage()
  await comeInFirst(second, { account: 'leli-inspector', first: password, own: 'huang-shan-52-yun-hai' })
  await expect(second.getByText('没有可以查看的实施方案')).toBeVisible()

  await page.getByLabel('按账号或岗位查找', { exact: true }).last().fill('乐里')
  await press(page, '查找')
  await expect(page).toHaveURL(/q=/)
  await expect(page.getByText('tianlin-admin')).toHaveCount(0)
  await page.locator('summary', { hasText: '更多' }).click()
  await press(page, '“乐里镇督战员”的登录情况')
  await expect(page.getByRole('button', { name: '退出这一处' })).toBeVisible()
  await press(page, '退出全部登录')
  await expect(page.getByText('现在没有登录')).toBeVisible()
  await press(page, '停用“乐里镇督战员”')
  await press(page, '停用')
  await expect(page.getByRole('status')).toContainText('已停用')
  await look('people')
  await expect(async () => {
    await second.reload()
    await expect(second.getByRole('button', { name: '登录', exact: true })).toBeVisible({ timeout: 2_000 })
  }).toPass()

  expect(events.drain()).toEqual([])
})

test('the address serves once: afterwards it leads to the sign-in, and no start prints another', async ({ browser }) => {
  const { address } = printedSetup(platform)
  const page = await (await openDevice(browser, 1280, platform.url)).newPage()
  await page.goto(address)
  await expect(page.getByText('已经完成首次设置，请登录。')).toBeVisible()
  await page.getByRole('link', { name: '去登录' }).click()
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
  await platform.end('SIGTERM')
  await start()
  expect(platform.said()).not.toContain('/setup')
})
