import { describe, expect, it } from 'vitest'
import { placeOf } from './placeOf.ts'

describe('what a place of a plan is called', () => {
  it.each([
    [['title'], '名称'],
    [['jurisdiction'], '制定地区'],
    [['document', 'issuer'], '文件 · 印发机关'],
    [['goals', 0, 'title'], '督战目标 · 名称'],
    [['focusAreas', 1, 'keyPoints', 0, 'title'], '督战内容 · 名称'],
    [['checklists', 0, 'schema', 'properties', 'duty', 'title'], '督战清单 · 题目'],
    [['nowhere'], ''],
  ])('%j is %s', (at, words) => {
    expect(placeOf(at)).toBe(words)
  })

  it('is of duties the kind of duty', () => {
    expect(placeOf(['duties', 'visits', 0, 'title'])).toBe('督导 · 名称')
  })
})
