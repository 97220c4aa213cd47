import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

describe('every plan that comes with the product runs as configuration', () => {
  let platform: TestPlatform

  beforeAll(async () => {
    platform = await testPlatform(packs)
  })
  afterAll(() => platform?.close())

  it.each([
    ['xt-author', 'xiangtan-2020', { provincial: 6, municipal: 30 }],
    ['ha-author', 'henan-2020', { county: 20, village: 52 }],
    ['cx-author', 'chuxiong-2020', { designated: 13 }],
    ['xxz-author', 'xiangxi-2020', {}],
  ] as const)('%s sees the frozen lists of %s', async (account, plan, expected) => {
    const { api } = await platform.as(account)
    const lists = await api.assignments.targetList.byPlan.query({ plan })
    expect(lists.every(({ frozenOn }) => frozenOn === '2020-03-20')).toBe(true)
    const sizes = lists.map(({ targets }) => targets.length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(Object.values(expected).reduce((sum, size) => sum + size, 0))
  })

  it('a newcomer finds the counties’ filings as they had come in and been answered', async () => {
    const { filing } = (await platform.as('xt-author')).api.assignments
    const { filings } = await filing.board.query({ plan: 'xiangtan-2020' })
    expect(
      filings.map(({ name, state, firstFiledOn, lateDays, breaches }) => [name, state, firstFiledOn, lateDays, breaches]),
    ).toEqual([
      ['雨湖区', 'submitted', '2020-03-17', 2, 0],
      ['岳塘区', 'missing', null, 5, 0],
      ['湘潭县', 'accepted', '2020-03-10', 0, 0],
      ['湘乡市', 'submitted', '2020-03-12', 0, 0],
      ['韶山市', 'returned', '2020-03-13', 0, 1],
    ])
    const returned = await filing.byId.query({ plan: 'xiangtan-2020', jurisdiction: '430382000000' })
    expect(returned.timeline.map(({ verb, by, at }) => [verb, by, at.slice(0, 10)])).toEqual([
      ['file', '韶山市扶贫办·方案管理员', '2020-03-13'],
      ['sendBack', '湘潭市扶贫办·方案管理员', '2020-03-16'],
    ])
    expect(returned.findings.map(({ code }) => code)).toEqual(['floor.weakened'])
  })

  it.each(['ha-author', 'xt-author', 'hn-viewer', 'henan-outsider'])(
    'which leader answers for which target is told to nobody outside the region: %s',
    async (account) => {
      const { api } = await platform.as(account)
      const plan = 'chuxiong-2020'
      expect(await problemOf(api.forms.plan.byId.query({ plan })), 'who sponsors whom').toBe('plan.absent')
      expect(await problemOf(api.assignments.targetList.byPlan.query({ plan })), 'who is to be sponsored').toBe('plan.absent')
      expect(await api.assignments.target.list.query({ plan })).toEqual([])
      const own = await platform.as('cx-viewer')
      const { document } = await own.api.forms.plan.byId.query({ plan })
      expect([document.assignments.sponsors?.length, document.assignments.sponsored?.length]).toEqual([13, 4])
    },
  )

  it('the province sees both of its prefectures’ plans, and no other province’s', async () => {
    const { api } = await platform.as('hn-viewer')
    expect((await api.forms.plan.list.query()).plans.map(({ plan }) => plan).sort()).toEqual(['xiangtan-2020', 'xiangxi-2020'])
  })
})
