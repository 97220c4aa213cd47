import { describe, expect, it } from 'vitest'
import { tidyAnswers, withItem } from './itemAnswers.ts'

const answers = { basics: { other: { value: 1 } } }
const withHeld = (held: Record<string, unknown>) => withItem(answers, 'basics.item', () => held)['basics']?.['item']

describe('answers with one item changed', () => {
  it.each([
    ['nought', { value: 0 }],
    ['no', { value: false }],
    ['nothing deducted', { deductions: {} }],
    ['no rows, said to be none', { rows: [] }],
    ['a text that is no number', { value: '12箱' }],
  ])('keep %s, which is an answer', (_, held) => {
    expect(withHeld(held)).toEqual(held)
  })

  it.each([
    ['an emptied value', { value: undefined }],
    ['a text of blanks', { text: ' \u3000' }],
    ['no photos', { photos: [] }],
    ['no choices', { value: [] }],
  ])('do not keep %s, which is none', (_, held) => {
    expect(withHeld(held)).toBeUndefined()
    expect(withItem(answers, 'basics.item', () => held)).toEqual(answers)
  })
})

describe('answers as they are sent', () => {
  const sent = (held: Record<string, unknown>) => tidyAnswers({ basics: { item: held } })['basics']?.['item']

  it('have no row without anything in it, and the others as they are', () => {
    expect(sent({ rows: [{ name: '甲', amount: 0 }, {}, { name: ' ' }] })).toEqual({ rows: [{ name: '甲', amount: 0 }] })
  })

  it('lack a table all of whose rows were blank, and have one that was said to have none', () => {
    expect(sent({ rows: [{}, {}] })).toBeUndefined()
    expect(sent({ rows: [] })).toEqual({ rows: [] })
  })

  it('have their texts without blanks around them, those in rows as well', () => {
    expect(sent({ text: ' 道路 ' })).toEqual({ text: '道路' })
    expect(sent({ rows: [{ name: ' 甲 ' }] })).toEqual({ rows: [{ name: '甲' }] })
  })

  it('have lists of words and photos as they are', () => {
    expect(sent({ value: ['产业', '就业'], photos: ['a'.repeat(64)] })).toEqual({
      value: ['产业', '就业'],
      photos: ['a'.repeat(64)],
    })
  })
})
