import { describe, expect, it } from 'vitest'
import { itemSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

const day = itemSchema('date', '鉴定日期', { value: { type: 'string', format: 'date', maxLength: 10 } }, { notFuture: true })
const due = itemSchema('month', '脱贫月份', { value: { type: 'string', maxLength: 7 } })
const arrival = itemSchema('time', '到村时间', { value: { type: 'string', format: 'time', maxLength: 5 } })
const report = itemSchema('longText', '存在的问题', { text: { type: 'string', maxLength: 10 } })

describe('a date, a month and a time', () => {
  it('are written as people write them, and told in Chinese words', async () => {
    const form = await shownForm({ day, due, arrival })
    const [date, month, time] = form.all('input')
    await form.write(date as Element, '2020年3月5日')
    await form.write(month as Element, '2020/6')
    await form.write(time as Element, '8点30分')
    expect(['day', 'due', 'arrival'].map((item) => form.held(item)['value'])).toEqual(['2020-03-05', '2020-06', '08:30'])
    expect(form.all('output').map((words) => words.textContent)).toEqual(['2020年3月5日', '2020年6月', '08:30'])
    await form.close()
  })

  it('are what it is now in Shanghai at one tap, whatever the zone of the device', async () => {
    const form = await shownForm({ day, due, arrival })
    for (const word of ['今天', '本月', '现在']) await form.press(form.button(word))
    expect(['day', 'due', 'arrival'].map((item) => form.held(item)['value'])).toEqual(['2020-03-20', '2020-03', '09:00'])
    await form.close()
  })

  it('say so when they lie ahead and must not', async () => {
    const form = await shownForm({ day }, { answers: { day: { value: '2020-03-21' } } })
    expect(form.errors()).toContain('不能晚于2020年3月20日')
    await form.close()
  })

  it('say so when the calendar has none such, and keep what was written', async () => {
    const form = await shownForm({ day }, { answers: { day: { value: '2020-02-31' } } })
    expect(form.errors()).toEqual(['“2020-02-31”不是有效的日期，请重新选择'])
    expect(form.held('day')).toEqual({ value: '2020-02-31' })
    await form.close()
  })

  it('that is not finished keeps nothing, and says so when it is left', async () => {
    const form = await shownForm({ day })
    await form.write(form.one('input'), '2020年3月')
    expect(form.held('day')).toEqual({})
    await form.leave(form.one('input'))
    expect(form.errors().join()).toContain('还没有记下')
    await form.write(form.one('input'), '2020年3月5日')
    expect(form.errors().join()).not.toContain('还没有记下')
    await form.close()
  })

  it('can be cleared where nobody asks them', async () => {
    const form = await shownForm({ day }, { required: [], answers: { day: { value: '2020-03-05' } } })
    await form.press(form.button('清除'))
    expect(form.held('day')).toEqual({})
    await form.close()
  })
})

describe('a long text', () => {
  it('counts its characters, keeps what is too long and says by how much', async () => {
    const form = await shownForm({ report })
    await form.write(form.one('textarea'), '道路没有硬化')
    expect(form.one('.text-count').textContent).toBe('已写 6 / 10 字')
    await form.write(form.one('textarea'), '道路没有硬化，水管老化，𠮷')
    expect(form.one('.text-count').textContent).toBe('超出 3 字，最多 10 字')
    expect(form.held('report')).toEqual({ text: '道路没有硬化，水管老化，𠮷' })
    await form.close()
  })
})
