import type { Page } from '@playwright/test'
import { callAs } from './call.ts'
import { type Desk, enter, expect, test } from './desk.ts'

const plan = 'xiangtan-2020'
const sentence = '督战频次由每月1次放宽为每季度1次，低于上级要求'

/** A county's plan that visits once a quarter where the city wants once a month. */
const weakened = {
  code: 'yuetang-filing',
  revision: 1,
  title: '岳塘区脱贫攻坚挂牌督战实施方案',
  jurisdiction: '430304000000',
  extends: { code: plan, revision: 1 },
  period: { start: '2020-01-01', end: '2020-12-31' },
  document: { issuer: '岳塘区扶贫开发工作领导小组' },
  cycles: [{ key: 'quarter', title: '每季度', every: 'quarter', endsOn: 'last' }],
  duties: {
    visits: [
      {
        key: 'monthly',
        title: '每季度督导一次',
        targetLists: ['provincial', 'municipal'],
        cycle: 'quarter',
        times: 1,
        checklist: 'village',
        modes: ['fixed'],
      },
    ],
  },
  ...Object.fromEntries(
    ['goals phases milestones focusAreas targetKinds targetLists checklists indicators', 'ladder resources units notes'].flatMap(
      (names) => names.split(' ').map((name) => [name, []]),
    ),
  ),
  assignments: {},
}

const rowOf = (page: Page, county: string) => page.getByRole('row').filter({ hasText: county })
async function toBoard({ page }: Desk) {
  await enter(page, '备案')
  await expect(page.getByRole('heading', { level: 1, name: '方案备案' })).toBeVisible()
}

test.describe('a county files its plan', () => {
  test('weakens a duty, is told where, is sent back, derives anew and is accepted', async ({ sitDown }) => {
    const county = await sitDown('yt-author', 1280)
    await test.step('the county loads its document and sees before filing where it falls short', async () => {
      await toBoard(county)
      await rowOf(county.page, '岳塘区').getByRole('link').click()
      await expect(county.page.getByText('本级还没有报备方案')).toBeVisible()
      await county.page.getByRole('link', { name: '报备本级方案' }).click()
      await county.page.getByRole('button', { name: '载入方案文件' }).click()
      await county.page.getByLabel('选择文件').setInputFiles({
        name: 'yuetang.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(weakened)),
      })
      await expect(county.page.getByText('已载入《岳塘区脱贫攻坚挂牌督战实施方案》')).toBeVisible()
      await county.page.getByRole('button', { name: '核对', exact: true }).click()
      await expect(county.page.getByText('核对发现 1 处不符合上级要求')).toBeVisible()
      await expect(county.page.getByText(sentence)).toBeVisible()
      await county.look('filing-check')
    })
    await test.step('files all the same, and the result says so in sentences', async () => {
      await county.page.getByRole('button', { name: '仍要报备' }).click()
      await expect(county.page.getByRole('heading', { level: 1, name: '报备已受理' })).toBeVisible()
      await expect(county.page.getByText('期限为 2020年3月15日，逾期 5 天。')).toBeVisible()
      await expect(county.page.getByText(sentence)).toBeVisible()
      await county.look('filing-result')
    })

    const city = await sitDown('xt-author', 390)
    await test.step('the city sees it on the board and may not accept it', async () => {
      await toBoard(city)
      await expect(rowOf(city.page, '岳塘区')).toContainText('已报')
      await expect(rowOf(city.page, '岳塘区')).toContainText('1 处')
      await city.look('filing-board')
      await rowOf(city.page, '岳塘区').getByRole('link').click()
      await expect(city.page.getByRole('button', { name: '准予备案' })).toBeDisabled()
      const difference = city.page.getByRole('region', { name: '与上级方案的差异' })
      await difference.getByRole('button', { name: '放宽 1' }).click()
      await expect(difference.getByRole('row', { name: /每季度督导一次/ })).toContainText('不符合上级要求')
    })
    await test.step('and sends it back with the findings as its words', async () => {
      await city.page.getByRole('button', { name: '退回修改' }).click()
      await city.page.getByRole('button', { name: '填入不符之处' }).click()
      await expect(city.page.getByLabel('审核意见')).toHaveValue(new RegExp(sentence))
      await city.look('filing-review')
      await city.page.getByRole('button', { name: '确认退回' }).click()
      await expect(city.page.getByText('已退回，待重报')).toBeVisible()
    })

    await test.step('the county derives its plan from the city’s and files again', async () => {
      await county.page.getByRole('link', { name: '查看备案情况' }).click()
      await expect(county.page.getByRole('region', { name: '经过' })).toContainText(sentence)
      await county.page.getByRole('link', { name: '重新报备' }).click()
      await county.page.getByLabel('印发机关').fill('岳塘区扶贫开发工作领导小组')
      await county.page.getByRole('button', { name: '生成方案' }).click()
      await county.page.getByRole('button', { name: '核对', exact: true }).click()
      await expect(county.page.getByText('核对通过')).toBeVisible()
      await county.look('filing-derived')
      await county.page.getByRole('button', { name: '报备', exact: true }).click()
      // the check before said as much already: what was filed is seen by its own heading
      await expect(county.page.getByRole('heading', { level: 1, name: '报备已受理' })).toBeVisible()
      await expect(county.page.getByText('没有低于上级要求之处')).toBeVisible()
    })

    await test.step('the city accepts', async () => {
      await city.page.reload()
      await city.page.getByRole('button', { name: '准予备案' }).click()
      await city.page.getByLabel('审核意见').fill('同意备案')
      await city.page.getByRole('button', { name: '确认准予备案' }).click()
      await expect(city.page.getByRole('region', { name: '经过' })).toContainText('同意备案')
      await expect(city.page.getByRole('button', { name: '准予备案' })).toBeHidden()
      await city.look('filing-accepted')
      await toBoard(city)
      await expect(rowOf(city.page, '岳塘区')).toContainText('已备案')
    })
  })

  test('is told at once when what it loads is no plan, or another county’s', async ({ sitDown }) => {
    const { page, look } = await sitDown('xx-author', 390)
    await page.goto(`/${plan}/filings/430381000000/file`)
    await page.getByRole('button', { name: '载入方案文件' }).click()
    const paste = page.getByLabel('粘贴方案内容')
    await paste.fill('{"code": "a"\n "title"}')
    await expect(page.getByRole('alert')).toContainText('不是正确的 JSON')
    await paste.fill(JSON.stringify({ ...weakened, extends: undefined }))
    await expect(page.getByRole('alert')).toContainText('没有以上级方案为依据')
    await paste.fill(JSON.stringify(weakened))
    await expect(page.getByRole('alert')).toContainText('适用范围不是本地区')
    await expect(page.getByRole('button', { name: '核对', exact: true })).toBeDisabled()
    await paste.fill(JSON.stringify({ ...weakened, jurisdiction: '430381000000', title: '' }))
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('位置 title')
    await look('filing-refused')
  })

  test('is looked at from above by those who may not decide', async ({ sitDown }) => {
    const viewer = await sitDown('xt-viewer', 1280)
    await toBoard(viewer)
    await expect(viewer.page.getByRole('row')).toHaveCount(1 + 5)
    await expect(rowOf(viewer.page, '湘潭县')).toContainText('已备案')
    await expect(rowOf(viewer.page, '雨湖区')).toContainText('迟报 2 天')
    await expect(rowOf(viewer.page, '韶山市')).toContainText(`${sentence}。请改回每月不少于一次后重新报备。`)
    await viewer.look('filing-board')
    await rowOf(viewer.page, '韶山市').getByRole('link').click()
    const difference = viewer.page.getByRole('region', { name: '与上级方案的差异' })
    await expect(difference.getByRole('row', { name: /督战频次/ })).toContainText('不符合上级要求')
    await expect(viewer.page.getByRole('button', { name: /备案|退回/ })).toHaveCount(0)
  })
})

