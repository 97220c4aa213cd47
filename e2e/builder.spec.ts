import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outlineOf, type SubSchema } from '@duzhan/checklist'
import type { Locator, Page } from '@playwright/test'
import { householdText, villageText } from './builtText.ts'
import { callAs } from './call.ts'
import { answerWell, clauses, goToSection, isSaved, sectionNumbers } from './checklist.ts'
import { comesToShow, type Desk, enter, expect, test } from './desk.ts'
import { kept } from './planPage.ts'
import { type Platform, startPlatform } from './platform.ts'

// An official builds both of Xiangtan's checklists from the text of the document, on a platform that nobody else stands on,
// and they are filled in. The time is that of a person: what a click, a typed character and a paste take, summed up.
const plan = 'xiangtan-2020'
const perClick = 2
const perCharacter = 0.3
const perPaste = 10
const limit = 600

let data = ''
let platform: Platform
let seconds = 0

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(200_000)
  data = mkdtempSync(join(tmpdir(), 'duzhan-builder-'))
  platform = await startPlatform({ data })
})
test.afterAll(async () => {
  await platform?.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

async function click(thing: Locator): Promise<void> {
  seconds += perClick
  await thing.click()
}
async function choose(field: Locator, label: string): Promise<void> {
  seconds += 2 * perClick
  await field.selectOption({ label })
}
async function type(field: Locator, text: string): Promise<void> {
  seconds += perClick + text.length * perCharacter
  await field.fill(text)
}
async function paste(field: Locator, text: string): Promise<void> {
  seconds += perClick + perPaste
  await field.fill(text)
}
const press = (page: Page, name: string | RegExp) => click(page.getByRole('button', { name, exact: true }))

/** A checklist of one's own, pasted whole; what asks several things at once is split. */
async function build(
  page: Page,
  { title, kind, text, taken }: Record<'title' | 'kind' | 'text' | 'taken', string>,
): Promise<void> {
  await press(page, '添加督战清单')
  await type(page.getByLabel('名称', { exact: true }), title)
  await choose(page.getByLabel('对象类别', { exact: true }), kind)
  await press(page, '在清单编辑器中打开')
  await press(page, '粘贴整份清单')
  await paste(page.getByRole('textbox', { name: '粘贴整份清单' }), text)
  await press(page, taken)
  await click(page.locator('.builder-notes summary'))
  await press(page, /^把 \d+ 道一题多问的拆成小问$/)
}

/** Goes to an item by the outline. */
async function go(page: Page, words: string): Promise<Locator> {
  await click(page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: new RegExp(words) }))
  return page.locator('.builder-item[data-open]')
}

