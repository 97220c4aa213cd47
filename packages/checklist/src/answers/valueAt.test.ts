import { describe, expect, it } from 'vitest'
import { valueAt } from './valueAt.ts'

describe('the value at a path of answers', () => {
  const answers = { duty: { fulfilled: { answer: 'yes', rows: [{ name: '张三' }] }, empty: null }, '': { '': 1 } }

  it.each<[string, unknown]>([
    ['duty.fulfilled.answer', 'yes'],
    ['duty.fulfilled.rows.0.name', '张三'],
    ['duty.empty', null],
    ['duty.empty.answer', undefined],
    ['duty.fulfilled.answer.length', undefined],
    ['nothing', undefined],
    ['toString', undefined],
    ['duty.constructor', undefined],
    ['.', 1],
    ['', { '': 1 }],
  ])('at “%s” is found, asked the first time or again', (path, value) => {
    expect([valueAt(answers, path), valueAt(answers, path)]).toEqual([value, value])
  })

  it('is that of the answers asked, and of no others', () => {
    expect([valueAt({ a: { b: 1 } }, 'a.b'), valueAt({ a: { b: 2 } }, 'a.b'), valueAt(null, 'a.b')]).toEqual([1, 2, undefined])
  })

  it('is found when more paths are asked for than are remembered', () => {
    for (let at = 0; at < 25_000; at += 1) expect(valueAt({ section: { [`i${at}`]: at } }, `section.i${at}`)).toBe(at)
    expect(valueAt({ section: { i0: 'again' } }, 'section.i0')).toBe('again')
  })
})