test.describe('a new revision', () => {
  test('is seen before it is published: what differs, and which answers still count', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-author', 1280)
    await enter(page, '方案')
    await page.getByRole('link', { name: '第 1 版' }).click()
    await expect(page.getByText('目前只有一个版本')).toBeVisible()
    await page.getByRole('link', { name: '起草新版' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载现行版文件' }).click()
    const chunks: Buffer[] = []
    for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk))
    const document = JSON.parse(Buffer.concat(chunks).toString())
    document.revision = 2
    document.duties.visits[0].times = 2
    const [section] = Object.values<{ properties: Record<string, { title: string }> }>(document.checklists[0].schema.properties)
    const [item] = Object.values(section?.properties ?? {})
    if (!item) throw new Error('the checklist has no item')
    item.title = `${item.title}（新）`
    await page.getByLabel('粘贴方案内容').fill(JSON.stringify(document))
    await page.getByRole('button', { name: '预览' }).click()
    const difference = page.getByRole('region', { name: '与第 1 版的差异' })
    await expect(difference.getByRole('row', { name: /督战频次/ })).toContainText('收紧')
    const answers = page.getByRole('region', { name: '以往填报是否仍计入' })
    await expect(answers.getByRole('row', { name: /（新）/ })).toContainText('旧答案仍计入')
    await look('revision-preview')
    // previewing keeps nothing
    await page.getByRole('link', { name: '方案版本' }).click()
    await expect(page.getByText('目前只有一个版本')).toBeVisible()
  })

  test('is kept as a draft, gone on with, and thrown away once its author has confirmed', async ({ sitDown }) => {
    const { page, look } = await sitDown('xt-author', 390)
    const author = await callAs(process.env['DUZHAN_URL'] ?? '', 'xt-author')
    const document = (await author('query', 'forms.plan.byId', { plan })).data?.document
    await page.goto(`/${plan}/revisions/new`)
    await page.getByLabel('粘贴方案内容').fill(JSON.stringify({ ...document, revision: 2 }))
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByRole('button', { name: '保存草稿' }).click()
    await expect(page.getByText('已保存第 2 版草稿，尚未发布。')).toBeVisible()

    await page.getByRole('link', { name: '方案版本' }).click()
    const draft = page.getByRole('region', { name: '第 2 版草稿' })
    await draft.getByRole('link', { name: '接着起草' }).click()
    await expect(page.getByText('已载入《湘潭市脱贫攻坚挂牌督战实施方案》')).toBeVisible()
    await page.getByRole('link', { name: '方案版本' }).click()

    await draft.getByRole('button', { name: '删除草稿' }).click()
    await expect(draft).toContainText('删除后不能恢复')
    await look('draft-removal')
    await draft.getByRole('button', { name: '取消' }).click()
    await draft.getByRole('button', { name: '删除草稿' }).click()
    await draft.getByRole('button', { name: '确认删除' }).click()
    await expect(draft).toBeHidden()
    await expect(page.getByText('目前只有一个版本')).toBeVisible()
  })
})
