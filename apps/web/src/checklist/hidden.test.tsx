import { describe, expect, it } from 'vitest'
import { itemSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

const households = itemSchema('number', '常住户数', { value: { type: 'integer', minimum: 1, maximum: 900, title: '常住户数' } })
const since = {
  ...itemSchema('month', '何时停诊', { value: { type: 'string', format: 'month', maxLength: 7, title: '何时停诊' } }),
  'x-shown-if': { required: ['other'] },
}

describe('an item that is hidden by answers above it', () => {
  it('is not drawn, and neither asked for nor judged, whatever was answered in it', async () => {
    const answers = { households: { value: 3 }, since: { value: '下个月' } }
    const form = await shownForm({ households, since }, { answers, hidden: ['basics.since'], isStrict: true })
    expect(form.all('.item')).toHaveLength(1)
    expect(form.errors()).toEqual([])
    expect(form.held('since'), 'kept for when it shows again').toEqual({ value: '下个月' })
    await form.close()
  })

  it('is asked for and judged while it is shown, by a condition that only the whole checklist can tell', async () => {
    const missing = await shownForm({ households, since }, { answers: { households: { value: 3 } }, isStrict: true })
    expect(missing.errors()).toEqual(['请填写'])
    await missing.close()
    const answers = { households: { value: 3 }, since: { value: '下个月' } }
    const wrong = await shownForm({ households, since }, { answers, isStrict: true })
    expect(wrong.errors()).toEqual(['“下个月”不是有效的月份，请重新选择'])
    await wrong.close()
  })
})
