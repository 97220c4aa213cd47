import { readFile } from 'node:fs/promises'
import { enter, expect, test } from './desk.ts'

const plan = 'xiangtan-2020'
const county = '韶山市'
const pdf = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
const report = '每月底上报督战进展情况'

test('a county’s report is handed in from a phone, sent back, put right and received', async ({ sitDown }) => {
  const author = await sitDown('ss-author', 390)
  const phone = author.page
  await phone.goto(`/${plan}`)
  await enter(phone, '应办事项')
  const rows = phone.getByRole('row', { name: report })
  await expect(rows).toHaveCount(1)
  await author.look('due-board')
  await rows.getByRole('link').click()
  await phone.getByRole('button', { name: '报送', exact: true }).click()
  await phone.getByLabel('本期无情况').check()
  await phone.getByRole('button', { name: '确认报送' }).click()
  await expect(phone.getByText('本期没有需要报告的情况。')).toBeVisible()
  await author.look('due')

  const city = await sitDown('xt-author', 1280)
  const desk = city.page
  await desk.goto(`/${plan}/dues?show=waiting`)
  await desk.getByRole('row', { name: county }).getByRole('link', { name: report }).click()
  await city.look('due')
  await desk.getByRole('button', { name: '退回重报' }).click()
  await desk.getByLabel('退回意见').fill('本月督战了 3 个村，请写明情况')
  await desk.getByRole('button', { name: '确认退回' }).click()
  await expect(desk.getByText('已退回')).toBeVisible()

  await phone.goto(`/${plan}/dues?show=owed`)
  await phone.getByRole('row', { name: report }).getByRole('link').click()
  await expect(phone.getByText('本月督战了 3 个村，请写明情况')).toBeVisible()
  await phone.getByRole('button', { name: '报送', exact: true }).click()
  await phone.getByLabel('报送内容').fill('本月督战 3 个村，发现问题 2 个，已整改 1 个。')
  const report3 = { name: '三月督战情况.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) }
  await phone.locator('input[type=file]').setInputFiles(report3)
  await expect(phone.getByText('已上传')).toBeVisible()
  await phone.getByRole('button', { name: '确认报送' }).click()
  await expect(phone.getByRole('button', { name: '更正后重报' })).toBeVisible()

  await desk.reload()
  const download = desk.waitForEvent('download')
  await desk.getByRole('link', { name: '三月督战情况.pdf' }).click()
  expect((await readFile(await (await download).path())).toString(), 'as it was sent').toBe(pdf)
  await desk.getByRole('button', { name: '接收', exact: true }).click()
  await desk.getByRole('button', { name: '确认接收' }).click()
  await expect(desk.getByText('已接收')).toBeVisible()
  await phone.reload()
  await expect(phone.getByText('已接收')).toBeVisible()
  await expect(phone.getByRole('button', { name: '更正后重报' })).toHaveCount(0)
})

for (const width of [1280, 390])
  test(`what is due is seen by body, kind and month (${width})`, async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-viewer', width)
    await page.goto(`/${plan}/dues`)
    await page.getByRole('button', { name: '按单位' }).click()
    await expect(page.getByRole('row', { name: county })).toBeVisible()
    await look('due-bodies')
    await page.getByRole('button', { name: '月历' }).click()
    await expect(page.getByText(report).first()).toBeVisible()
    await look('due-month')
    await page.getByRole('button', { name: '周', exact: true }).click()
    await expect(page).toHaveURL(/span=week/)
    await look('due-week')
  })

for (const width of [1280, 390])
  test(`every plan says on its page what the platform does by it (${width})`, async ({ sitDown }) => {
    for (const [code, account, sentence] of [
      ['xiangtan-2020', 'xt-viewer', report],
      ['henan-2020', 'ha-viewer', '25日前'],
      ['chuxiong-2020', 'cx-viewer', '20日前'],
      ['xiangxi-2020', 'xxz-viewer', '信访'],
    ] as const) {
      const { page, look } = await sitDown(account, width)
      await page.goto(`/${code}`)
      const card = page.getByRole('region', { name: '平台怎样执行' })
      await expect(card.getByRole('listitem').filter({ hasText: sentence }).first()).toBeVisible()
      await look(`effects-${code}`)
    }
  })
