import { describe, expect, it } from 'vitest'
import { annotated, itemSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

const looks = itemSchema(
  'grade',
  '村容村貌',
  { value: { type: 'string', enum: ['好', '较好', '一般', '差'] } },
  { bad: ['一般', '差'] },
)
const few = itemSchema('score', '群众满意度', { value: { type: 'number', minimum: 0, maximum: 5 } }, { max: 5, bonus: true })
const many = itemSchema(
  'score',
  '党建引领',
  { value: { type: 'number', minimum: 0, maximum: 20, 'x-decimals': 1 } },
  { max: 20, step: 0.5 },
)
const reason = (title: string, points: number) =>
  annotated('deduction', { type: 'integer', minimum: 0, maximum: 9, title }, { points })
const deducted = itemSchema(
  'score',
  '环境卫生',
  {
    deductions: {
      type: 'object',
      properties: { rubbish: reason('有白色垃圾', 2), sewage: reason('污水直排', 0.5) },
      additionalProperties: false,
    },
  },
  { max: 10 },
)

describe('a grade', () => {
  it('is one tap among all of its words, and red once a bad one is chosen', async () => {
    const form = await shownForm({ looks })
    const option = (word: string) => form.all('.option').find((label) => label.textContent === word) as HTMLElement
    expect(form.all('input:checked')).toHaveLength(0)
    await form.press(option('好').querySelector('input') as Element)
    expect(form.held('looks')).toEqual({ value: '好' })
    expect(option('好').className).toContain('option-good')
    await form.press(option('差').querySelector('input') as Element)
    expect(form.held('looks')).toEqual({ value: '差' })
    expect(option('差').className).toContain('option-bad')
    expect(option('好').className).toBe('option')
    await form.close()
  })

  it('that is not asked can be opened again, and one that is asked cannot', async () => {
    const form = await shownForm(
      { looks, asked: looks },
      { required: ['asked'], answers: { looks: { value: '差' }, asked: { value: '好' } } },
    )
    expect(form.all('button').filter((button) => button.textContent === '清除选择')).toHaveLength(1)
    await form.press(form.button('清除选择'))
    expect(form.held('looks')).toEqual({})
    await form.close()
  })
})

describe('a score', () => {
  it('is stepped up from nothing by the thumb, and never down from there', async () => {
    const form = await shownForm({ many })
    expect(form.one<HTMLButtonElement>('button[aria-label="减少：党建引领"]').disabled).toBe(true)
    await form.press(form.one('button[aria-label="增加：党建引领"]'))
    expect(form.held('many')).toEqual({ value: 0.5 })
    await form.close()
  })

  it('of few points has a button for each, nought among them', async () => {
    const form = await shownForm({ few })
    expect(form.all('.option').map((option) => option.textContent)).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(form.one('.score').textContent).toContain('加分项')
    await form.press(form.all('.option input')[0] as Element)
    expect(form.held('few')).toEqual({ value: 0 })
    await form.close()
  })

  it('of many points is typed, given in full, or stepped within its bounds', async () => {
    const form = await shownForm({ many })
    const [less, more] = form.all<HTMLButtonElement>('.stepper button')
    expect(less?.disabled, 'there is nothing to step from').toBe(true)
    await form.press(form.button('满分'))
    expect(form.held('many')).toEqual({ value: 20 })
    expect(more?.disabled).toBe(true)
    await form.press(less as Element)
    expect(form.held('many')).toEqual({ value: 19.5 })
    await form.write(form.one('input'), '２１')
    await form.leave(form.one('input'))
    expect(form.errors()[0]).toContain('20')
    await form.close()
  })

  it('told by its deductions says what is lost and what is left, never below nought', async () => {
    const form = await shownForm({ deducted }, { isStrict: true })
    const output = () => form.one('.score-line output').textContent
    expect(output()).toBe('尚未打分')
    expect(form.errors()).toEqual(['请打分'])
    const more = () => form.all('.stepper button').filter((button) => button.textContent === '+')
    await form.press(more()[0] as Element)
    await form.press(more()[0] as Element)
    await form.press(more()[1] as Element)
    expect(form.held('deducted')).toEqual({ deductions: { rubbish: 2, sewage: 1 } })
    expect(output()).toBe('扣 4.5 分，得 5.5 分（满分 10 分）')
    expect(form.errors()).toEqual([])
    for (let times = 0; times < 4; times += 1) await form.press(more()[0] as Element)
    expect(output()).toBe('扣 10 分，得 0 分（满分 10 分）')
    await form.close()
  })

  it('says “nothing deducted” in one tap, which is an answer and no blank', async () => {
    const form = await shownForm({ deducted }, { isStrict: true })
    await form.press(form.button('无扣分'))
    expect(form.held('deducted')).toEqual({ deductions: {} })
    expect(form.errors()).toEqual([])
    await form.close()
  })
})
