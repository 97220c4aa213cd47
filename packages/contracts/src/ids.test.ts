import { describe, expect, it } from 'vitest'
import { AnswerPath, CalendarDate, FileHash, Instant, Key, Minute, PlanCode, Region, TargetId, WindowKey } from './ids.ts'

/** What is one and what is not; the latter is also what must never reach a query, a file name or a log. */
const table = [
  [
    'a plan code',
    PlanCode,
    ['xiangtan-2020', 'p1'],
    ['', 'p', '2020-plan', '-p', 'P-1', 'p 1', 'p_1', `p${'1'.repeat(64)}`, '../p', 'p\n'],
  ],
  ['a key', Key, ['village', 'hasLitter', 'a_1', 'a-1'], ['', '1a', '_a', 'a b', 'a.b', '$where', '__proto__', 'a'.repeat(65)]],
  ['a target id', TargetId, ['v430381106229', 'v-1'], ['', '-v', 'v 1', 'v/1', 'v'.repeat(65), '村']],
  ['a region code', Region, ['430300000000', '000000000000'], ['', '4303', '43030000000a', '4303000000000', ' 430300000000']],
  [
    'a window',
    WindowKey,
    ['2020', '2020-03', '2020-Q1', '2020-W12', '2020-H2', 'plan'],
    ['', 'plans', 'plan-03', 'Plan', '20', '2020-3', '2020-003x', '2020-03-01', '2020_03'],
  ],
  [
    'a path to an answer',
    AnswerPath,
    ['a', 'score', 'a.b', 'a.b.c', 'environment.waste.hasLitter'],
    ['', '1', '__proto__', 'a.b.c.d', 'a..b', 'a.', '.a.b', 'a.$b', 'a.b ', 'a.1'],
  ],
  ['a file hash', FileHash, ['0123456789abcdef'.repeat(4)], ['', 'a'.repeat(63), 'a'.repeat(65), 'A'.repeat(64), 'z'.repeat(64)]],
  [
    'a minute',
    Minute,
    ['2020-04-03T14:30', '2020-02-29T00:00', '2199-12-31T23:59'],
    ['', '2020-04-03', '2020-04-03T24:00', '2020-04-03T9:00', '2021-02-29T10:00', '1948-12-31T10:00', '2020-04-03T01:00:00Z'],
  ],
  [
    'an instant',
    Instant,
    ['2020-03-20T01:00:00Z', '2020-03-20T01:00:00.123Z', '1949-01-01T00:00:00Z', '2199-12-31T23:59:59Z'],
    [
      '0000-01-01T00:00:00Z',
      '1948-12-31T23:59:59Z',
      '2200-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
      '',
      '2020-03-20',
      '2020-03-20T01:00:00',
      '2020-13-01T00:00:00Z',
      '1584666000000',
    ],
  ],
  [
    'a calendar date',
    CalendarDate,
    ['2020-02-29', '2020-12-31', '1949-01-01', '2199-12-31'],
    [
      '0001-01-01',
      '1948-12-31',
      '2200-01-01',
      '9999-12-26',
      '',
      '2021-02-29',
      '2020-2-9',
      '2020-02-30',
      '20200229',
      '2020-03-20T00:00:00Z',
    ],
  ],
] as const

describe.each(table)('%s', (_, schema, good, bad) => {
  it.each(good)('may be “%s”', (text) => {
    expect(schema.parse(text)).toBe(text)
  })

  it.each(bad)('may not be “%s”', (text) => {
    expect(schema.safeParse(text).success).toBe(false)
  })

  it.each([[null], [undefined], [7], [true], [{ $ne: null }], [['x']]])('may not be %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false)
  })
})
