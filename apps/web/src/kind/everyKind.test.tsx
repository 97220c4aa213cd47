import 'fake-indexeddb/auto'
import { type ItemKind, kindShapes, randomFrom, type SubSchema } from '@duzhan/checklist'
import { describe, expect, it } from 'vitest'
import { itemSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

// the tests' database hands blobs back as mere objects, which have no address
URL.createObjectURL = () => 'blob:kept'

const number = (title: string): SubSchema =>
  itemSchema('number', title, { value: { type: 'number', minimum: 0, maximum: 9, title } })
const kinds = Object.keys(kindShapes) as ItemKind[] // the keys of a record of kinds
const answered = kinds.filter((kind) => kind !== 'computed' && kind !== 'info')
/** What a computed figure is of stands beside it. */
function exampleOf(kind: ItemKind): Record<string, SubSchema> {
  const { example } = kindShapes[kind]
  if (kind !== 'computed') return { item: example }
  const options = { ...example['x-item'], kind, of: ['basics.one', 'basics.two'] }
  return { one: number('甲'), two: number('乙'), item: { ...example, 'x-item': options } }
}

describe('the form of every kind', () => {
  it.each(kinds)('draws the example of the kind “%s” under its title', async (kind) => {
    const form = await shownForm(exampleOf(kind))
    expect(form.one('#item-basics-item').textContent).toContain(kindShapes[kind].example.title)
    expect(form.one('#item-basics-item').textContent).not.toMatch(/不能填写|没能显示/)
    expect(form.all('#item-basics-item :is(input, textarea, button, output, .item-description)').length).toBeGreaterThan(0)
    expect(form.errors()).toEqual([])
    await form.close()
  })

  it.each(answered)('finds nothing wrong with legal answers of the kind “%s”, and something with illegal ones', async (kind) => {
    const { example, legal, illegal } = kindShapes[kind]
    for (const seed of [1, 2, 3, 5, 8]) {
      const right = await shownForm({ item: example }, { isStrict: true, answers: { item: legal(example, randomFrom(seed)) } })
      expect(right.errors(), JSON.stringify(right.held('item'))).toEqual([])
      await right.close()
      const wrong = await shownForm({ item: example }, { isStrict: true, answers: { item: illegal(example, randomFrom(seed)) } })
      for (const row of wrong.all('.row-head[aria-expanded=false]').slice(0, 1)) await wrong.press(row)
      expect(wrong.errors().length, JSON.stringify(wrong.held('item'))).toBeGreaterThan(0)
      await wrong.close()
    }
  })

  it.each(answered)('asks for what the kind “%s” must have once the person tried to send it', async (kind) => {
    const form = await shownForm(exampleOf(kind))
    await form.askAll()
    expect(form.errors().length).toBeGreaterThan(0)
    for (const error of form.errors()) expect(error).not.toMatch(/[a-z]{3}/)
    await form.close()
  })
})
