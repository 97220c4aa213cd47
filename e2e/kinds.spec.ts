import type { Page } from '@playwright/test'
import { goToSection, isSaved } from './checklist.ts'
import { comesToShow, type Desk, enter, expect, test } from './desk.ts'
import { choose, contract, draw, fillWell, inkOf, item, paste, photo, renamedProgramme, startVisit } from './kinds.ts'
import { watch } from './watch.ts'

const village = '余村'
const summary = '余村干净整洁，饮水由村级水厂供应；两处垃圾堆放点已当场交办。'

/** What a phone needs beside the page: it says where it is, and holds what was copied. */
async function equip({ page }: Desk): Promise<void> {
  await page.context().grantPermissions(['geolocation', 'clipboard-read', 'clipboard-write'])
  await page.context().setGeolocation({ latitude: 30.53512, longitude: 119.60684, accuracy: 18 })
}

const progress = (page: Page) => page.locator('.fill-progress').getByText(/^已填 \d+ \/ \d+ 项$/)

// One story told in order: what one person does is what the next one sees.
test.describe.configure({ mode: 'serial' })

test.describe('an item of every kind, from the village to the county', () => {
  test('is filled with a finger, found again after the phone was put away, looked over and sent', async ({ sitDown }) => {
    test.setTimeout(300_000) // on a machine that does other things beside
    const inspector = await sitDown('aj-inspector')
    const { page, look } = inspector
    await equip(inspector)
    await startVisit(inspector, village)
    await fillBasic(inspector)
    await fillSites(inspector)
    await fillWater(inspector)

    // half-way the phone goes into the pocket
    await isSaved(page)
    const half = (await progress(page).textContent()) ?? ''
    await page.getByRole('link', { name: '暂存并离开' }).click()
    await enter(page, '督战任务')
    await page
      .getByRole('link', { name: /继续填写/ })
      .first()
      .click()
    await page.reload()
    await expect(progress(page)).toHaveText(half)
    await seesWhatWasTyped(inspector)

    await page.getByRole('button', { name: '检查并提交' }).last().click()
    await expect(page.getByText(/还有 \d+ 项未填，填完才能提交/)).toBeVisible()
    await look('review-missing')
    await page.getByRole('button', { name: '跳到第一个未填项' }).click()
    await expect(item(page, '15')).toBeFocused()
    await expect(item(page, '15')).toContainText('请至少添加一行；没有可填的，请选“没有可填的”')

    await fillHouses(inspector)
    await fillMoney(inspector)
    await fillClosing(inspector)
    await expect(page.getByText('全部填写完成')).toBeVisible()
    await isSaved(page)
    await page.getByRole('button', { name: '检查并提交' }).last().click()
    await expect(page.getByText('发现 4 个问题，提交后交办责任单位整改')).toBeVisible()
    await look('review')
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await look('receipt')
    await page.getByRole('link', { name: '查看督战记录' }).click()
    await readsTheRecord(inspector)
  })

  test('is read as what it is, and what is wrong goes to who has to mend it', async ({ sitDown }) => {
    const unit = await sitDown('aj-unit')
    await enter(unit.page, '问题台账')
    await comesToShow(unit.page, unit.page.getByRole('link', { name: /垃圾乱堆放点4处/ }))
    for (const title of ['村卫生室没有正常开诊', '村容村貌为“差”', '垃圾乱堆放点4处', '俞金花户住房为D级'])
      await expect(unit.page.getByRole('row', { name: new RegExp(title) })).toContainText(village)
    await unit.page.getByRole('link', { name: /垃圾乱堆放点4处/ }).click()
    await expect(unit.page.getByRole('button', { name: '签收', exact: true })).toBeVisible()
    await expect(unit.page.getByText('村口一处，河边三处。')).toBeVisible()
    await unit.look('finding')
    // a neighbour's office sees none of it
    const neighbour = await sitDown('ajx-unit')
    await enter(neighbour.page, '问题台账')
    await expect(neighbour.page.getByRole('heading', { level: 1 })).toHaveText('问题台账')
    await expect(neighbour.page.getByText(village)).toHaveCount(0)
    await neighbour.look('neighbour')

    const viewer = await sitDown('aj-viewer', 1280)
    await enter(viewer.page, '督战任务')
    await viewer.page.getByRole('link', { name: new RegExp(village) }).click()
    await viewer.page.getByRole('link', { name: '查看记录' }).click()
    await readsTheRecord(viewer)
  })

  test('counts in the figures of the county, each kind in its own way', async ({ sitDown }) => {
    for (const width of [1280, 390]) {
      const viewer = await sitDown('aj-viewer', width)
      const { page, look } = viewer
      await enter(page, '汇总')
      for (const [title, ...figure] of figures) await sees(page, title, ...figure)
      await look('summary')
      await page.getByRole('button', { name: /^合计 总分/ }).click()
      await expect(page.getByRole('dialog')).toContainText(/第 1 名.*17 分，良好/)
      await look('points')
      await page.keyboard.press('Escape')
    }
  })

  test('is put right: the figures follow, and the finding that falls away is withdrawn', async ({ sitDown }) => {
    const inspector = await sitDown('aj-inspector')
    const { page, look } = inspector
    await enter(page, '督战任务')
    await page.getByRole('link', { name: new RegExp(village) }).click()
    await page.getByRole('link', { name: '查看记录' }).click()
    await page.getByRole('link', { name: '更正这份记录' }).click()
    await goToSection(page, '二')
    await expect(item(page, '6').getByRole('textbox', { name: '垃圾乱堆放点' })).toHaveValue('4')
    await item(page, '6').getByRole('textbox', { name: '垃圾乱堆放点' }).fill('2')
    await item(page, '8').getByRole('button', { name: '满分' }).click()
    await page.getByRole('navigation', { name: '清单各节' }).getByRole('button', { name: '检查并提交' }).click()
    await page.getByLabel('更正理由').fill('河边两处当场已清运，现场复核后更正')
    await expect(page.getByText('更正后共 3 个问题')).toBeVisible()
    await look('correction')
    await page.getByRole('button', { name: '提交更正' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')

    const { page: desk } = await sitDown('aj-viewer', 1280)
    await enter(desk, '汇总')
    await sees(desk, '6. 垃圾乱堆放点', '2处', '正常 1/1')
    await sees(desk, '8. 公共设施管护（10 分）', '10 分')
    await sees(desk, '总分', '18.5 分', '优秀 1')
    await enter(desk, '问题台账')
    await expect(desk.getByRole('link', { name: /村容村貌为“差”/ })).toBeVisible()
    await expect(desk.getByRole('link', { name: /垃圾乱堆放点/ })).toHaveCount(0)
    await desk.getByRole('group', { name: '状态' }).getByText('已撤回').click()
    await expect(desk.getByRole('link', { name: /垃圾乱堆放点4处/ })).toBeVisible()
  })

  test('is filled where there is no network, with photos, a file and a signature, and sent once there is', async ({
    sitDown,
  }) => {
    const inspector = await sitDown('aj-inspector')
    const { page, look } = inspector
    const { underway } = watch(page)
    await equip(inspector)
    await startVisit(inspector, '白水湾村')
    // what every kind needs later is fetched right after the form, while there is a network
    const fetched = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join(),
      )
    for (const part of ['evidenceViews', 'keepPhoto', 'uploadPhotos', 'submitDraft']) await expect.poll(fetched).toContain(part)
    await expect.poll(underway).toBe(0)
    await page.context().setOffline(true)
    await fillWell(page)
    await expect(item(page, '24').getByRole('img')).toBeVisible()
    await goToSection(page, '五')
    await expect(item(page, '22')).toContainText('已存本机，联网后上传')
    await look('offline-file')
    await page.getByRole('navigation', { name: '清单各节' }).getByRole('button', { name: '检查并提交' }).click()
    await expect(page.getByText('没有发现问题')).toBeVisible()
    await expect(page.locator('.answer').filter({ hasText: '村口、主干道、公厕照片' }).getByRole('img')).toHaveCount(2)
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await expect(page.getByRole('alert')).toContainText('网络')
    await look('offline-refused')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await page.getByRole('link', { name: '查看督战记录' }).click()
    const answers = page.locator('.answer')
    await expect(answers.filter({ hasText: '村口、主干道、公厕照片' }).getByRole('img')).toHaveCount(2)
    await expect(answers.filter({ hasText: '村党组织负责人签名' }).getByRole('img')).toHaveCount(1)
    const opened = await page.request.get((await page.getByRole('link', { name: /管护合同/ }).getAttribute('href')) ?? '')
    expect(await opened.body()).toEqual(contract.buffer)
  })
})

/** What each question of the summary says of one village. */
const figures = [
  ['总分', '17 分', '满分 20 分', '良好 1'],
  ['1. 到村时间', '08:30'],
  ['2. 村卫生室是否正常开诊', '0%'],
  ['2.1. 从哪个月起没有开诊', '2020年1月'],
  ['3. 最近一次村民代表会议日期', '2020年3月2日'],
  ['4. 常住户数', '1,326户'],
  ['5. 村容村貌总体印象', '差', '正常 0/1'],
  ['6. 垃圾乱堆放点', '4处', '正常 0/1'],
  ['7. 环境卫生（10 分）', '6.5 分', '满分 10 分'],
  ['8. 公共设施管护（10 分）', '8.5 分'],
  ['9. 加分：上级通报表扬（最多 5 分）', '2 分'],
  ['10. 村口、主干道、公厕照片', '1 张'],
  ['11. 督战地点', '1 处'],
  ['12. 主要饮水来源', '其他'],
  ['13. 饮水方面的问题（可多选）', '管网老化', '水压不足', '其他'],
  ['14. 管网改造打算', '1 份'],
  ['15. 危旧房台账', '3 行', '正常 0/1'],
  ['16. 入户核查（至少两户）', '2 户'],
  ['17. 年度计划投入', '12.5万元'],
  ['18. 已拨付', '10万元'],
  ['19. 尚未拨付', '2.5万元'],
  ['20. 拨付进度', '80%'],
  ['公示地点', '村务公开栏'],
  ['公示金额', '10万元'],
  ['22. 佐证材料（合同、账页）', '1 个文件'],
  ['23. 督战小结', '1 份'],
  ['24. 村党组织负责人签名', '1 份签名'],
] as const

async function sees(page: Page, title: string, ...figure: readonly string[]): Promise<void> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: false }) })
  for (const words of figure) await expect(row.first().getByRole('cell').first(), title).toContainText(words)
}

