import type { VisitMonth } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

type Owed = NonNullable<Plan['duties']['owed']>[number]
const tanqiao = 'v430381106229'
const township = '430381106000'
const weekly: NonNullable<Owed['when']> = { kind: 'cycle', every: 'week' }
const atTanqiao: NonNullable<Owed['about']> = { kind: 'lists', targetLists: ['provincial'] }
const patrol: Owed = {
  ...{ key: 'patrol', title: '每周巡查', what: 'visit', who: { kind: 'team', team: 'countyFixed' } },
  ...{ about: atTanqiao, when: weekly, checklist: 'village' },
}
const surprise: Owed = {
  ...{ key: 'surprise', title: '市级突击督战', what: 'visit', who: { kind: 'team', team: 'cityFixed' }, unannounced: true },
  ...{ about: atTanqiao, when: weekly, checklist: 'village' },
}

describe('the calendar of visits', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform()
    await platform.addPerson('township-viewer', [{ role: 'viewer', region: township, plan }])
    await platform.addPerson('stranger', [{ role: 'viewer', region: '530000000000', plan: '*' }])
    platform.clock.set('2020-03-20T02:00:00.000Z')
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    const duties = { ...document.duties, owed: [patrol, surprise] }
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision: 2, duties } })
    await platform.settle()
  })
  afterAll(() => platform?.close())

  const month = async (account: string, asked = '2020-03', mine = false): Promise<VisitMonth> =>
    (await platform.as(account)).api.assignments.visit.month.query({ plan, month: asked, mine })
  /** Of one duty in the township. */
  const patrols = ({ entries }: VisitMonth, title = '每周巡查') =>
    entries
      .filter((entry) => entry.title === title && entry.place.code === township)
      .map(({ dueOn, count, done, overdue, upcoming }) => [dueOn, count, done, overdue, upcoming].join(' '))
  const titles = ({ entries }: VisitMonth) => [...new Set(entries.map(({ title }) => title))].sort()

  it('counts the visits that are owed and those whose week has not begun, by day, team and township', async () => {
    const march = await month('xt-viewer')
    expect(march).toMatchObject({ plan, month: '2020-03', today: '2020-03-20' })
    expect(patrols(march)).toEqual(['2020-03-22 1 0 0 0', '2020-03-29 1 0 0 1'])
    const board = await (await platform.as('xt-viewer')).api.assignments.visit.list.query({ plan })
    const monthly = march.entries.filter(({ duty }) => duty === 'monthly')
    expect(monthly.reduce((sum, { count }) => sum + count, 0)).toBe(board.visits.filter(({ duty }) => duty === 'monthly').length)
    const { place, team } = march.entries.find(({ title, place: where }) => title === '每周巡查' && where.code === township) ?? {}
    expect(place).toEqual({ code: township, name: '壶天镇' })
    expect(team?.key).toBe('countyFixed@430381000000')
  })

  it('reaches into the months to come, and ends with the plan', async () => {
    expect(patrols(await month('xt-viewer', '2020-04'))[0]).toBe('2020-04-05 1 0 0 1')
    expect((await month('xt-viewer', '2022-04')).entries).toEqual([])
  })

  it('is each team’s own, and for a superior that of everybody within reach', async () => {
    expect(titles(await month('xx-inspector', '2020-03', true))).toContain('每周巡查')
    expect(patrols(await month('xt-inspector', '2020-03', true))).toEqual([])
    expect(patrols(await month('xtx-inspector'))).toEqual([])
    expect(patrols(await month('township-viewer'))).toHaveLength(2)
  })

  it('tells nobody on the spot of an unannounced visit, in no cell and no count', async () => {
    expect(patrols(await month('xt-viewer'), '市级突击督战')).toEqual(['2020-03-22 1 0 0 0', '2020-03-29 1 0 0 1'])
    expect(patrols(await month('xt-inspector', '2020-03', true), '市级突击督战')).toHaveLength(2)
    for (const onTheSpot of ['township-viewer', 'xx-inspector']) {
      expect(titles(await month(onTheSpot)), onTheSpot).not.toContain('市级突击督战')
      expect(titles(await month(onTheSpot, '2020-04')), onTheSpot).not.toContain('市级突击督战')
    }
  })

  it('counts what was made, and tells then of what was unannounced', async () => {
    platform.clock.set('2020-03-20T03:00:00.000Z')
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const { visits } = await inspector.api.assignments.target.byId.query({ plan, target: tanqiao })
    const due = visits.find(({ duty }) => duty === 'owed.surprise')?.id ?? ''
    const at = { startedAt: '2020-03-20T02:10:00.000Z', finishedAt: '2020-03-20T02:50:00.000Z' }
    await inspector.api.forms.submission.submit.mutate(submissionOf(tanqiao, filled(checklist), { revision: 2, due, ...at }))
    await platform.settle()
    expect(patrols(await month('township-viewer'), '市级突击督战')).toEqual(['2020-03-22 1 1 0 0'])
  })

  it('says what is overdue once its day is over', async () => {
    platform.clock.set('2020-03-23T01:00:00.000Z')
    expect(patrols(await month('xt-viewer'))).toEqual(['2020-03-22 1 0 1 0', '2020-03-29 1 0 0 0'])
  })

  it('is no plan’s to a stranger, and of no month that is none', async () => {
    expect(await problemOf(month('stranger'))).toBe('plan.absent')
    expect(await problemOf(month('xt-viewer', '2020-13'))).toBe('input.invalid')
  })
})
