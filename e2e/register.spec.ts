import { workbook } from '../packages/sheet/src/test/workbook.ts'
import { expect, test } from './desk.ts'
import { accessFaults } from './pageAccess.ts'

// The register of a plan: a sheet of an office as it is, and one target by hand.
const plan = 'xiangtan-2020'
const household = 'zhang-1'

test('a sheet with merged and foreign headings is read once somebody says what its columns are', async ({ sitDown }) => {
  const { page, look } = await sitDown('xt-author', 1280)
  await page.goto(`/${plan}/register`)
  const sheet = workbook([
    ['湘乡市挂牌村基本情况表'],
    ['填报单位：湘乡市扶贫办', '', '', '', '', '', '2020年3月'],
    ['乡镇', '村庄', '行政区划代码', '贫困情况', '', '未脱贫情况', ''],
    ['', '', '', '户数（户）', '人口（人）', '户数（户）', '人口（人）'],
    ['壶天镇', '南岳坪村', '430381106222', '140', '471', '2', '4'],
  ])
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const choose = () =>
    page.locator('input[type=file]').setInputFiles({ name: '基本情况表.xlsx', mimeType, buffer: Buffer.from(sheet) })
  await choose()
  await expect(page.getByText('表格缺少列：名称。')).toBeVisible()
  await look('register-columns')
  expect(await accessFaults(page)).toEqual([])
  const said = { 村庄: '名称', '贫困情况户数（户）': '贫困户数', '贫困情况人口（人）': '贫困人口' }
  for (const [heading, title] of Object.entries(said)) await page.getByLabel(`“${heading}”登记为`).selectOption(title)
  await page.getByLabel('“未脱贫情况户数（户）”登记为').selectOption('未脱贫户数')
  await page.getByLabel('“未脱贫情况人口（人）”登记为').selectOption('未脱贫人口')
  await page.getByRole('button', { name: '按此核对' }).click()
  await expect(page.getByText(/^共 1 个/)).toBeVisible()
  await expect(page.getByText('这些列不导入：乡镇。')).toBeVisible()

  await page.reload()
  await choose()
  await expect(page.getByText(/^共 1 个/), 'what was said is remembered').toBeVisible()
})

test('a household is entered by hand, is not written over, and its position is corrected', async ({ sitDown }) => {
  const { page, look } = await sitDown('xt-author', 390)
  await page.goto(`/${plan}/register`)
  const fill = async (name: string) => {
    await page.getByRole('button', { name: '登记一个对象' }).click()
    await page.getByLabel('类别').selectOption('农户')
    await page.getByLabel('名称', { exact: true }).fill(name)
    await page.getByRole('combobox', { name: '农户所在的区划' }).fill('南岳坪')
    await page.getByRole('option', { name: /南岳坪村/ }).click()
    await page.getByLabel(/^编号/).fill(household)
    await look(`register-by-hand-${name}`)
    expect(await accessFaults(page)).toEqual([])
    await page.getByRole('button', { name: '登记', exact: true }).click()
  }
  await fill('张家')
  await expect(page.getByRole('status').filter({ hasText: '已登记' })).toContainText('张家')
  await page.reload()
  await fill('李家')
  await expect(page.getByText('“李家”已在登记册中，没有保存')).toBeVisible()

  await page.goto(`/${plan}/targets/${household}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('张家')
  await page.getByRole('button', { name: '更正登记' }).click()
  await page.getByLabel(/^位置/).fill('北纬27°49′46″ 东经112°20′40″')
  await page.getByLabel(/^理由/).fill('按现场定位更正')
  await page.getByRole('button', { name: '保存更正' }).click()
  await expect(page.getByText(/位置：未填 → /)).toBeVisible()
  await look('register-position')
})
