import { describe, expect, it } from 'vitest'
import { sizeOf } from '../locales/zh/serviceState.ts'
import { backupOf, growthOf, standingOf } from './standing.ts'

const at = '2020-03-20T01:00:00.000Z'
const following = (waiting: number | null, setAside = 0) => ({
  ...{ name: 'plans', from: 'forms.plan' as const, waiting, setAside },
  oldest: setAside > 0 ? at : null,
})

describe('a part of the platform', () => {
  it.each([
    ['follows nobody', [], '正常，数据已跟上', false],
    ['has read everything', [following(0), following(0)], '正常，数据已跟上', false],
    ['has something left to read', [following(0), following(3)], '正常，数据正在跟上', false],
    ['cannot be told anything', [following(null)], '正常，数据正在跟上', false],
    ['could not apply something', [following(3), following(0, 1)], '有数据未能同步', true],
  ])('that %s is said to be so', (_name, subscriptions, text, isBad) => {
    expect(standingOf({ subscriptions })).toEqual({ text, isBad })
  })
})

describe('how data grew', () => {
  const sample = (day: string, bytes: number) => ({ at: `${day}T01:00:00.000Z`, documents: 1, bytes })
  it('is counted from the oldest sample, and may be less', () => {
    const samples = [sample('2020-03-10', 1_048_576), sample('2020-03-19', 9)]
    expect(growthOf({ at, bytes: 3 * 1_048_576, samples })).toBe('近 10 天增加 2 MB')
    expect(growthOf({ at, bytes: 524_288, samples })).toBe('近 10 天减少 512 KB')
  })
  it('is not told on the first day', () => {
    expect(growthOf({ at, bytes: 9, samples: [] })).toBe('满一天后显示')
    expect(growthOf({ at, bytes: 9, samples: [sample('2020-03-20', 1)] })).toBe('满一天后显示')
  })
})

describe('the last backup', () => {
  it('is told with its time, and is bad when it is older than it may be', () => {
    const of = (lastBackup: string | null | undefined, isLate = false, isOrigin = false) =>
      backupOf({
        server: 'MongoDB 7.0.0',
        ...(lastBackup !== undefined && { lastBackup }),
        ...(typeof lastBackup === 'string' && { backup: { folder: '/srv/backups/1', bytes: 9, isLate, isOrigin, hours: 36 } }),
      })
    expect(of('2020-03-19T17:30:00.000Z')).toEqual({ text: '最近一次备份：2020-03-20 01:30', isBad: false })
    expect(of('2020-03-18T00:59:59.000Z', true)).toMatchObject({ text: expect.stringContaining('已超过 36 小时'), isBad: true })
    expect(of(null)).toMatchObject({ text: expect.stringContaining('在这里还没有备份过'), isBad: true })
    expect(of('2020-03-19T17:30:00.000Z', false, true)).toEqual({
      ...{ text: '数据恢复自 2020-03-20 01:30 的备份，此后还没有备份过', isBad: false },
    })
    expect(of('2020-03-17T17:30:00.000Z', true, true)).toEqual({
      text: '数据恢复自 2020-03-18 01:30 的备份，此后还没有备份过，已超过 36 小时。请技术人员检查备份任务。',
      isBad: true,
    })
    expect(of(undefined)).toMatchObject({ text: expect.stringContaining('MongoDB 7.0.0'), isBad: false })
  })
})

it.each([
  [0, '0 字节'],
  [1_023, '1023 字节'],
  [1_024, '1 KB'],
  [1_536, '1.5 KB'],
  [1_048_576, '1 MB'],
  [157_286_400, '150 MB'],
  [5 * 1_024 ** 3, '5 GB'],
  [3_000 * 1_024 ** 4, '3000 TB'],
])('%i bytes are %s', (bytes, text) => expect(sizeOf(bytes)).toBe(text))