test('the checklists are built from the text of the document, corrected, and published', async ({ sitDown }) => {
  test.setTimeout(240_000)
  const { page, look } = await sitDown('xt-author', 1280, platform.url)
  page.setDefaultTimeout(20_000)
  await page.goto(`/${plan}/edit?part=checklists`)
  await build(page, { title: '自建清单（村）', kind: '行政村', text: villageText, taken: '添加 9 节 26 项' })

  await test.step('the village checklist is corrected', async () => {
    await choose((await go(page, '问题短板排查')).getByLabel('第 2 项的题型'), '文字')
    await type((await go(page, '是否有农民专业合作社')).getByLabel('小问 2', { exact: true }), '合作社是否正常运行')
    await type((await go(page, '是否通网络宽带')).getByLabel('小问 2', { exact: true }), '是否有4G网络信号')
    await type(
      (await go(page, '是否熟悉扶贫政策')).getByLabel('小问 2', { exact: true }),
      '村支“两委”、驻村帮扶干部是否能较好地完成脱贫攻坚任务',
    )
    await expect(page.getByText('检查完毕，没有要改的地方')).toBeVisible()
    await look('builder-village')
    const phone = page.getByRole('complementary', { name: '手机上的样子' })
    await expect(phone.locator('fieldset.clause').first()).toBeVisible()
    await expect(phone).toContainText('驻村帮扶干部是否能较好地完成脱贫攻坚任务')
  })

  await press(page, '返回方案')
  await build(page, { title: '自建清单（户）', kind: '农户', text: householdText, taken: '添加 10 节 29 项' })
  await test.step('the household checklist is corrected', async () => {
    await type((await go(page, '如是D级重建新房')).getByLabel('小问 2', { exact: true }), '如是D级重建新房，旧房是否拆除')
    const water = await go(page, '供水水量是否充足')
    await click(water.getByRole('button', { name: '删除：供水水量是否充足', exact: true }))
    await type(water.getByLabel('小问 1', { exact: true }), '有无缺水情况（供水水量是否不足）')
    await type(
      (await go(page, '是否获得就业扶持')).getByLabel('小问 1', { exact: true }),
      '是否获得就业扶持，如公益性岗位、扶贫车间、外出务工和本地就业等',
    )
    await expect(page.getByText('检查完毕，没有要改的地方')).toBeVisible()
  })

  await test.step('it is filled on the phone that stands beside it', async () => {
    const outline = page.getByRole('navigation', { name: '目录' })
    const phone = page.getByRole('complementary', { name: '手机上的样子' })
    for (const section of await outline.locator('.builder-outline-section').all()) {
      await click(section)
      const title = ((await section.textContent()) ?? '').replace(/ \d+$/, '')
      await expect(phone.getByRole('heading', { level: 3 })).toHaveText(title)
      await phone.getByRole('button', { name: '清空答案' }).click()
      await expect(phone.locator('input:checked')).toHaveCount(0)
      for (const clause of await phone.locator('fieldset.clause').all())
        await click(clause.getByRole('radio', { name: '不适用', exact: true }))
      await expect(phone.locator('.field-error')).toHaveCount(0)
    }
    await look('builder-household')
  })

  await test.step('the monthly visits take the new checklist, and all is published', async () => {
    await press(page, '返回方案')
    await click(page.getByRole('navigation', { name: '方案各部分' }).getByRole('button', { name: /^督导/ }))
    await click(page.locator('.edit-element-title').first())
    await choose(page.getByLabel('督战清单', { exact: true }), '自建清单（村）')
    await kept(page)
    await click(page.getByRole('link', { name: '查看变化并发布' }))
    await press(page, '预览')
    await press(page, '发布')
    await expect(page.getByRole('link', { name: '查看方案' })).toBeVisible()
  })
})

test('what was published is the checklist of the pack in every word, question and good answer', async () => {
  const author = await callAs(platform.url, 'xt-author')
  const document = (await author('query', 'forms.plan.byId', { plan })).data?.document
  const asked = (title: string) => {
    const schema = document?.checklists.find((one) => one.title === title)?.schema as SubSchema // one that the platform published
    return outlineOf(schema).sections.map((section) => ({
      title: `${section.no}、${section.title}`,
      items: section.items.map((item) => ({
        ...{ no: item.no, title: item.title, kind: item.kind, isRequired: item.isRequired },
        clauses: item.clauses.map(({ title: words, good }) => `${words} ${good}`),
      })),
    }))
  }
  expect(asked('自建清单（村）')).toEqual(asked('挂牌督战任务清单（村）'))
  expect(asked('自建清单（户）')).toEqual(asked('挂牌督战任务清单（户）'))
})

test('an inspector fills the 26 items on a phone, and both was done in ten minutes of a person', async ({ sitDown }) => {
  test.setTimeout(180_000)
  const inspector: Desk = await sitDown('xt-inspector', 390, platform.url)
  const { page } = inspector
  await enter(page, '督战任务')
  await comesToShow(page, page.locator('.visit-row').first())
  await click(page.locator('.visit-row').first())
  await click(page.getByRole('link', { name: '开始督战：自建清单（村）' }))
  await expect(page.getByText('已填 0 / 26 项')).toBeVisible()
  await expect(page.getByText('自建清单（村）').first()).toBeVisible()
  for (const no of sectionNumbers) {
    await goToSection(page, no)
    await answerWell(page)
    seconds += perClick * (1 + (await clauses(page).count()))
  }
  await isSaved(page)
  await click(page.getByRole('button', { name: '检查并提交' }).last())
  await click(page.getByRole('button', { name: '提交督战记录' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
  test.info().annotations.push({ type: 'clicked clock', description: `${Math.round(seconds)} seconds` })
  process.stdout.write(`the checklists took ${Math.round(seconds)} seconds by the clicked clock\n`)
  expect(seconds).toBeLessThanOrEqual(limit)
})
