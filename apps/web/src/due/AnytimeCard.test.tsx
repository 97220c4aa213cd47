import type { DueAnytime } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asUnit, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aDue, aDueBoard } from '../test/builders/aDue.ts'
import { all, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { settled } from '../test/settled.ts'
import { dueKeyOf } from './dueText.ts'

const offer = {
  ...{ keyStart: 'reports.urgent/region:990121000000/-/', duty: 'reports.urgent', what: 'report', title: '重要情况及时汇报' },
  ...{ by: '青石县', about: null, to: '东山市' },
}
const places = [
  { code: world.city, name: '东山市' },
  { code: world.county, name: '青石县' },
]
const anytime = (over: Partial<DueAnytime>): DueAnytime => ({
  plan: 'demo-2020',
  offers: [],
  events: [],
  places: [],
  told: [],
  ...over,
})
const open = (over: Partial<DueAnytime>, as = asUnit, answers: Answers = {}) =>
  opened('/demo-2020/dues', as, {
    'assignments.due.board': aDueBoard(),
    'assignments.due.anytime': anytime(over),
    ...answers,
  })

describe('what no calendar calls for', () => {
  it('is not spoken of where there is nothing of it', async () => {
    await open({})
    expect(textOf()).not.toContain('随时报送')
    expect(names('button')).not.toContain('报告事件')
  })

  it('leads to a page of its own each time, under a new id', async () => {
    await open({ offers: [offer] })
    const key = dueKeyOf(decodeURIComponent(the('link', '报送：重要情况及时汇报').getAttribute('href')?.split('/').at(-1) ?? ''))
    expect(key).toMatch(/^reports\.urgent\/region:990121000000\/-\/[0-9a-f-]{36}\/1$/)
    expect(textOf()).toContain('青石县 · 报东山市')
  })

  it('lists the events that were told, the last ones first, and reaches all of them', async () => {
    const told = Array.from({ length: 23 }, (_, no) => ({
      ...{ id: `e-${no}`, event: `预警${no}`, text: '已通知各村', by: '东山市督战办', place: '东山市' },
      ...{ at: '2020-03-19T23:30:00.000Z', takenBack: null, mayTakeBack: false },
    }))
    await open({ told, events: [{ title: '预警', duties: ['报告'] }], places }, asAuthor)
    expect(all('item').filter((one) => textOf(one).startsWith('预警'))).toHaveLength(20)
    expect(textOf()).toContain('已显示 20 条，共 23 条')
    await press('显示更多')
    expect(all('item').filter((one) => textOf(one).startsWith('预警'))).toHaveLength(23)
    expect(textOf()).toContain('预警22')
  })

  it('begins with an event, told by what, where, when and in which words', async () => {
    const events = [
      { title: '红色预警', duties: ['预警处置报告', '巡查报告'] },
      { title: '返贫', duties: ['核查报告'] },
    ]
    const platform = await open({ events, places }, asAuthor, {
      'assignments.due.tell': { dues: [aDue(), aDue({ key: 'k2' })], visits: 3 },
    })
    await press('报告事件')
    expect(textOf()).toContain('随之办理：预警处置报告、巡查报告')
    await choose('事件', '返贫')
    expect(textOf()).toContain('随之办理：核查报告')
    await choose('发生地区', '青石县')
    await write('发生时间', '2020-03-20T07:30')
    await write('情况说明', '入户走访时发现三户返贫')
    await press('确认报告')
    expect(platform.asked('assignments.due.tell')).toEqual([
      {
        ...{ plan: 'demo-2020', id: expect.stringMatching(/^[0-9a-f-]{36}$/), event: '返贫', region: world.county },
        ...{ at: '2020-03-19T23:30:00.000Z', text: '入户走访时发现三户返贫' },
      },
    ])
    expect(textOf(the('status'))).toBe('已报告，2 项应办事项和 3 次督战开始计时。')
  })

  it('is told of one target alone, found by its name in the region where it happened', async () => {
    const school = (id: string, county: string, place: string) => ({
      ...{ id, name: '中心小学', kind: 'school', regionCode: county, regionPath: [world.province, world.city, county], place },
      ...{ attributes: {}, annex: null, list: null, reasons: [], team: null, designatedOn: null },
    })
    const targets = [school('s-0', world.county, '青石县'), school('s-1', world.otherCounty, '白水县')]
    const platform = await open({ events: [{ title: '温度有误', duties: ['核验'] }], places }, asAuthor, {
      'assignments.due.tell': { dues: [], visits: 1 },
      // as the platform answers: of what lies in the region that is asked for
      'assignments.target.search': (asked) => {
        const there = targets.filter(({ regionPath }) => regionPath.includes(asked?.region ?? world.city))
        return { total: there.length, isAtLeast: false, targets: there, next: null, mayKeep: false }
      },
    })
    await press('报告事件')
    await choose('发生地区', '青石县')
    await write('情况说明', '两次自查温度有误')
    await write(the('field', /涉及的对象/), '中心小学')
    await press('确认报告')
    expect(platform.asked('assignments.due.tell'), 'while it is not said which').toEqual([])
    await write(the('field', /涉及的对象/), '中心小学（白水县）')
    await press('确认报告')
    expect(platform.asked('assignments.due.tell'), 'of one that lies elsewhere').toEqual([])
    await write(the('field', /涉及的对象/), '中心小学（青石县）')
    await settled()
    await press('确认报告')
    expect(platform.asked('assignments.due.tell')).toMatchObject([{ target: 's-0', region: world.county }])
  })

  it('shows what was told, and takes back what was told by mistake, with the reason', async () => {
    const one = { id: 'e-1', event: '红色预警', place: '青石县', text: '气象台发布', by: '县防汛办', takenBack: null }
    const told = [
      { ...one, at: '2020-03-20T01:00:00.000Z', mayTakeBack: true },
      {
        ...{ ...one, id: 'e-2', at: '2020-03-19T01:00:00.000Z', mayTakeBack: false },
        takenBack: { at: '2020-03-19T02:00:00.000Z', by: '市防汛办', text: '误发' },
      },
    ]
    const events = [{ title: '红色预警', duties: [] }]
    const platform = await open({ events, places, told }, asAuthor, { 'assignments.due.untell': undefined })
    expect(textOf()).toContain('青石县 · 2020-03-20 09:00 · 县防汛办')
    expect(textOf()).toContain('已撤回：误发（市防汛办）')
    expect(names('button').filter((name) => name === '撤回')).toHaveLength(1)
    await press('撤回')
    await write('撤回理由', '预警系误发')
    await press('确认撤回')
    expect(platform.asked('assignments.due.untell')).toEqual([{ plan: 'demo-2020', id: 'e-1', text: '预警系误发' }])
  })

  it('says why an event could not be told', async () => {
    await open({ events: [{ title: '红色预警', duties: [] }], places }, asAuthor, {
      'assignments.due.tell': new Problem('invalid', 'due.event-outside'),
    })
    await press('报告事件')
    await write('情况说明', '气象台发布红色预警')
    await press('确认报告')
    expect(textOf()).toContain('请核对时间')
  })
})
