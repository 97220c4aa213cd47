import type { Locator, Page } from '@playwright/test'
import { answer, clauses, goToSection, isSaved } from './checklist.ts'
import { expect, test } from './desk.ts'

const plan = 'anji-example'
const target = 'v330523108204'

/** The item with a title. */
const item = (page: Page, title: string): Locator => page.getByRole('region', { name: new RegExp(`\\. ${title}`) })
const option = (within: Locator, word: string): Locator => within.locator('.option', { hasText: word })
const today = '2020年3月20日'

/** A checklist with an item of every kind: an inspector on a phone fills it, leaves, comes back, sends it, and reads it. */
test.describe('a checklist with an item of every kind', () => {
  test('is filled on a phone, kept over a reload, sent, and read as it was filled', async ({ sitDown }) => {
    test.setTimeout(240_000)
    const { page, look } = await sitDown('aj-inspector')
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ latitude: 30.52, longitude: 119.62, accuracy: 18 })
    await page.goto(`/${plan}/targets/${target}`)
    await page.getByRole('link', { name: '开始督战' }).first().click()

    // 一: a time, a judgement that shows an item and hides it again, a date that must not be to come, a number
    await expect(page.getByText('先到村部核对人员和名册')).toBeVisible()
    await item(page, '到村时间').getByRole('button', { name: '现在' }).click()
    await answer(clauses(page).first(), '否')
    await item(page, '从哪个月起没有开诊').getByRole('button', { name: '本月' }).click()
    await answer(clauses(page).first(), '是')
    await expect(item(page, '从哪个月起没有开诊')).toHaveCount(0)
    await answer(clauses(page).first(), '否')
    await expect(item(page, '从哪个月起没有开诊').locator('output'), 'kept while it was hidden').toHaveText('2020年3月')
    await answer(clauses(page).first(), '是')
    await item(page, '最近一次村民代表会议日期').locator('input').fill('2020-03-21')
    await expect(item(page, '最近一次村民代表会议日期')).toContainText(`不能晚于${today}`)
    await item(page, '最近一次村民代表会议日期').locator('input').fill('2020-03-05')
    await expect(item(page, '最近一次村民代表会议日期').locator('output')).toHaveText('2020年3月5日')
    await item(page, '常住户数').getByRole('textbox').fill('１，２００户')
    await item(page, '常住户数').getByRole('textbox').blur()
    await expect(item(page, '常住户数').getByRole('textbox')).toHaveValue('1200')
    await look('kinds-basics')

    // 二: a grade, a number that is none, deductions, points, photos, a position
    await goToSection(page, '二')
    await option(item(page, '村容村貌总体印象'), '差').click()
    const heaps = item(page, '垃圾乱堆放点')
    await heaps.getByRole('textbox').first().fill('12箱')
    await heaps.getByRole('textbox').first().blur()
    await expect(heaps).toContainText('“12箱”不是数字')
    await isSaved(page)
    await page.reload()
    await expect(heaps.getByRole('textbox').first()).toHaveValue('12箱')
    await expect(heaps).toContainText('“12箱”不是数字')
    await heaps.getByRole('textbox').first().fill('５')
    const cleaning = item(page, '环境卫生')
    await cleaning.getByRole('button', { name: '无扣分' }).click()
    await expect(cleaning).toContainText('得 10 分')
    await cleaning.getByRole('button', { name: /增加：垃圾/ }).click()
    await cleaning.getByRole('button', { name: /增加：污水/ }).click()
    await expect(cleaning).toContainText('扣 3.5 分，得 6.5 分')
    await item(page, '公共设施管护').getByRole('button', { name: '满分' }).click()
    await item(page, '公共设施管护').getByRole('button', { name: /减少/ }).click()
    await option(item(page, '加分：上级通报表扬'), '3').click()
    const photo = { name: 'gate.png', mimeType: 'image/png', buffer: await page.screenshot() }
    await item(page, '村口、主干道、公厕照片').locator('input[type=file]').first().setInputFiles(photo)
    await expect(item(page, '村口、主干道、公厕照片').getByRole('img')).toHaveCount(1)
    await item(page, '督战地点').getByRole('button', { name: '获取当前位置' }).click()
    await expect(item(page, '督战地点')).toContainText('误差约 18 米')
    await look('kinds-sites')

    // 三: one of a list with a text for what is not listed, several of a list
    await goToSection(page, '三')
    await option(item(page, '主要饮水来源'), '其他').click()
    await item(page, '主要饮水来源').getByLabel('其他来源').fill('邻村接管')
    await option(item(page, '饮水方面的问题'), '管网老化').click()
    await item(page, '管网改造打算').getByRole('textbox').fill('争取明年列入县级改造计划。')
    await look('kinds-water')

    // 四: a table pasted from a spreadsheet, households one by one
    await goToSection(page, '四')
    const table = item(page, '危旧房台账')
    await table.getByRole('button', { name: '从电子表格粘贴' }).click()
    await table
      .getByPlaceholder('粘贴到这里')
      .fill('户主\t住房面积\t房屋等级\t鉴定日期\n张三\t８６．５\tD级\t2020年3月1日\n李四\t九十\tA级\t2020/2/31')
    await expect(table).toContainText('第 3 行“住房面积”：“九十”不是数字')
    await expect(table).toContainText('第 3 行“鉴定日期”：“2020/2/31”不是有效的日期')
    await look('kinds-paste')
    await table.getByRole('button', { name: '加入 2 行，其中 2 格待改' }).click()
    await table.getByRole('button', { name: /李四/ }).click()
    await table.getByRole('textbox').nth(1).fill('90')
    await table.locator('input[type=date]').fill('2020-02-29')
    await look('kinds-row')
    await table.getByRole('button', { name: '完成' }).click()
    await expect(table.locator('.rows-total')).toHaveText('共 2 行住房面积 176.5平方米')
    const visits = item(page, '入户核查')
    for (const name of ['张三', '李四']) {
      await visits.getByRole('button', { name: '添加一户' }).click()
      await visits.getByRole('textbox').first().fill(name)
      await option(visits, '普通旱厕').click()
      await visits.getByRole('button', { name: '完成' }).click()
    }
    await look('kinds-houses')

    // 五: figures worked out of numbers, a group, a file
    await goToSection(page, '五')
    await expect(item(page, '尚未拨付')).toContainText('还缺：年度计划投入、已拨付')
    await item(page, '年度计划投入').getByRole('textbox').fill('0.3')
    await item(page, '已拨付').getByRole('textbox').fill('0.1')
    await expect(item(page, '尚未拨付')).toContainText('0.2万元')
    await expect(item(page, '拨付进度')).toContainText('33.3%')
    await option(item(page, '公示情况'), '微信群').click()
    const papers = { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
    await item(page, '佐证材料').locator('input[type=file]').setInputFiles(papers)
    await expect(item(page, '佐证材料')).toContainText('合同.pdf')
    await look('kinds-money')

    // 六: a long text, a signature
    await goToSection(page, '六')
    await item(page, '督战小结').getByRole('textbox').fill('总体较好，垃圾清运和一户危房须限期整改。')
    await expect(item(page, '督战小结')).toContainText('已写 20 /')
    await item(page, '村党组织负责人签名').getByRole('button', { name: /签名$/ }).click()
    const pad = await page.getByLabel(/签名区/).boundingBox()
    if (!pad) throw new Error('no pad to sign on')
    await page.mouse.move(pad.x + 40, pad.y + 40)
    await page.mouse.down()
    await page.mouse.move(pad.x + 120, pad.y + 90, { steps: 8 })
    await page.mouse.move(pad.x + 180, pad.y + 50, { steps: 8 })
    await page.mouse.up()
    await page.getByRole('button', { name: '完成签名' }).click()
    await expect(item(page, '村党组织负责人签名').getByRole('img')).toBeVisible()
    await isSaved(page)

    // what was filled is there again after a reload, is looked over, and becomes a record
    await page.reload()
    await expect(page.getByText('全部填写完成')).toBeVisible()
    await page.getByRole('button', { name: '检查并提交' }).first().click()
    await expect(page.getByText('提交前检查')).toBeVisible()
    await look('kinds-review')
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await page.getByRole('link', { name: '查看督战记录' }).click()
    for (const words of [
      '1200户',
      '2020年3月5日',
      '差',
      '5处',
      '6.5 / 10 分',
      '9.5 / 10 分',
      '邻村接管',
      '管网老化',
      '176.5平方米',
      '0.2万元',
      '33.3%',
      '微信群',
      '合同.pdf',
      '总体较好',
    ])
      await expect(page.locator('.answers')).toContainText(words)
    await expect(page.locator('.answers')).not.toContainText('从哪个月起没有开诊')
    await look('kinds-record')

    // at a desk: the record, and what the plan says of each kind
    const desk = await sitDown('aj-author', 1280)
    await desk.page.goto(new URL(page.url()).pathname)
    await expect(desk.page.locator('.answers')).toContainText('176.5平方米')
    await desk.look('kinds-record')
    await desk.page.goto(`/${plan}`)
    await desk.page.getByText('展开清单').click()
    for (const words of [
      '数字：1–5,000 户',
      '等次：好、较好、一般、差',
      '评分：10 分，3 种扣分情形',
      '加分：5 分',
      '逐户填写',
      '最多 200 行',
    ])
      await expect(desk.page.locator('.outline')).toContainText(words)
    await desk.look('kinds-plan')
  })
})
