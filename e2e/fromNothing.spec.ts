import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan } from '@duzhan/plan'
import { canteens } from '@duzhan/plan-packs'
import type { Locator, Page } from '@playwright/test'
import { callAs } from './call.ts'
import { type Desk, enter, expect, test } from './desk.ts'
import { accessFaults } from './pageAccess.ts'
import { openPart, writeFields, writeList } from './planFilling.ts'
import { kept, press } from './planPage.ts'
import { type Platform, startPlatform } from './platform.ts'
import { asIfWritten, questionsOf, withoutQuestions } from './writtenPlan.ts'

// The plan of a county's school canteens is built from nothing, by what the page offers and texts that are pasted, and is then the
// plan of the example. The county that builds it is one of the demonstration, which has its own code.
const county = '430382000000'
const code = 'canteens-from-nothing'
const pack = canteens.plan as Plan
// no owners of a duty are named: the example writes an empty list of them, a plan built on the page none
const { owners: _none, ...assignments } = pack.assignments
const plan: Plan = {
  ...pack,
  assignments,
  ...{ code, jurisdiction: county },
  units: pack.units.map((unit) => ({ ...unit, region: county })),
}

let data = ''
let platform: Platform
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(200_000)
  data = mkdtempSync(join(tmpdir(), 'duzhan-nothing-'))
  platform = await startPlatform({ data })
})
test.afterAll(async () => {
  await platform?.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

test('a plan is begun from nothing', async ({ sitDown }) => {
  const { page, look } = await sitDown('ss-author', 1280, platform.url)
  await enter(page, '方案')
  await page.getByRole('link', { name: '新建方案' }).click()
  await press(page, '从空白写起')
  await page.getByLabel('方案名称').fill(plan.title)
  await page.getByLabel('印发机关').fill(plan.document.issuer)
  await page.getByLabel('印发日期（可不填）').fill(plan.document.issuedOn ?? '')
  await page.getByLabel('从哪一天起（可不填）').fill(plan.period.start ?? '')
  await page.getByLabel('到哪一天止').fill(plan.period.end)
  await page.getByLabel('方案编号').fill(code)
  await look('new-plan-blank')
  expect(await accessFaults(page)).toEqual([])
  await press(page, '开始编写')
  await expect(page.getByRole('heading', { name: '编辑方案' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/${code}/edit`))
})

test('its parts are written, its checklists pasted and set, and it is published', async ({ sitDown }) => {
  test.setTimeout(230_000)
  const desk = await sitDown('ss-author', 1280, platform.url)
  const { page } = desk
  page.setDefaultTimeout(10_000)
  await page.goto(`/${code}/edit`)
  for (const part of ['goals', 'focusAreas', 'units', 'targetKinds', 'cycles', 'targetLists', 'checklists'])
    await test.step(part, () => writeList(page, part, plan))
  await test.step('the sheet that schools fill each week', () => writeSelfCheck(desk))
  await test.step('the sheet that inspectors give points by', () => writeInspection(desk))
  for (const part of ['assignments.teams', 'duties.owed', 'ladder', 'notes'])
    await test.step(part, () => writeList(page, part, plan))
  await writeFields(page, '到期提醒', ['duties.remindDays'], plan)
  await kept(page)
  await desk.look('from-nothing')
  await page.getByRole('link', { name: '查看变化并发布' }).click()
  await press(page, '预览')
  await press(page, '发布')
  await expect(page.getByRole('link', { name: '查看方案' })).toBeVisible()
})

test('what was published is the example, as far as keys are the platform’s own', async () => {
  const author = await callAs(platform.url, 'ss-author')
  const built = (await author('query', 'forms.plan.byId', { plan: code })).data?.document
  expect(asIfWritten(built as Plan, plan)).toEqual(withoutQuestions(plan))
  for (const { title } of plan.checklists)
    expect(allowed(questionsOf(built as Plan, title)), title).toEqual(allowed(questionsOf(plan, title)))
})

/** What the screens say otherwise than the example, which was written by hand; nothing else may differ. */
function allowed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(allowed)
  if (typeof value !== 'object' || value === null) return value
  const { no, minLength, maxLength, ...others } = value as Record<string, unknown>
  // the builder numbers items anew in each section, the example counts them through
  const isNumbered = no === undefined || others['kind'] === 'section'
  // the name in a column of text has the platform's own length, the example sets one
  const isColumn = others['title'] === '供货商'
  return Object.fromEntries(
    Object.entries({
      ...others,
      ...(isNumbered && no !== undefined && { no }),
      ...(!isColumn && { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) }),
    }).map(([name, part]) => [name, allowed(part)]),
  )
}

const selfCheckText = `一、采购与贮存
1. 进货查验和索证索票是否齐全
2. 过期变质食品
3. 本周供货商
4. 冷冻柜温度
5. 原料贮存间照片
二、加工与供餐
6. 后厨操作间照片
7. 食品是否烧熟煮透、生熟分开
8. 食品留样是否足量满48小时
9. 餐饮具是否洗净消毒
10. 本周日均供餐
三、人员与公示
11. 从业人员是否持有效健康证明上岗
12. 学校负责人是否按日陪餐并公示`

const inspectionText = `一、采购与贮存（40分）
1. 食品原料（20分）
2. 贮存条件（20分）
二、加工与消毒（40分）
3. 加工操作（20分）
4. 清洗消毒（20分）
三、人员管理（20分）
5. 从业人员（20分）`

async function pasteInto(page: Page, title: string, text: string, taken: string): Promise<void> {
  await openPart(page, '督战清单')
  await page.locator('.edit-element-title', { hasText: title }).click()
  await press(page, '在清单编辑器中打开')
  await press(page, '粘贴整份清单')
  await page.getByRole('textbox', { name: '粘贴整份清单' }).fill(text)
  await press(page, taken)
}

/** Goes to an item by the outline; its settings stand open. */
async function go(page: Page, words: string): Promise<Locator> {
  await page
    .getByRole('navigation', { name: '目录' })
    .getByRole('button', { name: new RegExp(`\\d ${words}`) })
    .click()
  return page.locator('.builder-item[data-open]')
}
/** Opens the settings that few need. */
const openMore = (item: Locator) => item.locator('details.edit-more > summary').click()
const kindOf = (item: Locator, kind: string) => item.getByLabel(/^第 \d+ 项的题型$/).selectOption(kind)

interface Rule {
  title: string
  category: string
  days: number
  isSerious?: boolean
}
/** The rule of findings that stands open under an item. */
async function writeRule(item: Locator, { title, category, days, isSerious = false }: Rule, box: string): Promise<void> {
  await item.getByLabel(box, { exact: true }).check()
  if (isSerious) await item.getByLabel('问题程度').selectOption('突出问题')
  await item.getByLabel('由哪一级整改').selectOption('乡镇级')
  await item.getByLabel('属于哪项督战内容').selectOption(category)
  await item.getByLabel('多久内整改').fill(String(days))
  await item.getByLabel('问题写成').fill(title)
}

async function writeSelfCheck({ page, look }: Desk): Promise<void> {
  await pasteInto(page, '学校食堂每周自查表', selfCheckText, '添加 3 节 12 项')
  const judged: [string, Rule][] = [
    ['进货查验和索证索票是否齐全', { title: '进货查验或索证索票不齐全', category: '采购查验', days: 7 }],
    ['食品是否烧熟煮透', { title: '食品未烧熟煮透或生熟不分', category: '加工与消毒', days: 7 }],
    ['食品留样是否足量', { title: '食品留样不足', category: '加工与消毒', days: 7 }],
    ['餐饮具是否洗净消毒', { title: '餐饮具清洗消毒不到位', category: '加工与消毒', days: 7 }],
    ['从业人员是否持有效健康证明', { title: '从业人员无有效健康证明', category: '人员管理', days: 7 }],
    ['学校负责人是否按日陪餐', { title: '未按日陪餐或未公示', category: '人员管理', days: 7 }],
  ]
  for (const [words, rule] of judged) {
    const item = await go(page, words)
    await item.getByLabel('不好时要写情况说明').uncheck()
    await writeRule(item, rule, '不好时记为问题')
  }

  const expired = await go(page, '过期变质食品')
  await kindOf(expired, '数字')
  await openMore(expired)
  await expired.getByLabel('可以另附现场照片').uncheck()
  await expired.getByLabel('计量单位').fill('批次')
  await expired.getByLabel('最小值').fill('0')
  await expired.getByLabel('最大值').fill('100')
  await expired.getByLabel('最多几位小数').fill('0')
  await writeRule(expired, { title: '过期变质食品{answer}', category: '贮存条件', days: 3, isSerious: true }, '记为问题')
  await expired.getByLabel('数字怎样时记为问题').selectOption('达到或超过')
  await expired.getByLabel('界限').fill('1')

  const suppliers = await go(page, '本周供货商')
  await kindOf(suppliers, '表格')
  const columns: [string, string, string][] = [
    ['供货商', '文字', ''],
    ['供应品类', '单选', '米面粮油、肉禽蛋、水产、蔬菜水果、豆制品、调味品、其他'],
    ['证照', '等次', '证照齐全、证照不全'],
  ]
  for (const [at, [title, kind, words]] of columns.entries()) {
    if (at > 0) await press(suppliers, '添加一栏')
    await suppliers.getByLabel(`第 ${at + 1} 栏的名称`).fill(title)
    await suppliers.getByLabel(`第 ${at + 1} 栏的题型`).selectOption(kind)
    if (words !== '') await suppliers.getByLabel(`第 ${at + 1} 栏的选项（用、隔开）`).fill(words)
    await suppliers.locator('.builder-row').nth(at).getByLabel('必填', { exact: true }).check()
  }
  await suppliers.getByRole('group', { name: '第 3 栏哪些算差' }).getByLabel('证照不全').check()
  await openMore(suppliers)
  await suppliers.getByLabel('可以另附现场照片').uncheck()
  await suppliers.getByLabel('一行叫什么').fill('')
  await suppliers.getByLabel('至少几行').fill('1')
  await suppliers.getByLabel('最多几行').fill('50')
  await writeRule(suppliers, { title: '供货商证照不全', category: '采购查验', days: 7 }, '记为问题')
  await suppliers.getByLabel('看哪一栏').selectOption('证照')

  const freezer = await go(page, '冷冻柜温度')
  await kindOf(freezer, '数字')
  await openMore(freezer)
  await freezer.getByLabel('可以另附现场照片').uncheck()
  await freezer.getByLabel('计量单位').fill('℃')
  await freezer.getByLabel('最小值').fill('-20')
  await freezer.getByLabel('最大值').fill('8')
  await freezer.getByLabel('最多几位小数').fill('1')
  await writeRule(freezer, { title: '冷冻柜温度{answer}，高于零下12℃', category: '贮存条件', days: 3 }, '记为问题')
  await freezer.getByLabel('数字怎样时记为问题').selectOption('超过')
  await freezer.getByLabel('界限').fill('-12')

  for (const words of ['原料贮存间照片', '后厨操作间照片']) {
    const photos = await go(page, words)
    await photos.getByLabel('至少几张').fill('1')
    await photos.getByLabel('最多几张').fill('9')
    await openMore(photos)
    await photos.getByLabel('可以另写情况说明').uncheck()
  }
  const meals = await go(page, '本周日均供餐')
  await kindOf(meals, '数字')
  await openMore(meals)
  await meals.getByLabel('可以另附现场照片').uncheck()
  await meals.getByLabel('计量单位').fill('人次')
  await meals.getByLabel('最小值').fill('0')
  await meals.getByLabel('最大值').fill('10000')
  await meals.getByLabel('最多几位小数').fill('0')
  await look('from-nothing-self-check')
  expect(await accessFaults(page)).toEqual([])
  await press(page, '返回方案')
}

async function writeInspection({ page, look }: Desk): Promise<void> {
  await pasteInto(page, '学校食堂监督检查评分表', inspectionText, '添加 3 节 5 项')
  const scored: [string, [string, number][]][] = [
    [
      '食品原料',
      [
        ['过期食品，每批次扣5分', 5],
        ['标签标识不全，每批次扣2分', 2],
      ],
    ],
    [
      '贮存条件',
      [
        ['离地离墙不符，每处扣2分', 2],
        ['冷藏冷冻温度不符，每台扣5分', 5],
      ],
    ],
    [
      '加工操作',
      [
        ['生熟混放，每处扣5分', 5],
        ['留样不足，每餐次扣3分', 3],
      ],
    ],
    [
      '清洗消毒',
      [
        ['餐饮具不洁，每件扣1分', 1],
        ['消毒记录缺失，每日扣2分', 2],
      ],
    ],
    [
      '从业人员',
      [
        ['无健康证明，每人扣5分', 5],
        ['未经培训，每人扣2分', 2],
      ],
    ],
  ]
  for (const [words, reasons] of scored) {
    const item = await go(page, words)
    await openMore(item)
    await item.getByLabel('可以另附现场照片').check()
    await item.getByLabel('按扣分原因扣分').check()
    await item.getByLabel('满分', { exact: true }).fill('20')
    for (const [at, [title, points]] of reasons.entries()) {
      if (at > 0) await press(item, '添加一个扣分原因')
      await item.getByLabel(`扣分原因 ${at + 1}`, { exact: true }).fill(title)
      await item.getByLabel(`原因 ${at + 1} 每次扣几分`).fill(String(points))
      await item.getByLabel(`原因 ${at + 1} 最多扣几次`).fill('20')
    }
  }
  const goods = await go(page, '食品原料')
  await writeRule(goods, { title: '发现过期食品', category: '贮存条件', days: 3, isSerious: true }, '记为问题')
  for (const [at, [title, from]] of [
    ['优秀', 90],
    ['合格', 75],
    ['不合格', 0],
  ].entries()) {
    await press(page, '添加一个等次')
    await page.getByLabel(`第 ${at + 1} 等的名称`).fill(String(title))
    await page.getByLabel(`第 ${at + 1} 等从几分起`).fill(String(from))
  }
  await look('from-nothing-inspection')
  expect(await accessFaults(page)).toEqual([])
  await press(page, '返回方案')
}
