import { expect, test } from './desk.ts'
import { pickRegion } from './firstSteps.ts'
import { pageFaults } from './pageFaults.ts'

test('an operator merges two districts after seeing what it concerns, and takes it back', async ({ sitDown }) => {
  const { page, look } = await sitDown('xt-admin', 1280)
  await page.goto('/operator/regions')
  await page.getByRole('link', { name: '区划变更' }).click()
  await page.getByRole('button', { name: '登记变更' }).click()
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await pickRegion(page, '哪个区划', '雨湖区')
  await page.getByLabel('岳塘区').check()
  await page.getByLabel('变更后的名称').fill('湘滨区')
  await page.getByLabel('生效日期').fill('2020-03-20')
  await page.getByLabel('新区划代码').fill('430382')
  await page.getByRole('button', { name: '查看影响' }).click()
  await expect(page.getByRole('alert')).toContainText('已是现有区划')
  await page.getByRole('button', { name: '返回修改' }).click()
  await page.getByLabel('新区划代码').fill('430399')
  await page.getByRole('button', { name: '查看影响' }).click()
  await expect(page.getByText('雨湖区、岳塘区合并为湘滨区')).toBeVisible()
  await expect(page.getByLabel('影响范围').locator('dd').nth(1)).toHaveText('4')
  expect(await pageFaults(page)).toEqual([])
  await look('regions-change-effect')
  await page.getByLabel('依据').fill('省人民政府批复，湘民发〔2020〕3 号')
  await page.getByRole('button', { name: '确认变更' }).click()
  await expect(page.getByText('已变更为湘滨区。')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  const reader = (await sitDown('xt-viewer', 390)).page
  await reader.goto('/xiangtan-2020/summary')
  await expect(reader.getByRole('link', { name: '湘滨区' }).first()).toBeVisible()
  await expect(reader.getByRole('link', { name: '雨湖区' })).toHaveCount(0)

  await page.getByRole('button', { name: '撤销：雨湖区、岳塘区 合并为 湘滨区' }).click()
  await page.getByLabel('撤销原因').fill('批复文件有误，重新报批')
  await page.getByRole('button', { name: '确认撤销' }).click()
  await expect(page.getByText('已撤销：雨湖区、岳塘区 合并为 湘滨区。')).toBeVisible()
  await look('regions-change-history')
  await expect(async () => {
    await reader.reload()
    await expect(reader.getByRole('link', { name: '雨湖区' }).first()).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(reader.getByRole('link', { name: '湘滨区' })).toHaveCount(0)
})

test('an operator gives a township to another county, divides it, and takes both back', async ({ sitDown }) => {
  const { page, look } = await sitDown('xt-admin', 390)
  await page.goto('/operator/regions/changes')
  await page.getByRole('button', { name: '登记变更' }).click()
  await page.getByRole('button', { name: '划转或改代码', exact: true }).click()
  await pickRegion(page, '哪个区划', '壶天镇')
  await page.getByRole('combobox', { name: '划到哪个上级', exact: true }).fill('湘潭县')
  await page.getByRole('option', { name: '湘潭县' }).first().click()
  await expect(page.getByLabel('新区划代码')).toHaveValue(/^430321\d{3}000$/)
  await page.getByLabel('变更后的名称').fill('壶天镇')
  await page.getByLabel('生效日期').fill('2020-03-20')
  await page.getByRole('button', { name: '查看影响' }).click()
  await expect(page.getByText(/壶天镇划到湘潭县，称为壶天镇/)).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await look('regions-change-move')
  await page.getByLabel('依据').fill('省人民政府批复，湘民发〔2020〕5 号')
  await page.getByRole('button', { name: '确认变更' }).click()
  await expect(page.getByText('已变更为壶天镇。')).toBeVisible()

  await page.getByRole('button', { name: '登记变更' }).click()
  await page.getByRole('button', { name: '分设', exact: true }).click()
  await pickRegion(page, '哪个区划', '壶天镇')
  await page.getByLabel('潭桥村').check()
  await page.getByLabel('新区划名称').fill('潭桥镇')
  await page.getByLabel('生效日期').fill('2020-03-20')
  await page.getByRole('button', { name: '查看影响' }).click()
  await expect(page.getByText(/分出潭桥镇，潭桥村.*归新区划/)).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByLabel('依据').fill('省人民政府批复，湘民发〔2020〕6 号')
  await page.getByRole('button', { name: '确认变更' }).click()
  await expect(page.getByText('已变更为潭桥镇。')).toBeVisible()

  const reader = (await sitDown('xt-viewer', 1280)).page
  await expect(async () => {
    await reader.goto('/xiangtan-2020/summary/430321000000')
    await expect(reader.getByRole('link', { name: '潭桥镇' }).first()).toBeVisible({ timeout: 2_000 })
  }).toPass()

  for (const what of ['壶天镇 分出 潭桥镇', /壶天镇 改为 壶天镇/]) {
    const name = typeof what === 'string' ? `撤销：${what}` : /^撤销：壶天镇 改为 壶天镇/
    await page.getByRole('button', { name }).click()
    await page.getByLabel('撤销原因').fill('批复文件有误，重新报批')
    await page.getByRole('button', { name: '确认撤销' }).click()
    await expect(page.getByText('已撤销：').first()).toBeVisible()
  }
  await look('regions-change-moved-back')
})
