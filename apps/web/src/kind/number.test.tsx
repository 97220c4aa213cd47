import { describe, expect, it } from 'vitest'
import { itemSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

const money = itemSchema(
  'number',
  '计划投入资金',
  { value: { type: 'number', minimum: 0, maximum: 1000, 'x-decimals': 2, title: '计划投入资金' } },
  { unit: '万元' },
)
const houses = itemSchema(
  'number',
  '危房户数',
  { value: { type: 'integer', minimum: 0, maximum: 500, title: '危房户数' } },
  { unit: '户' },
)

describe('a number', () => {
  it.each([
    ['１２．５', 12.5],
    ['12。5', 12.5],
    ['1,000', 1000],
    ['0', 0],
    ['85 万元', 85],
  ])('typed as %j is kept as %d', async (typed, value) => {
    const form = await shownForm({ money })
    await form.write(form.one('input'), typed)
    await form.leave(form.one('input'))
    expect(form.held('money')).toEqual({ value })
    expect(form.errors()).toEqual([])
    await form.close()
  })

  it.each(['12箱', '1e400', '约十', '1.2.3', '12万'])(
    'stays as it is typed when it is none (%j), is said once the field is left, and goes when it is mended',
    async (typed) => {
      const form = await shownForm({ money })
      const input = form.one<HTMLInputElement>('input')
      await form.write(input, typed)
      expect(form.errors(), 'not while it is being typed').toEqual([])
      await form.leave(input)
      expect(input.value).toBe(typed)
      expect(form.held('money'), 'kept with the draft, as it is typed').toEqual({ value: typed })
      expect(form.errors()).toEqual([`“${typed}”不是数字：请只填数字，单位是“万元”，不用写`])
      await form.write(input, '12')
      await form.leave(input)
      expect(form.held('money')).toEqual({ value: 12 })
      expect(form.errors()).toEqual([])
      await form.close()
    },
  )

  it('that was typed wrongly stands there with its sentence when the draft is opened again', async () => {
    const form = await shownForm({ money }, { answers: { money: { value: '12箱' } } })
    expect(form.one<HTMLInputElement>('input').value).toBe('12箱')
    expect(form.errors()).toHaveLength(1)
    await form.close()
  })

  it.each([
    ['1000.5', '1000'],
    ['-1', '0'],
    ['3.141', '2'],
  ])('beyond its bounds (%s) is kept and said', async (typed, bound) => {
    const form = await shownForm({ money })
    await form.write(form.one('input'), typed)
    await form.leave(form.one('input'))
    expect(form.one<HTMLInputElement>('input').value).toBe(typed)
    expect(form.errors()[0]).toContain(bound)
    await form.close()
  })

  it('has its unit beside it and the pad for its digits', async () => {
    const form = await shownForm({ money, houses })
    expect(form.all('.unit').map((unit) => unit.textContent)).toEqual(['万元', '户'])
    expect(form.all('input').map((input) => input.getAttribute('inputmode'))).toEqual(['decimal', 'numeric'])
    await form.close()
  })

  it('that nobody asks can be emptied again, and is then not there', async () => {
    const form = await shownForm({ money }, { required: [], answers: { money: { value: 3 } } })
    await form.write(form.one('input'), '')
    await form.leave(form.one('input'))
    expect(form.held('money')).toEqual({})
    await form.askAll()
    expect(form.errors()).toEqual([])
    await form.close()
  })

  it('that is missing is asked for in short, since its question stands above it', async () => {
    const form = await shownForm({ money }, { isStrict: true })
    expect(form.errors()).toEqual(['请填写'])
    await form.close()
  })

  it('is named by its title', async () => {
    const form = await shownForm({ money })
    const title = form.one<HTMLInputElement>('input').getAttribute('aria-labelledby')
    expect(document.getElementById(title ?? '')?.textContent).toContain('计划投入资金')
    await form.close()
  })
})
