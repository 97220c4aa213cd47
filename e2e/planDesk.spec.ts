import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enter, expect, test } from './desk.ts'
import { accessFaults } from './pageAccess.ts'
import { openPart } from './planFilling.ts'
import { kept, press } from './planPage.ts'
import { type Platform, startPlatform } from './platform.ts'

// A city below derives its plan from its superior's, files it and sees it come into force, and hands it on as a template.
const superior = '湘潭市脱贫攻坚挂牌督战实施方案'
const code = 'shaoshan-derived'
let data = ''
let platform: Platform
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(200_000)
  data = mkdtempSync(join(tmpdir(), 'duzhan-desk-'))
  platform = await startPlatform({ data })
})
test.afterAll(async () => {
  await platform?.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

test('a plan is derived, tightened, held against its superior’s while it is written, and filed', async ({ sitDown }) => {
  const { page, look } = await sitDown('ss-author', 1280, platform.url)
  await enter(page, '方案')
  await page.getByRole('link', { name: '新建方案' }).click()
  await press(page, '依据上级方案')
  await expect(page.getByLabel('方案名称')).toHaveValue(new RegExp(superior))
  await page.getByLabel('印发机关').fill('韶山市扶贫开发领导小组')
  await page.getByLabel('方案编号').fill(code)
  await look('new-plan-derive')
  expect(await accessFaults(page)).toEqual([])
  await press(page, '开始编写')

  const inherited = page.getByRole('region', { name: `沿用《${superior}》` })
  await openPart(page, '督导')
  await expect(inherited.getByText('上级底线，只能收紧').first()).toBeVisible()
  await look('edit-inherited')
  expect(await accessFaults(page)).toEqual([])
  await press(page, '调整：每月督导不少于一次')
  await page.locator('.edit-element-title', { hasText: '每月督导不少于一次' }).first().click()
  const against = page.getByRole('region', { name: '与上级要求核对' })
  await page.getByLabel('次数', { exact: true }).fill('2')
  await expect(against).toContainText('没有低于上级要求之处')
  await kept(page)
  await page.getByRole('group', { name: '名单' }).getByRole('checkbox').first().uncheck()
  await expect(against).toContainText('不符合上级要求')
  await expect(page.getByText('不符合上级要求').first()).toBeVisible()
  await look('edit-breach')
  await press(page, '撤销')
  await expect(against).toContainText('没有低于上级要求之处')
  await kept(page)
  await expect(page.getByRole('region', { name: '照现在的写法' })).toContainText('名单成员')

  await page.getByRole('link', { name: '报备', exact: true }).click()
  await expect(page.getByText('第 1 版草稿')).toBeVisible()
  await press(page, '核对')
  await expect(page.getByText('核对通过')).toBeVisible()
  await look('file-own')
  await press(page, '报备')
  await expect(page.getByText('这份方案自动发布执行')).toBeVisible()
})

test('it is in force once its superior has accepted it', async ({ sitDown }) => {
  const above = await sitDown('xt-author', 1280, platform.url)
  await above.page.goto('/xiangtan-2020/filings/430382000000')
  await above.page.getByRole('button', { name: '准予备案' }).click()
  await above.page.getByRole('button', { name: '确认准予备案' }).click()
  await expect(above.page.getByText('已备案').first()).toBeVisible()
  const { page } = await sitDown('ss-author', 1280, platform.url)
  await expect(async () => {
    await page.goto(`/${code}`)
    await expect(page.getByText('执行中').first()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
})

test('it is made a template by marking what others write otherwise, and is filled in', async ({ sitDown }) => {
  const { page, look } = await sitDown('ss-author', 1280, platform.url)
  await page.goto(`/${code}`)
  await page.getByRole('link', { name: '做成模板' }).click()
  await page.getByLabel('方案里的原文').fill('韶山市扶贫开发领导小组')
  await expect(page.getByText(/^共 \d+ 处，留空 \d+ 处/)).toBeVisible()
  await page.getByLabel('填空时问什么').fill('印发机关')
  await look('make-template')
  expect(await accessFaults(page)).toEqual([])
  await press(page, '标为空白')
  await page.getByLabel('模板名称').fill('韶山样本')
  await press(page, '保存，供本地区和下级使用')
  await page.getByRole('link', { name: '现在就用它新建方案' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('韶山样本')
  await page.getByLabel('行政区划代码').fill('430382000000')
  await page.getByLabel('印发机关').fill('韶山市乡村振兴领导小组')
  await page.getByLabel('方案编号').fill('shaoshan-again')
  await press(page, '生成方案草稿')
  await expect(page.getByText('韶山市乡村振兴领导小组').first()).toBeVisible()
})

test('on a phone all of it is one column', async ({ sitDown }) => {
  const { page, look } = await sitDown('ss-author', 390, platform.url)
  for (const [name, address] of [
    ['new-plan', '/plans/new?way=derive'],
    ['edit-inherited', `/${code}/edit?part=phases`],
    ['make-template', `/${code}/template`],
  ] as const) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('正在载入…')).toHaveCount(0)
    await look(name)
  }
})
