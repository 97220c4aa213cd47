import { callAs } from './call.ts'
import { answer, clauses, isSaved } from './checklist.ts'
import { comesToShow, enter, expect, test } from './desk.ts'

const plan = 'henan-2020'
const county = '上蔡县'

/** One question about every county, whose bad answer is a finding. */
function oneQuestion(category: string): object {
  const judged = {
    'x-item': { kind: 'clause', good: 'yes' },
    type: 'string',
    enum: ['yes', 'no', 'na'],
    title: '是否逐村建立问题台账',
  }
  const finding = {
    when: { const: 'no' },
    category,
    severity: 'general',
    responsible: { level: 'county' },
    days: 15,
    title: '没有逐村建立问题台账',
  }
  const note = { type: 'string', maxLength: 1000, title: '情况说明' }
  const closed = (title: string, item: object, properties: object, required: string[]) => ({
    type: 'object',
    title,
    'x-item': item,
    properties,
    required,
    additionalProperties: false,
  })
  const item = closed(
    '是否逐村建立问题台账',
    { kind: 'judgement', no: '1' },
    { answer: { ...judged, 'x-finding': finding }, note },
    ['answer'],
  )
  const section = closed('台账', { kind: 'section', no: '一' }, { ledger: item }, ['ledger'])
  return {
    type: 'object',
    title: '县级核查表',
    properties: { records: section },
    required: ['records'],
    additionalProperties: false,
  }
}

// A plan that says only 定期: its author adds a checklist, an inspector visits a county, and everybody sees it.
test.describe.configure({ mode: 'serial' })

test.describe('a plan that says no more than that visits are regular', () => {
  test('lists what may be visited, and is given the checklist that its document does not print', async ({ sitDown }) => {
    const { page, look } = await sitDown('ha-inspector')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的任务')
    await expect(page.getByText('未规定督导次数')).toBeVisible()
    await expect(page.getByText('未规定次数，随时可去').first()).toBeVisible()
    await expect(page.getByText('走访情况不能在平台上填写')).toBeVisible()
    await look('regular')
    await page
      .getByRole('link', { name: new RegExp(county) })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(county)
    await expect(page.getByRole('link', { name: '开始督战' })).toHaveCount(0)

    const author = await callAs(process.env['DUZHAN_URL'] ?? '', 'ha-author')
    const document = (await author('query', 'forms.plan.byId', { plan })).data?.document
    const checklists = [
      { key: 'county', title: '县级核查表', targetKind: 'county', schema: oneQuestion(document?.focusAreas[0]?.key ?? '') },
    ]
    const next = { ...document, revision: 2, checklists }
    expect((await author('mutation', 'forms.plan.publish', { document: next })).problem).toBeUndefined()
  })

  test('takes a record on any day: a receipt, a visit, and one more if the inspector likes', async ({ sitDown }) => {
    const { page, look } = await sitDown('ha-inspector')
    await page
      .getByRole('link', { name: new RegExp(county) })
      .first()
      .click()
    // the plan's new revision is known here a moment after it was published
    await comesToShow(page, page.getByRole('link', { name: '开始督战' }))
    await page.getByRole('link', { name: '开始督战' }).click()
    await answer(clauses(page).first(), '否')
    await page.locator('.item textarea').first().fill('有六个村没有台账，已当场反馈县攻坚办。')
    await isSaved(page)
    await page.getByRole('button', { name: '检查并提交' }).last().click()
    await page.getByRole('button', { name: '提交督战记录' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交成功')
    await page.getByRole('link', { name: '返回督战任务' }).click()
    const row = page.getByRole('link', { name: new RegExp(county) }).first()
    await comesToShow(page, row.filter({ hasText: '已督战 1 次' }))
    await expect(row).toContainText('未销号问题 1 个')
    await look('regular-visited')
    await row.click()
    await expect(page.getByRole('region', { name: '督战记录', exact: true })).toContainText('全程')
    await expect(page.getByRole('link', { name: '再次督战' })).toBeVisible()
    await look('regular-target')
    await page.getByRole('link', { name: '再次督战' }).click()
    await expect(page.locator('input:checked')).toHaveCount(0)
  })

  test('shows the record to the province: in the ledger, at the county and in the figures', async ({ sitDown }) => {
    const { page, look } = await sitDown('ha-viewer', 1280)
    await expect(page.getByText('已督战 1 / 72 个对象')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: '是否逐村建立问题台账' })).toContainText('0/1')
    await look('regular-summary')
    await enter(page, '问题台账')
    const finding = page.getByRole('link', { name: /没有逐村建立问题台账/ })
    await expect(page.getByRole('row').filter({ has: finding })).toContainText(county)
    await finding.click()
    await page
      .getByRole('link', { name: new RegExp(`${county}$`) })
      .first()
      .click()
    await expect(page.getByRole('region', { name: '问题', exact: true })).toContainText('没有逐村建立问题台账')
    await page.getByRole('link', { name: '查看记录' }).click()
    await expect(page.getByText('有六个村没有台账')).toBeVisible()
  })
})
