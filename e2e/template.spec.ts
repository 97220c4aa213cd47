import { type Desk, enter, expect, test } from './desk.ts'

const title = '韶山市2024年脱贫攻坚挂牌督战工作实施方案'

/** From the plan that a county's author works in to the form of the county template. */
async function openForm({ page }: Desk): Promise<void> {
  await page.getByRole('link', { name: '新建方案' }).click()
  await page.getByRole('link', { name: '县级挂牌督战实施方案（2024年样本）' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '县级挂牌督战实施方案（2024年样本）' })).toBeVisible()
}

async function fillIn({ page }: Desk): Promise<void> {
  await page.getByLabel('县名').fill('韶山市')
  await page.getByRole('button', { name: '填入 韶山市 430382000000' }).click()
  await expect(page.getByText('即 韶山市')).toBeVisible()
  await page.getByLabel('印发日期').fill('2024-02-26')
  await page.getByLabel('挂牌督战村数').fill('5')
  await page.getByLabel('有集中安置点的乡镇（街道）数').fill('1')
  await page.getByLabel('集中安置点数').fill('1')
  await page.getByLabel('集中安置点名单').fill('银田镇银田村安置点')
}

test.describe('a plan out of a template', () => {
  for (const width of [390, 1280]) {
    test(`is not made while a blank is open or wrong, and says which (${width})`, async ({ sitDown }) => {
      const desk = await sitDown('ss-author', width)
      const { page, look } = desk
      await openForm(desk)
      const status = page.getByRole('region', { name: '填写情况' })
      await expect(status).toContainText('还缺 7 项')
      await look('template-empty')

      await page.getByRole('button', { name: '生成方案草稿' }).click()
      await expect(page.getByRole('alert')).toContainText('还缺 7 项')
      await expect(page.getByLabel('县名')).toBeFocused()

      await page.getByLabel('县名').fill('XX县')
      await page.getByLabel('行政区划代码').fill('430321000000')
      await page.getByLabel('挂牌督战村数').fill('十二')
      await page.getByLabel('集中安置点名单').fill('甲\n银田镇银田村安置点')
      for (const fault of [
        '不符合要求：如实填写县名，不留XX',
        '这个地区不在您的权限范围，请填本地区的代码',
        '应填数字，如 12',
        '第 1 个“甲”应不少于 3 个字',
      ])
        await expect(page.getByText(fault)).toBeVisible()
      await expect(status).toContainText('还缺 3 项')
      await expect(status).toContainText('4 项需要改正')
      await look('template-wrong')

      // nothing was sent, so there is still one plan to see
      await page.goto('/plans')
      await expect(page.getByText('您可以查看 1 份实施方案')).toBeVisible()
    })
  }

  test('shows the sentence that a blank stands in, and keeps what was typed over a reload', async ({ sitDown }) => {
    const desk = await sitDown('ss-author')
    await openForm(desk)
    await desk.page.getByText('第 7 行').click()
    await expect(desk.page.getByText('共XX个', { exact: true })).toBeVisible()
    await fillIn(desk)
    await desk.page.reload()
    await expect(desk.page.getByLabel('集中安置点名单')).toHaveValue('银田镇银田村安置点')
    await expect(desk.page.getByText(`《${title}》`)).toBeVisible()
  })

  test('is a draft for its author’s eyes, and in force once its author has confirmed', async ({ sitDown }, { retry }) => {
    const desk = await sitDown('ss-author', 1280)
    const { page, look } = desk
    const code = `shaoshan-2024-${retry}` // what was published stays: trying again takes another code
    await openForm(desk)
    await fillIn(desk)
    await expect(page.getByLabel('方案编号')).toHaveValue('county-2024-430382')
    await page.getByLabel('方案编号').fill(code)
    await page.getByRole('button', { name: '生成方案草稿' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const draft = page.getByRole('region', { name: '这是一份草稿' })
    await expect(draft).toBeVisible()
    await expect(page.getByRole('region', { name: '1个乡镇（街道）的易地扶贫搬迁集中安置点' })).toBeVisible()
    await look('template-draft')

    const other = await sitDown('yt-author')
    await other.page.goto(`/${code}`)
    await expect(other.page.getByRole('heading', { name: /没有找到/ })).toBeVisible()

    await draft.getByRole('button', { name: '核对并发布' }).click()
    await expect(draft).toContainText('方案自 2月1日起算，早于印发日期 2月26日')
    await draft.getByRole('button', { name: '暂不发布' }).click()
    await expect(draft.getByRole('button', { name: '核对并发布' })).toBeVisible()
    await draft.getByRole('button', { name: '核对并发布' }).click()
    await look('template-confirm')
    await draft.getByRole('button', { name: '确认发布' }).click()
    await expect(page.getByText('第 1 版已发布，现在起执行。')).toBeVisible()
    await expect(draft).toBeHidden()
    await expect(page.getByText('执行中').first()).toBeVisible()

    // its code is taken from now on
    await openForm(desk)
    await expect(page.getByText(`这个编号已由《${title}》使用并发布，请换一个`)).toBeVisible()
  })

  test('is thrown away once its author has confirmed', async ({ sitDown }) => {
    const desk = await sitDown('ss-author')
    const { page, look } = desk
    await openForm(desk)
    await fillIn(desk)
    await page.getByLabel('方案编号').fill('shaoshan-2024-unwanted')
    await page.getByRole('button', { name: '生成方案草稿' }).click()
    const draft = page.getByRole('region', { name: '这是一份草稿' })
    await draft.getByRole('button', { name: '删除草稿' }).click()
    await look('template-removal')
    await draft.getByRole('button', { name: '确认删除' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '选择方案' })).toBeVisible()
    await expect(page.getByText('草稿')).toHaveCount(0)
  })

  test('is not offered to who writes for one plan only, nor to who writes none', async ({ sitDown }) => {
    for (const account of ['xt-author', 'xt-viewer']) {
      const { page } = await sitDown(account)
      await enter(page, '方案')
      await expect(page.getByRole('heading', { level: 1, name: '湘潭市脱贫攻坚挂牌督战实施方案' })).toBeVisible()
      await expect(page.getByRole('link', { name: '新建方案' })).toHaveCount(0)
    }
  })
})
