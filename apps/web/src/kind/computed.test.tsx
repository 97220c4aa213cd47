import type { SubSchema } from '@duzhan/checklist'
import { describe, expect, it } from 'vitest'
import { itemSchema, tableSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

const money = (title: string) =>
  itemSchema('number', title, { value: { type: 'number', minimum: 0, maximum: 1000, 'x-decimals': 2, title } }, { unit: '万元' })
const figure = (title: string, options: Record<string, unknown>): SubSchema => ({
  ...itemSchema('computed', title, {}, options),
  required: [],
})
const planned = money('计划投入')
const done = money('实际投入')
const left = figure('未完成', { function: 'difference', of: ['basics.planned', 'basics.done'], unit: '万元' })
const rate = figure('完成率', { function: 'ratio', of: ['basics.done', 'basics.planned'], unit: '%', decimals: 1 })
const both = figure('合计', { function: 'sum', of: ['basics.planned', 'basics.projects.amount'], unit: '万元' })
const info: SubSchema = { ...itemSchema('info', '填写说明', {}), description: '先到村部核对名册。', required: [] }

describe('a computed figure', () => {
  it('follows the numbers it is made of, with its formula in words', async () => {
    const form = await shownForm({ planned, done, left, rate }, { required: ['planned', 'done'] })
    const figures = () => form.all('.computed').map((one) => one.textContent)
    expect(figures()[0]).toBe('—计划投入 − 实际投入；还缺：计划投入、实际投入')
    const [first, second] = form.all('input')
    await form.write(first as Element, '0.3')
    expect(figures()[0]).toContain('还缺：实际投入')
    await form.write(second as Element, '0.1')
    expect(figures()).toEqual(['0.2万元计划投入 − 实际投入', '33.3%实际投入 ÷ 计划投入'])
    await form.write(second as Element, '12箱')
    expect(figures()[0], 'what is no number counts as none').toContain('还缺：实际投入')
    await form.close()
  })

  it('takes the total of a column', async () => {
    const rows = [
      { name: '甲', amount: 1.5 },
      { name: '乙', amount: 2 },
    ]
    const form = await shownForm(
      { planned, projects: tableSchema, both },
      { required: ['planned'], answers: { planned: { value: 10 }, projects: { rows } } },
    )
    expect(form.one('.computed').textContent).toBe('13.5万元计划投入 + 项目资金明细（金额）')
    await form.close()
  })
})

describe('a text for the inspector', () => {
  it('is read and asks nothing', async () => {
    const form = await shownForm({ info }, { required: [], isStrict: true })
    expect(form.one('.item-description').textContent).toBe('先到村部核对名册。')
    expect(form.all('input, textarea, .field-error')).toHaveLength(0)
    await form.close()
  })
})
