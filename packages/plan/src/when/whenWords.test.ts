import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { When } from '../schema/when.ts'
import { anyWhen } from '../test/anyWhen.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { settledWhen } from './settledWhen.ts'
import { whenWords } from './whenWords.ts'

const told = (when: When, times?: number) => whenWords(settledWhen(when, smallPlan()), times ?? null)

describe('when something is owed', () => {
  it.each([
    [{ kind: 'cycle', every: 'month', dueDay: 25, dueRule: 'before' }, null, '每月25日前', 'every month, by day 25 of the month'],
    [
      { kind: 'cycle', every: 'month', endsOn: 'last' },
      1,
      '每月1次（月底前）',
      'every month, once, by the last day of the month',
    ],
    [{ kind: 'cycle', every: 'month' }, 1, '每月1次', 'every month, once'],
    [
      { kind: 'cycle', every: 'week', endsOn: 5, hour: '18:00' },
      1,
      '每周1次（周五18:00前）',
      'every week, once, by Friday at 18:00',
    ],
    [{ kind: 'cycle', every: 'day' }, 2, '每日2次', 'every day, 2 times'],
    [{ kind: 'cycle', every: 'day', hour: '09:00' }, null, '每日09:00前', 'every day, by its last day at 09:00'],
    [{ kind: 'cycle', every: 'twoWeeks' }, 1, '每两周1次', 'every two weeks, once'],
    [
      { kind: 'cycle', every: 'twoWeeks', endsOn: 5 },
      1,
      '每两周1次（第二周周五前）',
      'every two weeks, once, by Friday of the second',
    ],
    [
      { kind: 'cycle', every: 'twoMonths', endsOn: 'last' },
      1,
      '每两个月1次（双月月底前）',
      'every two months, once, by the last day of the second month',
    ],
    [{ kind: 'cycle', every: 'tenDays' }, null, '每旬', 'every ten days'],
    [
      { kind: 'cycle', every: 'month', dueDay: 'lastWorkingDay' },
      null,
      '每月最后一个工作日前',
      'every month, by the last working day of the month',
    ],
    [{ kind: 'cycle', every: 'month', dueDay: 5, later: 1 }, null, '每月次月5日前', 'every month, by day 5 of the next month'],
    [{ kind: 'cycle', every: 'quarter', endsOn: 'last' }, null, '每季度季末前', 'every quarter, by the last day of the quarter'],
    [{ kind: 'cycle', every: 'quarter', dueDay: 25 }, null, '每季度末月25日前', 'every quarter, by day 25 of its last month'],
    [
      { kind: 'cycle', every: 'day', during: [{ kind: 'yearly', key: 'flood', title: '汛期', start: '05-01', end: '09-30' }] },
      1,
      '汛期（5月1日至9月30日）内每日1次',
      'every day, once, in "汛期" (1 May to 30 September)',
    ],
    [
      { kind: 'windows', windows: [{ kind: 'yearly', key: 'winter', title: '冬春火灾防控', start: '11-15', end: '03-15' }] },
      1,
      '冬春火灾防控（11月15日至次年3月15日）1次',
      '"冬春火灾防控" (15 November to 15 March of the next year), once',
    ],
    [
      {
        kind: 'cycle',
        every: 'week',
        during: [{ kind: 'dates', key: 'winter', title: '今冬明春', start: '2020-12-01', end: '2021-02-28' }],
      },
      1,
      '今冬明春（2020年12月1日至2021年2月28日）内每周1次',
      'every week, once, in "今冬明春" (1 December 2020 to 28 February 2021)',
    ],
    [
      { kind: 'windows', windows: [{ kind: 'festival', festival: 'springFestival', last: -1 }] },
      null,
      '春节前1次',
      'before Spring Festival, once',
    ],
    [
      { kind: 'windows', windows: [{ kind: 'festival', festival: 'nationalDay', first: -7, last: 0 }] },
      1,
      '国庆节前7天至当天1次',
      'National Day, from 7 days before to the day itself, once',
    ],
    [{ kind: 'date', due: '2020-03-15' }, null, '2020年3月15日前', 'by 15 March 2020'],
    [{ kind: 'closeOut', within: 30, unit: 'day' }, 1, '问题销号后30日内', 'within 30 days of a close-out'],
    [
      { kind: 'closeOut', after: 5, within: 10, unit: 'workingDay' },
      1,
      '问题销号后第5个工作日起、10个工作日内',
      'from the working day 5 and within 10 working days of a close-out',
    ],
    [{ kind: 'event', event: '红色预警', within: 1, unit: 'day' }, null, '红色预警后1日内', 'within 1 day of "红色预警"'],
    [
      { kind: 'event', event: '交办', within: 3, unit: 'workingDay' },
      null,
      '交办后3个工作日内',
      'within 3 working days of "交办"',
    ],
  ] as const)('%j reads %s %s', (when, times, zh, en) => {
    expect(told(structuredClone(when) as When, times ?? undefined)).toEqual({ zh, en }) // the table's literals are read-only
  })

  it('is a sentence of its language, without holes, for every form', () => {
    fc.assert(
      fc.property(anyWhen, fc.option(fc.integer({ min: 1, max: 5 })), (when, times) => {
        const { zh, en } = told(when, times ?? undefined)
        expect(zh).not.toMatch(/undefined|NaN|null|[a-z]{2}/)
        expect(en.replaceAll(/"[^"]*"/g, '')).not.toMatch(/undefined|NaN|null|\p{Script=Han}/u)
      }),
    )
  })
})
