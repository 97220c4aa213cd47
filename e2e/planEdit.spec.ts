import type { Page } from '@playwright/test'
import { expect, test } from './desk.ts'
import { keyboardOf } from './keyboard.ts'
import { accessFaults } from './pageAccess.ts'
import { kept } from './planPage.ts'

const plan = 'chuxiong-2020'
/** Opens a part of the plan, and waits until it is there: what is busy may still show the one before. */
async function part(page: Page, name: string): Promise<void> {
  const own = page.getByRole('navigation', { name: '方案各部分' }).getByRole('button', { name: new RegExp(`^${name}( \\d+)?$`) })
  await own.click()
  await expect(own).toHaveAttribute('aria-current', 'true')
}
const element = (page: Page, title: string | RegExp) => page.locator('.edit-element-title', { hasText: title })

test.describe('a plan is written on the page', () => {
  test('part by part, with what it will do beside it, and is published', async ({ sitDown }) => {
    const { page, look } = await sitDown('cx-author', 1280)
    await page.goto(`/${plan}`)
    await page.getByRole('link', { name: '编辑方案' }).click()
    await expect(page.getByRole('heading', { name: '编辑方案' })).toBeVisible()

    await test.step('a phase gets another name, and a milestone is added', async () => {
      await part(page, '节点')
      await page.getByRole('button', { name: '添加节点', exact: true }).click()
      await expect(page.getByText('需改正').or(page.getByText('未命名')).first()).toBeVisible()
      await page.getByLabel('名称').fill('中期评估')
      await page.getByLabel('期限', { exact: true }).fill('2020-09-30')
      await page.getByRole('textbox', { name: '要求' }).fill('形成评估报告\n报州扶贫办')
      await kept(page)
      await look('plan-edit-milestone')
      await expect(page.getByRole('complementary', { name: '发布后会怎样' })).toContainText('中期评估')
    })

    await test.step('what is missing is said at its place, and nothing is lost meanwhile', async () => {
      await page.getByLabel('名称').fill('')
      await expect(page.getByText('有 1 处需要改正')).toBeVisible({ timeout: 20_000 })
      await look('plan-edit-fault')
      await page.reload()
      await expect(page.getByText('已恢复上次没有来得及存上的改动')).toBeVisible()
      await part(page, '节点')
      await element(page, '未命名').click()
      await page.getByLabel('名称').fill('中期评估')
      await kept(page)
    })

    await test.step('a rule is a sentence of subject, comparison and value', async () => {
      await part(page, '督战名单')
      await element(page, /./).first().click()
      await look('plan-edit-list')
    })

    await test.step('a checklist is pasted from a document, and a bad answer is made a finding', async () => {
      await part(page, '督战清单')
      await page.getByRole('button', { name: '添加督战清单', exact: true }).click()
      await page.getByLabel('名称', { exact: true }).fill('暗访清单')
      await page.getByRole('button', { name: '粘贴多项' }).click()
      await page
        .getByRole('textbox', { name: '粘贴多项' })
        .fill('1. 是否有标准村卫生室和合格村医\n2. 未脱贫人口数\n3. 现场照片\n4. 群众反映的问题')
      await look('plan-edit-paste')
      await page.getByRole('button', { name: '添加这 4 项' }).click()
      await page.getByLabel('不好时记为问题').first().check()
      await page.getByLabel('问题程度').selectOption('突出问题')
      await page.getByLabel('多久内整改').fill('10')
      await kept(page)
      await look('plan-edit-questions')
    })

    await test.step('steps are taken back', async () => {
      await part(page, '基本信息')
      const title = page.getByLabel('名称', { exact: true })
      const before = await title.inputValue()
      await title.fill(`${before}（试行）`)
      await page.getByRole('button', { name: '撤销' }).click()
      await expect(title).toHaveValue(before)
    })

    await test.step('what changes is seen, and it is published', async () => {
      await kept(page)
      await page.getByRole('link', { name: '查看变化并发布' }).click()
      await page.getByRole('button', { name: '预览' }).click()
      await expect(page.getByText('中期评估').first()).toBeVisible()
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.getByRole('link', { name: '查看方案' }).click()
      await expect(page.getByText('中期评估').first()).toBeVisible()
      await expect(page.getByRole('region', { name: '暗访清单', exact: true })).toContainText('1 节 4 项')
    })
  })

  test('a checklist goes out, comes back changed, and takes items over, by the keyboard alone', async ({ sitDown }) => {
    const { page, look } = await sitDown('cx-author', 1280)
    await page.goto(`/${plan}/edit?part=checklists`)
    const { goTo, press } = keyboardOf(page)
    await press(/暗访清单/)
    await press('在清单编辑器中打开')
    const card = page.getByRole('region', { name: '导入和导出' })
    await press('导入和导出')
    await press('导出题目表（.xlsx）')
    await expect(card).toContainText('改好题目表再导入')
    await press('导出 XLSForm（.xlsx）')
    await expect(card).toContainText('小问的问题规则和指标')
    await look('builder-exchange')
    expect(await accessFaults(page)).toEqual([])

    // asked for before the way there, for a key is pressed faster than the browser hears that choosers are caught
    const chooser = page.waitForEvent('filechooser')
    await goTo(card.locator('input[type=file]'))
    await page.keyboard.press('Enter')
    const table = '题目,题型,选项\n是否有标准村卫生室,判断,\n路况,等次,好；一般；差\n'
    await (await chooser).setFiles({ name: '改过的.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await expect(card).toContainText('共 1 节 2 项，可以导入')
    expect(await accessFaults(page)).toEqual([])
    await press('导入并替换现有题目')
    const outline = page.getByRole('navigation', { name: '目录' })
    await expect(outline).toContainText('路况')

    await press('从其他方案选题')
    const library = page.getByRole('region', { name: '从其他方案选题' })
    await goTo(library.getByLabel('查找其他方案的题目'))
    await page.keyboard.type('是否')
    await expect(library.getByRole('checkbox').nth(2)).toBeVisible()
    await expect(library, 'a plan that this author may not see').not.toContainText('湘潭')
    await look('builder-library')
    expect(await accessFaults(page)).toEqual([])
    await goTo(library.getByRole('checkbox').nth(2))
    await page.keyboard.press('Space')
    await press(/^添加 1 项到第一节/)
    await expect(library).toContainText('已添加')
    await kept(page)
    await press('撤销')
    await press('撤销')
    await expect(outline).toContainText('未脱贫人口数')
    await kept(page)
  })

  test('on a phone it is one column', async ({ sitDown }) => {
    const { page, look } = await sitDown('cx-author', 390)
    await page.goto(`/${plan}/edit?part=duties.visits`)
    const parts = page.getByRole('navigation', { name: '方案各部分' })
    await expect(parts.getByRole('button', { name: /^督导 / }), 'the part that is open').toBeInViewport({ ratio: 1 })
    await element(page, /./).first().click()
    await look('plan-edit')
    await page.goto(`/${plan}/edit?part=ladder`)
    await element(page, /./).first().click()
    await look('plan-edit-ladder')
  })

  for (const width of [1280, 390])
    test(`the end of a phase is dragged along the line of time, moved by keys, typed and taken back, at ${width}`, async ({
      sitDown,
    }) => {
      const { page, look } = await sitDown('cx-author', width)
      await page.goto(`/${plan}/edit?part=phases`)
      const end = page.getByRole('slider', { name: '“组织启动阶段”的完成日期' })
      const says = (date: string) => expect(end).toHaveAttribute('aria-valuetext', date)
      await says('2020年1月31日')
      const line = await page.locator('.plan-time-track').first().boundingBox()
      const grip = await end.boundingBox()
      if (!line || !grip) throw new Error('the line of time is not drawn')
      const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      // from December to January a year later: 427 days
      await page.mouse.move(x + (line.width * 20) / 427, y, { steps: 5 })
      await says('2020年2月20日')
      await page.mouse.up()
      await expect(page.getByText('重叠 20 天：2020年2月1日至2月20日')).toBeVisible()
      await end.press('ArrowRight')
      await end.press('Shift+ArrowRight')
      await says('2020年3月21日')
      await kept(page)
      await look('plan-edit-timeline')
      expect(await accessFaults(page)).toEqual([])
      await element(page, '组织启动阶段').click()
      const field = page.getByLabel('完成日期', { exact: true })
      await expect(field).toHaveValue('2020年3月21日')
      await field.fill('二月中旬')
      await expect(page.getByText('读作2020年2月20日')).toBeVisible()
      await says('2020年2月20日')
      for (const date of ['2020年3月21日', '2020年2月21日', '2020年2月20日', '2020年1月31日']) {
        await page.getByRole('button', { name: '撤销', exact: true }).click()
        await says(date)
      }
      await kept(page)
    })

  test('two authors at one draft see what the other changed, and nothing is overwritten', async ({ sitDown }) => {
    const [first, second] = [await sitDown('cx-author', 1280), await sitDown('cx-author', 1280)]
    for (const { page } of [first, second]) {
      await page.goto(`/${plan}/edit?part=phases`)
      await element(page, /./).first().click()
    }
    await first.page.getByLabel('名称').fill('第一阶段（甲）')
    await kept(first.page)
    await second.page.getByLabel('名称').fill('第一阶段（乙）')
    await expect(second.page.getByText('有 1 处两人改得不同')).toBeVisible({ timeout: 20_000 })
    await second.look('plan-edit-conflict')
    await second.page.getByRole('button', { name: '用对方的' }).click()
    await expect(second.page.getByLabel('名称')).toHaveValue('第一阶段（甲）')
  })
})
