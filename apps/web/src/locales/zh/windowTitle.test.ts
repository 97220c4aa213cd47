import { expect, it } from 'vitest'
import { windowTitle } from './windowTitle.ts'

it.each([
  ['2020', '2020 年'],
  ['2020-03', '2020 年 3 月'],
  ['2020-Q2', '2020 年第 2 季度'],
  ['2020-H1', '2020 年上半年'],
  ['2020-H2', '2020 年下半年'],
  ['2020-W09', '2020 年第 9 周'],
  ['plan', '全程'],
])('the window %s is called %s', (key, title) => {
  expect(windowTitle(key)).toBe(title)
})
