import { mostWaiting, type ServiceState } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { all, textOf, texts } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'

const aState = (over: Partial<ServiceState> = {}): ServiceState => ({
  ...{ version: '0.1.0', node: '20.19.0', since: '2020-03-19T16:30:00.000Z', subscriptions: [] },
  storage: {
    ...{ at: '2020-03-20T01:00:00.000Z', documents: 12_345, bytes: 3 * 1_048_576, server: 'embedded' },
    samples: [{ at: '2020-03-10T01:00:00.000Z', documents: 1, bytes: 1_048_576 }],
    lastBackup: '2020-03-19T17:30:00.000Z',
    backup: { folder: '/var/backups/duzhan/2020-03-20', bytes: 2 * 1_048_576, isOrigin: false, isLate: false, hours: 48 },
  },
  ...over,
})
const everyPart: Answers = {
  'identity.service.state': aState(),
  'forms.service.state': aState(),
  'assignments.service.state': aState({
    subscriptions: [
      { name: 'plans', from: 'forms.plan', waiting: 0, setAside: 0, oldest: null },
      { name: 'submissions', from: 'forms.submission', waiting: mostWaiting, setAside: 2, oldest: '2020-03-19T23:00:00.000Z' },
      { name: 'regions', from: 'identity.region', waiting: null, setAside: 0, oldest: null },
    ],
  }),
  'aggregation.service.state': aState(),
}
const open = (answers: Answers = {}, as = asOperator) => opened('/operator/state', as, { ...everyPart, ...answers })
/** What a card says, by its heading. */
const card = (title: string) =>
  [...document.querySelectorAll('section.card')].find((one) => one.querySelector('h2')?.textContent === title)?.textContent ?? ''

describe('how the platform is', () => {
  it('is shown part by part, with release, size and growth, and the last backup above', async () => {
    await open()
    expect(card('备份')).toBe(
      '备份最近一次备份：2020-03-20 01:30存放位置/var/backups/duzhan/2020-03-20大小2 MB核对备份时已核对，完整',
    )
    for (const title of ['账号与区划', '方案与填报', '汇总']) {
      expect(card(title)).toContain('正常，数据已跟上')
      expect(card(title)).toContain('版本0.1.0（Node 20.19.0）运行自2020-03-20 00:30数据量12,345 条，3 MB增长近 10 天增加 2 MB')
    }
  })

  it('says of a restored platform which backup it came out of, and not where that once lay', async () => {
    const { storage } = aState()
    const backup = { folder: '/var/backups/duzhan/2020-03-20', bytes: 9, isOrigin: true, isLate: false, hours: 48 }
    await open({ 'identity.service.state': aState({ storage: { ...storage, backup } }) })
    expect(card('备份')).toBe('备份数据恢复自 2020-03-20 01:30 的备份，此后还没有备份过')
  })

  it('tells what a part has not read, what it could not take over and since when, and leads there', async () => {
    await open()
    expect(card('督战任务与问题台账')).toContain('有数据未能同步')
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent))
    expect(rows).toEqual([
      ['方案', '0', '0'],
      ['督战记录', '500 以上', '2 条，最早 2020-03-20 07:00'],
      ['区划变动', '来源没有回答', '0'],
    ])
    const links = all('link').filter((link) => link.textContent?.startsWith('2 条'))
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/operator/sync'])
  })

  it('says which part does not answer, and shows the others', async () => {
    await open({ 'forms.service.state': new Problem('unavailable', 'service.unavailable') })
    expect(card('方案与填报')).toContain('没有回答')
    expect(card('汇总')).toContain('正常，数据已跟上')
  })

  it('says of a new platform that amounts are told after a day, not that nothing is kept', async () => {
    const fresh = { at: '2020-03-20T01:00:00.000Z', documents: 0, bytes: 0 }
    await open({ 'identity.service.state': aState({ storage: { ...fresh, server: 'embedded', samples: [fresh] } }) })
    expect(card('账号与区划')).toContain('数据量满一天后显示')
  })

  it('is reached from the log of operations', async () => {
    const log = { lines: [], next: null }
    await opened('/operator/log', asOperator, {
      ...{ 'identity.log.list': log, 'forms.log.list': log, 'assignments.log.list': log, 'aggregation.log.list': log },
      ...{ 'forms.log.asideList': [], 'assignments.log.asideList': [], 'aggregation.log.asideList': [] },
    })
    expect(texts('link')).toContain('运行状态')
  })

  it('is told to nobody who may not know', async () => {
    const refused = new Problem('forbidden', 'right.missing')
    await open(
      {
        ...{ 'identity.service.state': refused, 'forms.service.state': refused },
        ...{ 'assignments.service.state': refused, 'aggregation.service.state': refused },
      },
      asAuthor,
    )
    expect(textOf()).not.toContain('0.1.0')
    expect(card('备份')).toBe('')
  })
})
