import { expect, test } from './desk.ts'

test.describe('the plan at a glance', () => {
  for (const width of [390, 1280]) {
    test(`shows the document, its phases, lists, duties and checklists (${width})`, async ({ sitDown }) => {
      const { page, look } = await sitDown('xt-author', width)
      await page.getByRole('link', { name: '方案', exact: true }).click()
      const card = (name: string | RegExp) => page.getByRole('region', { name })
      await expect(page.getByText('潭开发办').or(page.getByText('文号')).first()).toBeVisible()
      // the first two phases share a day, which is said and does no harm
      await expect(page.getByText(/3月15日|3 月 15 日|2020-03-15/).first()).toBeVisible()
      await expect(card('阶段安排').getByText('今天').first()).toBeVisible()
      await expect(card(/督战内容/)).toContainText('7 项')
      for (const list of ['省级挂牌督战村', '市级挂牌督战村'])
        await expect(page.getByRole('heading', { name: list }).first()).toBeVisible()
      await expect(page.getByText('9 节 26 项', { exact: false }).first()).toBeVisible()
      await expect(page.getByText('10 节 29 项', { exact: false }).first()).toBeVisible()
      await look('plan')
    })
  }

  test('lists 36 villages with every reason, and finds one by name', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-author', 1280)
    await page.getByRole('link', { name: '方案', exact: true }).click()
    await expect(page.getByText('查看 6 个对象')).toBeVisible()
    await page.getByText('查看 30 个对象').click()
    const municipal = page.locator('details', { hasText: '查看 30 个对象' })
    await expect(municipal.getByRole('row').filter({ hasText: '村' })).not.toHaveCount(0)
    await page.getByText('查看 6 个对象').click()
    const provincial = page.locator('details', { hasText: '查看 6 个对象' })
    const row = provincial.getByRole('row', { name: /潭桥村/ })
    await expect(row).toContainText('567')
    await expect(row).toContainText('建档立卡贫困人口在500人以上')
    await look('plan-villages')
  })
})