/** Every answer of the record, each as its kind is read. */
async function readsTheRecord({ page, look }: Desk): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${village} · 督战记录`)
  await expect(page.getByText('17 分', { exact: true })).toBeVisible()
  await expect(page.getByText('发现 4 个问题')).toBeVisible()
  const answer = (title: string) => page.locator('.answer').filter({ hasText: title })
  for (const [title, ...words] of [
    ['到村时间', '08:30'],
    ['村卫生室是否正常开诊', '否', '村医外出进修，已停诊两个月。'],
    ['从哪个月起没有开诊', '2020年1月'],
    ['最近一次村民代表会议日期', '2020年3月2日'],
    ['常住户数', '1326户'],
    ['村容村貌总体印象', '差'],
    ['垃圾乱堆放点', '4处'],
    ['环境卫生', '6.5 / 10 分', '垃圾乱堆乱放（每处）：1 次，扣 2 分'],
    ['公共设施管护', '8.5 / 10 分'],
    ['加分：上级通报表扬', '2 / 5 分'],
    ['督战地点', '北纬 30.53512°', '误差约 18 米', '距对象登记的位置约 640 米'],
    ['主要饮水来源', '其他', '邻村供水管网'],
    ['饮水方面的问题', '管网老化、水压不足、其他', '水表老旧'],
    ['管网改造打算', '六月底前更换主管网'],
    ['危旧房台账', '俞金花', '112.25平方米', 'D级', '293.75平方米'],
    ['入户核查', '潘福生', '普通旱厕', '就医'],
    ['尚未拨付', '2.5万元'],
    ['拨付进度', '80%'],
    ['公示情况', '村务公开栏', '2020年2月', '10万元'],
    ['佐证材料', '管护合同.pdf', 'PDF 文件 · 1 KB'],
    ['督战小结', summary],
    ['村党组织负责人签名', '俞小平'],
  ] as const)
    for (const word of words) await expect(answer(title).first(), title).toContainText(word)
  await expect(answer('村口、主干道、公厕照片').getByRole('img')).toHaveCount(1)
  await expect(answer('村党组织负责人签名').getByRole('img')).toHaveCount(1)
  await look('record')
}

async function fillBasic({ page, look }: Desk): Promise<void> {
  await expect(page.getByText('先到村部核对人员和名册')).toBeVisible()
  const arrival = item(page, '1')
  await arrival.locator('input[type=time]').fill('08:30')
  await expect(arrival.locator('input[type=time]')).toHaveValue('08:30')

  // the question that hangs on another comes, goes and comes back with what was typed
  const clinic = item(page, '2')
  const since = item(page, '2.1')
  await expect(since).toHaveCount(0)
  await clinic.getByRole('radio', { name: '否' }).check()
  await since.getByRole('textbox').fill('2020-01')
  await clinic.getByRole('radio', { name: '是' }).check()
  await expect(since).toHaveCount(0)
  await clinic.getByRole('radio', { name: '否' }).check()
  await expect(since.getByRole('textbox')).toHaveValue('2020-01')
  await expect(since).toContainText('2020年1月')
  await clinic.getByRole('textbox').fill('村医外出进修，已停诊两个月。')
  await choose(clinic, await photo(page, 'clinic.jpg', '#456'))
  await expect(clinic.getByRole('img', { name: '现场照片 1' })).toBeVisible()

  const meeting = item(page, '3')
  await meeting.getByRole('textbox').fill('2020-03-21')
  await expect(meeting).toContainText('不能晚于2020年3月20日')
  await meeting.getByRole('textbox').fill('2020-03-02')
  await expect(meeting).toContainText('2020年3月2日')

  const households = item(page, '4')
  await households.getByRole('textbox').fill('约三百户')
  await households.getByRole('textbox').blur()
  await expect(households.locator('.field-error')).toHaveText('“约三百户”不是数字：请只填数字，单位是“户”，不用写')
  await look('basic-wrong')
  await households.getByRole('textbox').fill('９０００')
  await households.getByRole('textbox').blur()
  await expect(households.locator('.field-error')).toHaveText('“常住户数”不能大于 5000')
  await isSaved(page)
  await page.reload()
  await expect(households.locator('.field-error')).toHaveText('“常住户数”不能大于 5000')
  await households.getByRole('textbox').fill('１，３２６户')
  await households.getByRole('textbox').blur()
  await expect(households.getByRole('textbox')).toHaveValue('1326')
  await expect(households.locator('.field-error')).toHaveCount(0)
  await look('basic')
}

async function fillSites({ page, look }: Desk): Promise<void> {
  await goToSection(page, '二')
  await item(page, '5').getByRole('radio', { name: '差', exact: true }).check()
  await item(page, '5').getByRole('textbox').fill('村口和主干道两侧堆放杂物。')
  await item(page, '6').getByRole('textbox', { name: '垃圾乱堆放点' }).fill('４')
  await item(page, '6').getByRole('textbox', { name: '情况说明' }).fill('村口一处，河边三处。')

  const cleaning = item(page, '7')
  await expect(cleaning).toContainText('尚未打分')
  await cleaning.getByRole('button', { name: '无扣分' }).click()
  await expect(cleaning).toContainText('扣 0 分，得 10 分（满分 10 分）')
  const more = (what: string) => cleaning.getByRole('button', { name: new RegExp(`^增加：${what}`) })
  await more('垃圾').click()
  await more('垃圾').click()
  await more('污水').click()
  await expect(cleaning).toContainText('扣 5.5 分，得 4.5 分（满分 10 分）')
  await cleaning.getByRole('button', { name: /^减少：垃圾/ }).click()
  await expect(cleaning).toContainText('扣 3.5 分，得 6.5 分（满分 10 分）')

  const facilities = item(page, '8')
  await facilities.getByRole('button', { name: /^增加/ }).click()
  await expect(facilities.getByRole('textbox').first()).toHaveValue('0.5')
  await facilities.getByRole('button', { name: '满分' }).click()
  for (let step = 0; step < 3; step++) await facilities.getByRole('button', { name: /^减少/ }).click()
  await expect(facilities.getByRole('textbox').first()).toHaveValue('8.5')
  await item(page, '9').getByRole('radio', { name: '2', exact: true }).check()

  const overview = item(page, '10')
  await choose(overview, await photo(page, 'gate.jpg', '#6a4'), await photo(page, 'road.jpg', '#a64'))
  await expect(overview.getByRole('img')).toHaveCount(2)
  await overview.getByRole('button', { name: '移除照片 1' }).click()
  await expect(overview.getByRole('img')).toHaveCount(1)

  await item(page, '11').getByRole('button', { name: '获取当前位置' }).click()
  await expect(item(page, '11')).toContainText('北纬 30.53512°，东经 119.60684°')
  await expect(item(page, '11')).toContainText('误差约 18 米')
  await look('sites')
}

async function fillWater({ page, look }: Desk): Promise<void> {
  await goToSection(page, '三')
  const source = item(page, '12')
  await source.getByRole('button', { name: /请选择（共 8 项）/ }).click()
  await source.getByRole('combobox').fill('sqs')
  await expect(source.getByRole('option')).toHaveText(['山泉水'])
  await look('water-search')
  await source.getByRole('combobox').fill('其他')
  await source.getByRole('option', { name: '其他' }).click()
  await source.getByLabel('其他来源').fill('邻村供水管网')

  const problems = item(page, '13')
  await expect(item(page, '14')).toHaveCount(0)
  await problems.getByRole('checkbox', { name: '管网老化' }).check()
  await problems.getByRole('checkbox', { name: '水压不足' }).check()
  await problems.getByRole('checkbox', { name: '其他' }).check()
  await problems.getByLabel('其他问题').fill('水表老旧')
  await item(page, '14').getByRole('textbox').fill('  六月底前更换主管网 ')
  await item(page, '14').getByRole('textbox').blur()
  await expect(item(page, '14').getByRole('textbox')).toHaveValue('六月底前更换主管网')
  await look('water')
}

async function seesWhatWasTyped({ page }: Desk): Promise<void> {
  await goToSection(page, '一')
  await expect(item(page, '1').locator('input[type=time]')).toHaveValue('08:30')
  await expect(item(page, '2').getByRole('radio', { name: '否' })).toBeChecked()
  await expect(item(page, '2').getByRole('textbox')).toHaveValue('村医外出进修，已停诊两个月。')
  await expect(item(page, '2').getByRole('img', { name: '现场照片 1' })).toBeVisible()
  await expect(item(page, '2.1').locator('input[type=month]')).toHaveValue('2020-01')
  await expect(item(page, '4').getByRole('textbox')).toHaveValue('1326')
  await goToSection(page, '二')
  await expect(item(page, '5').getByRole('radio', { name: '差', exact: true })).toBeChecked()
  await expect(item(page, '7')).toContainText('得 6.5 分')
  await expect(item(page, '8').getByRole('textbox').first()).toHaveValue('8.5')
  await expect(item(page, '10').getByRole('img')).toHaveCount(1)
  await expect(item(page, '11')).toContainText('误差约 18 米')
  await goToSection(page, '三')
  await expect(item(page, '12').getByLabel('其他来源')).toHaveValue('邻村供水管网')
  await expect(item(page, '13').getByRole('checkbox', { name: '水压不足' })).toBeChecked()
}

async function fillHouses({ page, look }: Desk): Promise<void> {
  await goToSection(page, '四')
  const unsafe = item(page, '15')
  await unsafe.getByRole('button', { name: '添加一行' }).click()
  await unsafe.getByRole('textbox', { name: '户主' }).fill('潘福生')
  await unsafe.getByRole('textbox', { name: '住房面积' }).fill('８６．５')
  await unsafe.getByRole('radio', { name: 'C级' }).check()
  await look('houses-row')
  await unsafe.getByRole('button', { name: '复制' }).click()
  await unsafe.getByRole('textbox', { name: '户主' }).fill('潘福生（重复）')
  await unsafe.getByRole('button', { name: '删除' }).click()
  await expect(unsafe).toContainText('已删除第 2 行')
  await paste(unsafe, [
    ['户主', '住房面积', '房屋等级', '鉴定日期'],
    ['俞金花', '112.25', 'D级', '2020/2/18'],
    ['胡水根', '九十五', 'B级', '2020/2/31'],
  ])
  await expect(unsafe).toContainText('识别到 2 行，第一行是表头，不计入。')
  await expect(unsafe).toContainText('第 3 行“住房面积”：“九十五”不是数字')
  await expect(unsafe).toContainText('第 3 行“鉴定日期”：“2020/2/31”不是有效的日期')
  await look('houses-paste')
  await unsafe.getByRole('button', { name: '加入 2 行，其中 2 格待改' }).click()
  await unsafe.getByRole('button', { name: /胡水根/ }).click()
  await unsafe.getByRole('textbox', { name: '住房面积' }).fill('95')
  await unsafe.getByRole('textbox', { name: '鉴定日期' }).fill('2020-02-29')
  await unsafe.getByRole('button', { name: '完成' }).click()
  await expect(unsafe).toContainText('共 3 行')
  await expect(unsafe).toContainText('293.75')

  const visits = item(page, '16')
  for (const [name, toilet] of [
    ['俞金花', '无害化卫生厕所'],
    ['潘福生', '普通旱厕'],
  ] as const) {
    await visits.getByRole('button', { name: '添加一户' }).click()
    await visits.getByRole('textbox', { name: '户主' }).fill(name)
    await visits.getByRole('textbox', { name: '家庭年人均收入' }).fill('18600')
    await visits.getByRole('radio', { name: toilet }).check()
    await visits.getByRole('checkbox', { name: '就医' }).check()
  }
  await look('houses-household')
  await visits.getByRole('button', { name: '完成' }).click()
  await expect(visits).toContainText('共 2 户')
  await look('houses')
}

async function fillMoney({ page, look }: Desk): Promise<void> {
  await goToSection(page, '五')
  const [plan, paid] = [item(page, '17').getByRole('textbox'), item(page, '18').getByRole('textbox')]
  await expect(item(page, '19')).toContainText('还缺：年度计划投入、已拨付')
  await plan.fill('0.3')
  await paid.fill('0.1')
  await expect(item(page, '19')).toContainText('0.2万元')
  await expect(item(page, '20')).toContainText('33.3%')
  await plan.fill('１２．５')
  await paid.fill('10')
  await expect(item(page, '19')).toContainText('2.5万元')
  await expect(item(page, '20')).toContainText('80%')
  const account = item(page, '21')
  await account.getByRole('radio', { name: '村务公开栏' }).check()
  await account.locator('input[type=month]').fill('2020-02')
  await account.getByRole('textbox', { name: '公示金额' }).fill('10')

  const papers = item(page, '22')
  await choose(papers, renamedProgramme)
  await expect(papers.getByRole('alert')).toContainText('“账页.pdf”没有加进来')
  await look('money-refused')
  await choose(papers, contract)
  await expect(papers).toContainText('管护合同.pdf')
  await expect(papers).toContainText('PDF 文件 · 1 KB · 已上传')
  await look('money')
}

async function fillClosing({ page, look }: Desk): Promise<void> {
  await goToSection(page, '六')
  await item(page, '23').getByRole('textbox').fill(summary)
  const signed = item(page, '24')
  await signed.getByRole('button', { name: '村党组织负责人签名' }).click()
  await draw(page, [
    [0.1, 0.3],
    [0.4, 0.7],
    [0.6, 0.3],
  ])
  await expect.poll(() => inkOf(page)).toBeGreaterThan(50)
  const ink = await inkOf(page)
  // the phone is turned and turned back while somebody signs
  await page.setViewportSize({ width: 844, height: 390 })
  await expect.poll(() => inkOf(page)).toBeGreaterThan(ink)
  await page.setViewportSize({ width: 390, height: 844 })
  await draw(page, [
    [0.7, 0.2],
    [0.7, 0.8],
  ])
  await look('closing-pad')
  await signed.getByRole('button', { name: '完成签名' }).click()
  await expect(signed.getByRole('img', { name: '村党组织负责人的签名' })).toBeVisible()
  await signed.getByLabel('签名人姓名').fill('俞小平')
  await look('closing')
}
