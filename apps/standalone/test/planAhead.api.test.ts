import { blankPlan, type Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityPlan, counties, countyPlan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

describe('what a plan will come to, while it is written', () => {
  let platform: TestPlatform
  let city: Plan
  const ahead = async (account: string, document: unknown, month?: string) =>
    (await platform.as(account)).api.assignments.due.ahead.mutate({ document, ...(month && { month }) })

  beforeAll(async () => {
    platform = await testPlatform()
    city = (await (await platform.as('xt-author')).api.forms.plan.byId.query({ plan: cityPlan })).document
  })
  afterAll(() => platform?.close())

  it('is told over the register that is kept: who stands on its lists, and what falls due', async () => {
    const next = { ...city, revision: 2 }
    const { month, lists, count, days } = await ahead('xt-author', next, '2020-04')
    expect(month).toBe('2020-04')
    const frozen = await (await platform.as('xt-author')).api.assignments.targetList.byPlan.query({ plan: cityPlan })
    expect(lists.map(({ key, count: members }) => [key, members])).toEqual(frozen.map(({ key, total }) => [key, total]))
    expect(count).toBeGreaterThan(0)
    expect(days.flatMap(({ entries }) => entries).map(({ who }) => who)).toContain('inspectors')
    const none = await ahead('xt-author', {
      ...next,
      targetLists: city.targetLists.map((list) => ({ ...list, rules: [] })),
    }).catch((error: unknown) => error)
    expect(none, 'a list that nobody can stand on').toBeInstanceOf(Error)
  })

  it('keeps nothing, and changes with every word', async () => {
    const visits = city.duties.visits?.map((duty) => ({ ...duty, times: (duty.times ?? 1) + 1 })) ?? []
    const more = await ahead('xt-author', { ...city, revision: 2, duties: { ...city.duties, visits } }, '2020-04')
    expect(more.count).toBeGreaterThan((await ahead('xt-author', { ...city, revision: 2 }, '2020-04')).count)
    const { api } = await platform.as('xt-author')
    expect(await api.forms.plan.revisions.query({ plan: cityPlan })).toHaveLength(1)
  })

  it('of a lower plan is told of its own region alone', async () => {
    const whole = { ...city, ...(await countyPlan(platform, 'xtx')), ...partsOf(city) }
    const { lists } = await ahead('xtx-author', whole)
    const { lists: all, month } = await ahead('xt-author', { ...city, revision: 2 })
    expect(month, 'this month, where no other is asked for').toBe('2020-03')
    const sum = (of: typeof lists) => of.reduce((total, { count }) => total + count, 0)
    expect(sum(lists)).toBeGreaterThan(0)
    expect(sum(lists)).toBeLessThan(sum(all))
  })

  it('of a plan that nobody has a register for is its days and nobody', async () => {
    const identity = { code: 'xtx-blank', title: '空白', jurisdiction: counties.xtx.region, document: { issuer: '某机关' } }
    const { lists, count, months } = await ahead('xtx-author', blankPlan({ ...identity, period: city.period }))
    expect([lists, count]).toEqual([[], 0])
    expect(months.length).toBeGreaterThan(3)
  })

  it('is told to the operator too, who may freeze the lists and has to see who would stand on them', async () => {
    const next = { ...city, revision: 2 }
    expect(await ahead('xt-admin', next, '2020-04')).toEqual(await ahead('xt-author', next, '2020-04'))
    const elsewhere = { code: 'hn-blank', title: '空白', jurisdiction: '410000000000', document: { issuer: '某机关' } }
    expect(await problemOf(ahead('xt-admin', blankPlan({ ...elsewhere, period: city.period })))).toBe('plan.absent')
  })

  it('is nobody else’s to ask', async () => {
    const own = await countyPlan(platform, 'xtx')
    expect(await problemOf(ahead('xx-author', own))).toBe('plan.absent')
    expect(await problemOf(ahead('xtx-author', { ...city, jurisdiction: counties.xtx.region })), 'the city’s register').toBe(
      'plan.absent',
    )
    expect(await problemOf(ahead('xt-viewer', city))).toBe('right.missing')
    expect(await problemOf(ahead('xt-author', { title: '不是方案' }))).toBe('plan.invalid')
  })
})

/** What a lower plan inherits whole while it says nothing of its own. */
function partsOf({ code, revision, title, jurisdiction, document, extends: _, ...parts }: Plan) {
  return parts
}
