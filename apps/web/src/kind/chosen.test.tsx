import { describe, expect, it } from 'vitest'
import { itemSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

const sources = ['自来水', '水井', '水窖', '其他']
const towns = ['花桥镇', '茶恩寺镇', '谭家山镇', '中路铺镇', '河口镇', '射埠镇', '云湖桥镇', '易俗河镇']
const other = { type: 'string', maxLength: 50, title: '其他来源' } as const
const water = itemSchema('choice', '饮水来源', { value: { type: 'string', enum: sources }, other }, { other: '其他' })
const town = itemSchema('choice', '所在乡镇', { value: { type: 'string', enum: towns } })
const aid = itemSchema('choices', '享受政策', {
  value: { type: 'array', items: { type: 'string', enum: ['产业', '就业', '搬迁'] }, uniqueItems: true, maxItems: 2 },
})
const visited = itemSchema('choices', '走访乡镇', {
  value: { type: 'array', items: { type: 'string', enum: towns }, uniqueItems: true, maxItems: 8 },
})
type Form = Awaited<ReturnType<typeof shownForm>>
const tick = (form: Form, word: string) =>
  form.press(
    form
      .all('.option')
      .find((label) => label.textContent === word)
      ?.querySelector('input') as Element,
  )
const listed = (form: Form) => form.all('[role=option]').map((option) => option.textContent)

describe('one of a few options', () => {
  it('is one tap, and 其他 opens its text, which is put aside and comes back', async () => {
    const form = await shownForm({ water })
    await tick(form, '其他')
    await form.write(form.one('input[type=text]'), '邻村接管')
    expect(form.held('water')).toEqual({ value: '其他', other: '邻村接管' })
    await tick(form, '水井')
    expect(form.held('water')).toEqual({ value: '水井' })
    expect(form.all('input[type=text]')).toHaveLength(0)
    await tick(form, '其他')
    expect(form.held('water')).toEqual({ value: '其他', other: '邻村接管' })
    await form.close()
  })

  it('that the list no longer has is said at the item', async () => {
    const form = await shownForm({ water }, { answers: { water: { value: '河沟水' } } })
    expect(form.errors()).toEqual(['“河沟水”不在选项中，请重新选择'])
    await form.close()
  })
})

describe('one of many options', () => {
  it('is searched by characters or first letters of pinyin, and chosen by keys', async () => {
    const form = await shownForm({ town })
    await form.press(form.one('.option-opener'))
    expect(listed(form)).toEqual(towns)
    const search = form.one('[role=combobox]')
    await form.write(search, 'yhq')
    expect(listed(form)).toEqual(['云湖桥镇'])
    await form.write(search, '桥')
    expect(listed(form)).toEqual(['花桥镇', '云湖桥镇'])
    await form.key(search, 'ArrowDown')
    expect(document.getElementById(search.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('云湖桥镇')
    await form.key(search, 'Enter')
    expect(form.held('town')).toEqual({ value: '云湖桥镇' })
    expect(form.all('[role=combobox]')).toHaveLength(0)
    expect(form.one('.option-opener').textContent).toBe('云湖桥镇')
    await form.close()
  })

  it('is chosen by touch, and left as it was by Escape', async () => {
    const form = await shownForm({ town }, { answers: { town: { value: '河口镇' } } })
    await form.press(form.one('.option-opener'))
    await form.key(form.one('[role=combobox]'), 'Escape')
    expect(form.held('town')).toEqual({ value: '河口镇' })
    await form.press(form.one('.option-opener'))
    await form.press(form.all('[role=option]')[0] as Element)
    expect(form.held('town')).toEqual({ value: '花桥镇' })
    await form.close()
  })

  it('says so when nothing is meant by what was typed', async () => {
    const form = await shownForm({ town })
    await form.press(form.one('.option-opener'))
    await form.write(form.one('[role=combobox]'), '韶山')
    expect(form.one('.option-panel').textContent).toContain('没有“韶山”')
    await form.close()
  })
})

describe('several options', () => {
  it('are kept in the order of the list, and none is absent', async () => {
    const form = await shownForm({ aid })
    await tick(form, '搬迁')
    await tick(form, '产业')
    expect(form.held('aid')).toEqual({ value: ['产业', '搬迁'] })
    await tick(form, '搬迁')
    await tick(form, '产业')
    expect(form.held('aid')).toEqual({})
    await form.close()
  })

  it('beyond the most that may be chosen are said', async () => {
    const form = await shownForm({ aid }, { isStrict: true })
    for (const word of ['产业', '就业', '搬迁']) await tick(form, word)
    expect(form.errors()[0]).toContain('最多 2 项')
    await form.close()
  })

  it('of a long list are ticked one after the other in the list that stays open', async () => {
    const form = await shownForm({ visited })
    await form.press(form.one('.option-opener'))
    await form.press(form.all('[role=option]')[4] as Element)
    await form.press(form.all('[role=option]')[0] as Element)
    expect(form.held('visited')).toEqual({ value: ['花桥镇', '河口镇'] })
    await form.press(form.button('完成'))
    expect(form.one('.option-opener').textContent).toBe('花桥镇、河口镇')
    await form.close()
  })
})
