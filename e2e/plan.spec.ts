import { enter, expect, test } from './desk.ts'

test.describe('the plan at a glance', () => {
  for (const width of [390, 1280]) {
    test(`shows the document, its phases, lists, duties and checklists (${width})`, async ({ sitDown }) => {
      const { page, look } = await sitDown('xt-author', width)
      await enter(page, '方案')
      const card = (name: string) => page.getByRole('region', { name, exact: true })
      await expect(page.getByText('潭扶发〔2020〕1号')).toBeVisible()
      // the first two phases share a day, which is said and does no harm
      await expect(page.getByRole('note').first()).toContainText('阶段“安排部署”与“查漏补缺”同在 3月15日')
      await expect(card('阶段安排').getByText(/^\S{4}阶段$/)).toHaveText([
        '安排部署阶段',
        '查漏补缺阶段',
        '全面收官阶段',
        '巩固提升阶段',
      ])
      await expect(card('阶段安排')).toContainText('今天 2020年3月20日')
      await expect(card('督战内容')).toContainText('7 项')
      await expect(card('督战内容').getByRole('listitem')).toHaveCount(7)
      await expect(card('省级挂牌督战村')).toContainText('6个')
      await expect(card('市级挂牌督战村')).toContainText('30个')
      for (const duty of ['每月督导不少于一次', '每月底上报督战进展情况', '县市区（园区）督战实施方案备案'])
        await expect(card('工作职责')).toContainText(duty)
      await expect(card('资金')).toContainText('每村 20 万元')
      await expect(card('问责阶梯').getByRole('list').first().locator(':scope > li')).toHaveCount(3)
      await expect(card('挂牌督战任务清单（村）')).toContainText('9 节 26 项，拆分为 36 问')
      await expect(card('挂牌督战任务清单（户）')).toContainText('10 节 29 项，拆分为 37 问')
      await look('plan')
    })
  }

  test('lists 36 villages with every column and every reason, sorts them and finds one by name', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-author', 1280)
    const villages = (list: string) => page.getByRole('region', { name: list, exact: true }).getByRole('row')
    await page.getByText('查看 6 个村').click()
    await page.getByText('查看 30 个村').click()
    // besides the villages, each has a row of headings and one of totals
    await expect(villages('省级挂牌督战村')).toHaveCount(1 + 6 + 1)
    await expect(villages('市级挂牌督战村')).toHaveCount(1 + 30 + 1)
    const row = villages('省级挂牌督战村').filter({ hasText: '潭桥村' })
    for (const cell of ['湘乡市', '壶天镇', '158', '567', '贫困人口 不少于 500 人（实为 567 人）'])
      await expect(row).toContainText(cell)
    await look('plan-villages')
    const search = page.getByRole('region', { name: '市级挂牌督战村', exact: true }).getByRole('searchbox')
    await search.fill('三富')
    await expect(villages('市级挂牌督战村')).toHaveCount(1 + 1 + 1)
    await expect(villages('市级挂牌督战村').filter({ hasText: '三富村' })).toContainText('未脱贫人口 不少于 20 人（实为 20 人）')
  })

  test('opens onto the clauses of a checklist and marks those where 是 is the finding', async ({ sitDown }) => {
    const { page, look } = await sitDown('hn-viewer', 390)
    await enter(page, '方案')
    const checklist = page.getByRole('region', { name: '挂牌督战任务清单（村）', exact: true })
    await checklist.getByText('展开清单').click()
    await expect(checklist.getByText('“是”为问题')).toHaveCount(2)
    await look('plan-checklist')
  })
})
