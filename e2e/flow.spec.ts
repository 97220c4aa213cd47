import type { Page } from '@playwright/test'
import { callAs } from './call.ts'
import { answer, answerWell, clauses, goToSection, isSaved, sectionNumbers } from './checklist.ts'
import { comesToShow, type Desk, enter, expect, menu, test } from './desk.ts'

const plan = 'xiangtan-2020'
const village = '潭桥村'
const targetId = 'v430381106229'

/** Opens a village of this month's visits and its checklist. */
async function startVisit({ page }: Desk, name: string): Promise<void> {
  await enter(page, '督战任务')
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByRole('link', { name: '开始督战' }).click()
  await expect(page.locator('#section-title')).toBeVisible()
}

// One story told in order: what one person does is what the next one sees.
test.describe.configure({ mode: 'serial' })

test.describe('a month of listed supervision', () => {
  test('the inspector sees what is due this month, and what the village is', async ({ sitDown }) => {
    const inspector = await sitDown('xt-inspector')
    const { page, look } = inspector
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的任务')
    await expect(page.getByText('本期 3月1日 至 3月31日').or(page.getByText(/本期 .*31/))).toBeVisible()
    await expect(page.getByText('已完成 0 / 6 个村')).toBeVisible()
    await look('visits')
    await page.getByRole('link', { name: new RegExp(village) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(village)
    for (const figure of ['158户', '567人', '5户', '12人'])
      await expect(page.getByRole('definition').filter({ hasText: figure }).first()).toBeVisible()
    await expect(page.getByText('贫困人口 不少于 500 人（实为 567 人）')).toBeVisible()
    await look('target')
  })

  test('26 items are filled, left half-way, taken up again without losing an answer, and submitted', async ({ sitDown }) => {
    const inspector = await sitDown('xt-inspector')
    const viewer = await sitDown('xt-viewer', 1280)
    await expect(viewer.page.getByText('已督战 0 / 36 个村')).toBeVisible()
    const { page, look } = inspector
    await startVisit(inspector, village)

    // nothing is chosen beforehand
    await expect(page.locator('input:checked')).toHaveCount(0)
    await expect(page.getByText('已填 0 / 26 项')).toBeVisible()
    await answerWell(page)
    const first = page.locator('.item').first()
    await answer(clauses(page).first(), '否')
    await expect(first.getByText('必填')).toBeVisible()
    await first.getByRole('textbox').fill('村支两委三个月没有研究脱贫攻坚工作，责任没有落实到人。')
    // while a keyboard takes half of the screen, nothing stays over the question
    await page.setViewportSize({ width: 390, height: 420 })
    await expect(page.locator('.fill-head')).toHaveCSS('position', 'relative')
    await expect(page.locator('.fill-steps')).toHaveCSS('position', 'static')
    await look('checklist-keyboard')
    await page.setViewportSize({ width: 390, height: 844 })
    await first
      .locator('input[type=file]')
      .setInputFiles({ name: 'site.png', mimeType: 'image/png', buffer: await page.screenshot() })
    await expect(first.getByRole('img', { name: '现场照片 1' })).toBeVisible()
    await goToSection(page, '二')
    await answerWell(page)
    await isSaved(page)
    await look('checklist')
    const progress = await page
      .getByText(/^已填 \d+ \/ 26 项$/)
      .first()
      .textContent()

    // leaves by the door, comes back by the notice; then the page is torn down and opened anew
    await page.getByRole('link', { name: '暂存并离开' }).click()
    await enter(page, '督战任务')
    await page
      .getByRole('link', { name: /继续填写/ })
      .first()
      .click()
    await expect(page.getByText(progress ?? 'none').first()).toBeVisible()
    await page.reload()
    await expect(page.getByText(progress ?? 'none').first()).toBeVisible()
    await goToSection(page, '一')
    await expect(clauses(page).first().getByRole('radio', { name: '否' })).toBeChecked()
    await expect(page.getByRole('textbox').first()).toHaveValue(/三个月没有研究/)
    await expect(page.getByRole('img', { name: '现场照片 1' })).toBeVisible()

    for (const no of sectionNumbers.slice(2)) {
      await goToSection(page, no)
      await answerWell(page)
    }
    await expect(page.getByText('全部填写完成')).toBeVisible()
    await isSaved(page)
    await page.getByRole('button', { name: '检查并提交' }).last().click()
    await expect(page.getByText('发现 1 个问题')).toBeVisible()
    await look('review')
    const sent = page.waitForRequest((request) => request.url().includes('forms.submission.submit'))
    await page.getByRole('button', { name: '提交督战记录' }).click()
    const request = await sent
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await look('receipt')

    // the prefecture sees it on the page that it has open; how soon, `npm run bench` measures
    await expect(viewer.page.getByText('已督战 1 / 36 个村')).toBeVisible()

    // sent a second time, it is the same receipt and still one visit; HTTP/2 has headers of its own that cannot be sent
    const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':'))
    const again = await page.request.post(request.url(), { headers: Object.fromEntries(headers), data: request.postData() ?? '' })
    expect(again.status()).toBe(200)
    expect(await again.json()).toEqual(await (await request.response())?.json())
    await viewer.page.reload()
    await expect(viewer.page.getByText('已督战 1 / 36 个村')).toBeVisible()
    await page.getByRole('link', { name: '返回督战任务' }).click()
    await comesToShow(page, page.getByText('已完成 1 / 6 个村'))
  })

  test('the prefecture opens a figure onto the submissions behind it; what is not collected is absent, not zero', async ({
    sitDown,
  }) => {
    const { page, look } = await sitDown('xt-viewer', 1280)
    await expect(page.getByText('已督战 1 / 36 个村')).toBeVisible()
    await look('summary')
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /0\/1/ }) })
      .first()
    await expect(row.getByText('未采集').first()).toBeVisible()
    await row.getByRole('button', { name: /0\/1/ }).first().click()
    const behind = page
      .getByRole('dialog')
      .or(page.getByRole('region', { name: '数字背后的记录' }))
      .first()
    await expect(behind).toContainText(village)
    await look('figure')
    await behind
      .getByRole('link', { name: /打开记录|潭桥村/ })
      .first()
      .click()
    await expect(page.getByText(/三个月没有研究/)).toBeVisible()
    await look('submission')
  })

  test('the unit receives the finding, accepts it, and reports back with a photo', async ({ sitDown }) => {
    const unit = await sitDown('hutian-unit')
    const { page, look } = unit
    await expect(page.getByRole('heading', { level: 1 })).toContainText('问题台账')
    await look('ledger')
    await page
      .getByRole('link', { name: new RegExp(village) })
      .first()
      .click()
    for (const said of ['湘乡市壶天镇', '2020年4月4日', '突出问题'])
      await expect(page.getByRole('definition').filter({ hasText: said }).first()).toBeVisible()
    await expect(page.getByText('期限内')).toBeVisible()
    await look('finding')
    await step(page, '签收')
    await step(page, '反馈整改', {
      text: '村支两委已召开专题会议，责任落实到人，并上墙公示。',
      photo: await page.screenshot(),
    })
    await expect(page.getByText('待复核').first()).toBeVisible()
    await expect(page.getByRole('button', { name: '销号' })).toHaveCount(0)
    await look('finding-reported')
  })

  test('the reviewer sends it back once, then verifies and closes it out; every step is in its timeline', async ({ sitDown }) => {
    const reviewer = await sitDown('xx-reviewer', 1280)
    await openFinding(reviewer)
    await step(reviewer.page, '退回', { text: '公示没有照片，请补齐会议记录。' })
    const unit = await sitDown('hutian-unit')
    await openFinding(unit)
    await step(unit.page, '反馈整改', { text: '已补齐会议记录和公示照片。' })
    await reviewer.page.reload()
    await step(reviewer.page, '复核通过', { text: '现场查看，责任已经落实到人。' })
    await step(reviewer.page, '销号')
    await expect(reviewer.page.getByText('已销号').first()).toBeVisible()
    await expect(reviewer.page.getByRole('region', { name: '办理', exact: true })).toHaveCount(0)
    // newest first, each with who and when
    const steps = timeline(reviewer.page).getByRole('listitem')
    const told: [string, string][] = [
      ['销号', '湘乡市扶贫办·复核员'],
      ['复核通过', '湘乡市扶贫办·复核员'],
      ['反馈整改', '湘乡市壶天镇人民政府·责任单位'],
      ['退回', '湘乡市扶贫办·复核员'],
      ['反馈整改', '湘乡市壶天镇人民政府·责任单位'],
      ['签收', '湘乡市壶天镇人民政府·责任单位'],
      ['交办', '督战平台'],
      ['登记问题', '湘潭市市级定点挂牌督战队·督战员'],
    ]
    await expect(steps).toHaveCount(told.length)
    for (const [at, [verb, who]] of told.entries())
      await expect(steps.nth(at)).toContainText(new RegExp(`${verb}.*${who}.*2020-03-20 \\d\\d:\\d\\d`))
    await reviewer.look('finding-closed')
  })

  test('who holds no right over the place sees nothing of it, under its very address', async ({ sitDown }) => {
    const reviewer = await callAs(process.env['DUZHAN_URL'] ?? '', 'xx-reviewer')
    const findings = (await reviewer('query', 'assignments.finding.list', { plan, state: 'closedOut' })).data?.rows
    const submissions = (await reviewer('query', 'forms.submission.list', { plan })).data
    const places = [`targets/${targetId}`, `findings/${findings?.[0]?.id}`, `submissions/${submissions?.[0]?.id}`]
    expect(places.join()).not.toContain('undefined')
    const absent = (page: Page) => page.getByText('没有找到，或不在您的权限范围')

    for (const account of ['xtx-inspector', 'xtx-reviewer', 'henan-outsider']) {
      const { page } = await sitDown(account)
      for (const place of places) {
        await page.goto(`/${plan}/${place}`)
        await expect(absent(page), `${account} at ${place}`).toBeVisible()
        await expect(page.getByText(village)).toHaveCount(0)
      }
    }
    const viewer = await sitDown('xt-viewer', 1280)
    for (const place of places) {
      await viewer.page.goto(`/${plan}/${place}`)
      await expect(viewer.page.getByText(village).first()).toBeVisible()
      // may look, may not act
      await expect(viewer.page.getByRole('region', { name: '办理', exact: true })).toHaveCount(0)
      await expect(viewer.page.getByRole('link', { name: '开始督战' })).toHaveCount(0)
    }
  })

  test('each post is offered the areas that its grant opens, and no other', async ({ sitDown }) => {
    const areas = {
      'xt-author': [/首页/, /督战任务/, /问题台账/, /应办事项/, /备案/, /汇总/, /方案/],
      'xt-inspector': [/首页/, /督战任务/, /问题台账/, /应办事项/, /汇总/, /方案/],
      'hutian-unit': [/首页/, /问题台账/, /应办事项/, /方案/],
      'xx-reviewer': [/首页/, /督战任务/, /问题台账/, /应办事项/, /备案/, /汇总/, /方案/],
    }
    for (const [account, offered] of Object.entries(areas)) {
      const { page } = await sitDown(account, 1280)
      await expect(menu(page).getByRole('link')).toHaveText(offered)
    }
    // a province away there is a plan to see, but not this one
    const outsider = await sitDown('henan-outsider')
    await expect(outsider.page.getByText('湘潭')).toHaveCount(0)
    await outsider.look('outsider')
    await outsider.page.goto(`/${plan}`)
    await expect(outsider.page.getByText('没有找到，或不在您的权限范围')).toBeVisible()
    await expect(outsider.page.getByText('湘潭')).toHaveCount(0)
    const unit = await sitDown('hutian-unit')
    await unit.page.goto(`/${plan}/summary`)
    await expect(unit.page.getByText('您的岗位没有这项权限')).toBeVisible()
  })
})

async function openFinding({ page }: Desk): Promise<void> {
  await enter(page, '问题台账')
  await page
    .getByRole('link', { name: new RegExp(village) })
    .first()
    .click()
  await expect(timeline(page)).toBeVisible()
}

const timeline = (page: Page) => page.getByRole('region', { name: '办理过程' })

/** Takes one step on the finding on screen: opens its small form, fills what it asks, and sends it. */
async function step(page: Page, name: string, filled: { text?: string; photo?: Buffer } = {}): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('form', { name, exact: true })
  if (filled.text) await form.getByRole('textbox').first().fill(filled.text)
  if (filled.photo) {
    await form.locator('input[type=file]').setInputFiles({ name: 'after.png', mimeType: 'image/png', buffer: filled.photo })
    await expect(form.getByRole('img', { name: '现场照片 1' })).toBeVisible()
  }
  await form.locator('button[type=submit]').click()
  await expect(form).toHaveCount(0)
  await expect(timeline(page).getByRole('listitem').first()).toContainText(name)
}
