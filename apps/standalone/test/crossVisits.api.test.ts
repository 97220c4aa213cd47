import type { ChecklistView, SubmissionInput, VisitView } from '@duzhan/contracts'
import { inspectorOf, type Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

type Owed = NonNullable<Plan['duties']['owed']>[number]
/** 湘潭县, 湘乡市, 韶山市: the three in which villages stand on the list. */
const counties = ['430321000000', '430381000000', '430382000000'] as const
const postOf = (county: string) => `post-${county.slice(0, 6)}`
const crossed: Owed = {
  ...{ key: 'crossed', title: '县际交叉检查', what: 'visit', who: { kind: 'team' }, checklist: 'village', modes: ['cross'] },
  ...{ about: { kind: 'lists', targetLists: ['municipal'] }, when: { kind: 'cycle', every: 'week' } },
  inspectors: { count: 1, among: counties.map(postOf), avoid: 'county', pairs: 'byCode' },
}

describe('counties that inspect each other', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  beforeAll(async () => {
    platform = await testPlatform()
    platform.clock.set('2020-03-20T02:00:00.000Z')
    await platform.addPerson('xt-operator', [{ role: 'operator', region: '430300000000', plan: '*' }])
    const operator = await platform.as('xt-operator')
    for (const region of counties) {
      const body = { key: postOf(region), title: `${region}检查岗`, jurisdiction: '430300000000', kind: 'post' as const, region }
      await operator.api.identity.body.save.mutate({ ...body, parent: null, posts: [], members: null, version: 0 })
      await platform.addPerson(`of-${region}`, [{ role: 'inspector', region, plan, body: postOf(region) }])
    }
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    const duties = { ...document.duties, owed: [crossed] }
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision: 2, duties } })
    await platform.settle()
    checklist = await (await platform.as('xt-inspector')).api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  }, 120_000)
  afterAll(() => platform?.close())

  const countyOf = ({ target }: Pick<VisitView, 'target'>) => `${target.id.slice(1, 7)}000000`
  /** Those of the week: what began last. */
  const visitsOf = async (account: string, mine = true) => {
    const { visits } = await (await platform.as(account)).api.assignments.visit.list.query({
      ...{ plan, mine, latest: true, limit: 200 },
    })
    const own = visits.filter(({ title }) => title === crossed.title)
    const begun = own
      .map(({ start }) => start)
      .sort()
      .at(-1)
    return own.filter(({ start }) => start === begun)
  }
  const send = async (account: string, target: string, over: Partial<SubmissionInput> = {}) => {
    const record = submissionOf(target, filled(checklist), { revision: 2, ...over })
    const found = await problemOf((await platform.as(account)).api.forms.submission.submit.mutate(record))
    await platform.settle()
    return typeof found === 'string' ? found : 'done'
  }
  /** Which county each is sent to this week; one that is sent to several, or to none, has no answer. */
  const goesTo = async () => {
    const rows = await Promise.all(
      counties.map(async (county) => [county, [...new Set((await visitsOf(`of-${county}`)).map(countyOf))]] as const),
    )
    return new Map(rows.map(([county, to]) => [county, to.length === 1 ? to[0] : undefined]))
  }

  it('are told in the calendar of the jurisdiction, window by window, and to nobody who is inspected', async () => {
    const month = async (account: string) =>
      (await platform.as(account)).api.assignments.visit.month.query({ plan, month: '2020-03', mine: false })
    await visitsOf('xt-viewer', false) // opens those of the week
    const { crossed: told } = await month('xt-viewer')
    const names = ['湘潭县', '湘乡市', '韶山市']
    expect(told.map(({ title }) => title)).toEqual(told.map(() => crossed.title))
    for (const { pairs } of told) {
      expect([pairs?.map(({ by }) => by).sort(), pairs?.map(({ of }) => of).sort()]).toEqual([
        [...names].sort(),
        [...names].sort(),
      ])
      expect(pairs?.some(({ by, of }) => by === of)).toBe(false)
    }
    const now = told.find(({ start, end }) => start <= '2020-03-20' && '2020-03-20' <= end)
    const to = await goesTo()
    const named: Readonly<Record<string, string>> = { [counties[0]]: '湘潭县', [counties[1]]: '湘乡市', [counties[2]]: '韶山市' }
    const nameOf = (code = '') => named[code]
    expect(now?.pairs?.map(({ by, of }) => [by, of]).sort()).toEqual([...to].map(([by, of]) => [nameOf(by), nameOf(of)]).sort())
    for (const account of ['xx-reviewer', `of-${counties[0]}`]) expect((await month(account)).crossed, account).toEqual([])
  })

  let first: Map<string, string | undefined>
  it('are each sent to one other, and every one is visited', async () => {
    first = await goesTo()
    expect([...first.values()].sort()).toEqual([...counties])
    for (const [by, of] of first) expect(of).not.toBe(by)
  })

  it('see there what is theirs to make, and nothing else of it', async () => {
    const [county] = counties
    const { api } = await platform.as(`of-${county}`)
    const all = (await api.assignments.visit.list.query({ plan })).visits
    expect(new Set(all.map(({ title }) => title))).toEqual(new Set([crossed.title]))
    expect(new Set(all.map(countyOf))).toEqual(new Set([first.get(county)]))
    for (const asked of [
      () => api.assignments.target.list.query({ plan }),
      () => api.aggregation.summary.byRegion.query({ plan, region: first.get(county) ?? '' }),
    ])
      expect(await problemOf(asked())).toBe('right.missing')
    expect(await api.assignments.finding.list.query({ plan, state: 'all' })).toMatchObject({ total: 0 })
  })

  it('pay it by their record; one of the county itself pays nothing', async () => {
    const [county] = counties
    const due = (await visitsOf(`of-${county}`))[0]
    const target = due?.target.id ?? ''
    const standing = async () => (await visitsOf('xt-viewer', false)).find(({ id }) => id === due?.id)?.status
    await send(countyOf({ target: { ...due!.target } }) === '430381000000' ? 'xx-inspector' : 'xt-inspector', target, {
      due: due!.id,
    })
    expect(await standing()).toBe('due')
    expect(await send(`of-${county}`, target, { due: due!.id })).toBe('done')
    expect(await standing()).toBe('done')
  })

  it('are told with the lots by which they were drawn', async () => {
    const visit = (await visitsOf('xt-author', false)).find(({ inspectors }) => inspectors?.drawn.length === 1)
    const [lot] = await (await platform.as('xt-author')).api.assignments.visit.lots.query({ plan, visit: visit?.id ?? '' })
    expect(lot?.pairs).toHaveLength(3)
    expect(lot?.avoid).toBe('county')
  })

  it('go to another the week after, and to the first again the week after that', async () => {
    platform.clock.set('2020-03-27T02:00:00.000Z')
    const second = await goesTo()
    expect([...second.values()].sort()).toEqual([...counties])
    for (const county of counties) expect(second.get(county)).not.toBe(first.get(county))
    platform.clock.set('2020-04-03T02:00:00.000Z')
    expect(await goesTo()).toEqual(first)
    const pairing = { level: 'county' as const, ring: [...counties], shift: 1 }
    const forward = inspectorOf(pairing, first.get(counties[0]) ?? '') === counties[0]
    expect(inspectorOf({ ...pairing, shift: forward ? 2 : 1 }, second.get(counties[0]) ?? '')).toBe(counties[0])
  })
})
