import type { Page } from '@playwright/test'
import { enter, expect, test } from './desk.ts'

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test.describe('a plan of another kind', () => {
  for (const width of [390, 1280]) {
    test(`without phases shows its one date, and that every county has its sponsor (${width})`, async ({ sitDown }) => {
      const { page, look } = await sitDown('ha-author', width)
      await enter(page, '方案')
      await expect(card(page, '时间节点')).toContainText('9月30日')
      await expect(card(page, '阶段安排')).toHaveCount(0)
      await expect(card(page, '包联领导')).toContainText('17 个岗位包联 20 个对象')
      await expect(card(page, '包联领导')).toContainText('应包联的 20 个对象均有包联领导。')
      for (const absent of ['任务分工', '目标指标', '资金']) await expect(card(page, absent)).toHaveCount(0)
      await look('henan')
    })

    test(`with milestones shows what is due by each, four kinds of target and who leads (${width})`, async ({ sitDown }) => {
      const { page, look } = await sitDown('cx-author', width)
      await enter(page, '方案')
      await expect(card(page, '阶段安排').getByText(/^节点.*：\d+月底前$/)).toHaveCount(6)
      await expect(card(page, '阶段安排')).toContainText('剩余贫困人口全部达到脱贫标准，未出列贫困村全部达到退出标准')
      await expect(card(page, '牵头分工')).toContainText('州委督查室、州政府督查室')
      await expect(card(page, '工作职责')).toContainText('暗访 · 四不两直')
      await expect(card(page, '工作职责')).toContainText('纸质版、电子版')
      await look('chuxiong')
    })

    test(`with tasks shows who answers for which, and its indicators (${width})`, async ({ sitDown }) => {
      const { page, look } = await sitDown('xxz-author', width)
      await enter(page, '方案')
      await expect(card(page, '任务分工')).toContainText('20 项任务，119 项分工')
      await page.getByRole('button', { name: '查看全部 34 项' }).click()
      await expect(card(page, '目标指标').getByRole('row')).toHaveCount(1 + 34)
      await expect(card(page, '目标指标')).toContainText('不低于 60%')
      await page.getByRole('button', { name: '展开“八县市党委政府”为 8 个' }).click()
      await expect(card(page, '任务分工')).toContainText('凤凰县')
      await look('xiangxi')
    })
  }

  test('is read by unit: only the tasks of one', async ({ sitDown }) => {
    const { page } = await sitDown('xxz-author', 390)
    await enter(page, '方案')
    await page.getByLabel('只看一个单位').selectOption({ label: '州审计局' })
    await expect(card(page, '任务分工')).toContainText('州审计局承担 3 项任务')
    await expect(card(page, '任务分工').getByRole('listitem')).toHaveCount(3)
  })

  test('is reported on by a unit on its phone, and the prefecture sees how far it is', async ({ sitDown }) => {
    const { page, look } = await sitDown('jishou-unit', 390)
    await page.goto('/xiangxi-2020')
    await enter(page, '方案')
    const task = card(page, '任务分工').getByRole('listitem').filter({ hasText: '疫情' }).first()
    await task.getByRole('button', { name: /^八县市党委政府/ }).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: '填报吉首市的进展' }).click()
    await panel.getByRole('button', { name: '已完成', exact: true }).click()
    await panel.getByLabel('进展情况').fill('防控措施已全部落实到村到户')
    await look('task-form')
    await panel.getByRole('button', { name: '提交进展' }).click()
    await expect(panel).toContainText('防控措施已全部落实到村到户')
    await expect(panel).toContainText('吉首市党委政府·责任单位')
    await expect(panel).toContainText('● 已完成')
    await panel.getByRole('button', { name: '收起' }).click()
    await expect(task).toContainText('已完成 1 · 进行中 0 · 未开始 0')

    const { page: desk, look: lookAtDesk } = await sitDown('xxz-author', 1280)
    await enter(desk, '方案')
    const row = card(desk, '任务分工').getByRole('row').filter({ hasText: '疫情' }).first()
    await expect(row).toContainText('已完成 1 · 进行中 0 · 未开始 14')
    await row.getByRole('button', { name: '八县市党委政府 · 责任 · 进行中 1/8' }).click()
    await expect(desk.getByRole('dialog')).toContainText('防控措施已全部落实到村到户')
    await expect(desk.getByRole('dialog').getByRole('button', { name: /^填报/ })).toHaveCount(0)
    await lookAtDesk('task-panel')
  })
})

test.describe('a target list', () => {
  test('is held against every printed figure', async ({ sitDown }) => {
    const { page, look } = await sitDown('ha-author', 1280)
    await page.goto('/henan-2020/lists/villages')
    await expect(card(page, '列入条件')).toContainText('出列状态 为 未出列')
    await expect(card(page, '与原文数字核对')).toContainText('项全部一致')
    await expect(card(page, '与原文数字核对').getByRole('row', { name: /洛阳市/ })).toContainText('一致')
    await look('henan-villages')
  })

  for (const width of [390, 1280]) {
    test(`says of each target why it is there, and which list went first (${width})`, async ({ sitDown }) => {
      const { page, look } = await sitDown('xt-author', width)
      await page.goto('/xiangtan-2020/lists/municipal')
      await page.getByRole('searchbox').fill('三富')
      await page.getByRole('button', { name: '为什么在名单上：三富村' }).click()
      const panel = page.getByRole('dialog', { name: '三富村为什么在名单上' })
      await expect(panel).toContainText('符合：未脱贫人口 不少于 20 人（实为 20 人）')
      await expect(panel).toContainText('符合：贫困人口 不少于 300 人（实为 324 人）')
      await expect(panel).toContainText('不符合：贫困人口 不少于 500 人')
      await expect(panel).toContainText('“省级挂牌督战村 → 市级挂牌督战村”的先后')
      await look('why')
      await panel.getByRole('button', { name: '收起' }).click()
      await page.goto('/xiangtan-2020/lists/provincial')
      await page.getByRole('button', { name: '为什么在名单上：潭桥村' }).click()
      // it meets a rule of the lower list too: the reason is kept, and the list that took it is named
      await expect(page.getByRole('dialog')).toContainText('本名单不含已列入省级挂牌督战村的对象，只计一次，理由保留')
    })
  }
})
