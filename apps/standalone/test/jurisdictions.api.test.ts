import type { AppRouter } from '@duzhan/gateway'
import type { Plan } from '@duzhan/plan'
import { canteens, crossing } from '@duzhan/plan-packs'
import { disposableStore, manualClock } from '@duzhan/test-kit'
import { createTRPCClient, httpLink } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Standalone, startStandalone } from '../src/index.ts'
import { filled, newId } from './answers.ts'
import { everyVillage, planOf, village } from './everyVillage.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const nation = '000000000000'
/** The two made-up provinces, and a county of each. */
const [oneProvince, otherProvince] = ['350000000000', '330000000000']
const [oneCounty, otherCounty] = ['359801000000', '339921000000']
const month = '2020-05'
const on = '2020-05-12T02:00:00.000Z'

const checklist = everyVillage.checklists[0]!
const recordOf = (plan: string, target: string) => ({
  ...{ id: newId(), plan, revision: 1, checklist: checklist.key, target },
  ...{ startedAt: '2020-05-12T01:00:00.000Z', finishedAt: '2020-05-12T01:40:00.000Z' },
  answers: filled({ schema: checklist.schema }),
})

describe('a plan of the nation', () => {
  const plan = 'nation-2020'
  const villages = [village('359801101201', '东岗村'), village('359802101201', '塘东村'), village('339921101201', '城南村')]
  let platform: TestPlatform
  const api = async (account: string) => (await platform.as(account)).api
  beforeAll(async () => {
    platform = await testPlatform([crossing, canteens], { at: on })
    const everywhere = (account: string, ...roles: ('operator' | 'author' | 'viewer')[]) =>
      platform.addPerson(
        account,
        roles.map((role) => ({ role, region: nation, plan: '*' })),
      )
    await everywhere('n-operator', 'operator')
    await everywhere('n-author', 'author')
    await everywhere('n-viewer', 'viewer')
    const at = (account: string, role: 'viewer' | 'inspector' | 'author' | 'operator', region: string) =>
      platform.addPerson(account, [{ role, region, plan: '*' }])
    await at('one-inspector', 'inspector', oneCounty!)
    await at('other-inspector', 'inspector', otherCounty!)
    await at('one-viewer', 'viewer', oneProvince!)
    await at('one-author', 'author', oneProvince!)
    await at('one-operator', 'operator', oneProvince!)
    const named = villages.map(({ regionCode: code, name }) => ({ code, name }))
    await (await api('n-operator')).identity.region.create.mutate({ regions: [{ code: nation, name: '全国' }, ...named] })
    const author = await api('n-author')
    await author.forms.plan.publish.mutate({
      document: planOf({ code: plan, jurisdiction: nation, title: '全国人居环境督战方案' }),
    })
    await platform.settle()
    await author.assignments.target.register.mutate({ plan, targets: villages })
    await author.assignments.targetList.freeze.mutate({ plan })
    await platform.settle()
  })
  afterAll(() => platform?.close())

  const summary = async (account: string, region: string) =>
    (await api(account)).aggregation.summary.byRegion.query({ plan, region, window: month })

  it('is published by the nation alone, and read in every province', async () => {
    expect((await (await api('one-viewer')).forms.plan.byId.query({ plan })).jurisdiction).toBe(nation)
    const lower = planOf({ code: plan, revision: 2, jurisdiction: nation })
    expect(await problemOf((await api('one-author')).forms.plan.publish.mutate({ document: lower }))).toBe('plan.absent')
    const whole = { regions: [{ code: nation, name: '别名' }] }
    expect(await problemOf((await api('one-operator')).identity.region.create.mutate(whole))).toBe('region.absent')
  })

  it('has its lists over all provinces, and owes a visit to each village by the team of its county', async () => {
    const [list] = await (await api('n-author')).assignments.targetList.byPlan.query({ plan })
    expect(list?.targets.map(({ name }) => name).sort()).toEqual(['东岗村', '城南村', '塘东村'].sort())
    const { visits } = await (await api('n-viewer')).assignments.visit.list.query({ plan })
    expect(visits.map(({ target }) => target.id).sort()).toEqual(villages.map(({ id }) => id).sort())
    const own = await (await api('other-inspector')).assignments.visit.list.query({ plan })
    expect(own.visits.map(({ target }) => target.id)).toEqual(['v339921101201'])
    const { dues } = await (await api('n-viewer')).assignments.due.board.query({ plan })
    expect(dues.filter(({ what }) => what === 'report').map(({ by }) => by)).toEqual(['全国'])
  })

  it('adds up what is recorded in its provinces, each province with what lies in it', async () => {
    expect(await summary('n-viewer', nation)).toMatchObject({ coverage: { visited: 0, designated: 3 } })
    await (await api('one-inspector')).forms.submission.submit.mutate(recordOf(plan, 'v359801101201'))
    await (await api('other-inspector')).forms.submission.submit.mutate(recordOf(plan, 'v339921101201'))
    await platform.settle()
    const all = await summary('n-viewer', nation)
    expect(all.coverage).toEqual({ visited: 2, designated: 3 })
    expect(all.children).toEqual([
      { region: otherProvince, coverage: { visited: 1, designated: 1 } },
      { region: oneProvince, coverage: { visited: 1, designated: 2 } },
    ])
    expect(all.checklists.map(({ targets }) => targets)).toEqual([2])
    const behind = { plan, region: nation, window: month, checklist: checklist.key }
    expect(await (await api('n-viewer')).aggregation.figure.behind.query(behind)).toHaveLength(2)
  })

  it('shows a province its own part and nothing of the others', async () => {
    expect((await summary('one-viewer', oneProvince!)).coverage).toEqual({ visited: 1, designated: 2 })
    expect(await problemOf(summary('one-viewer', otherProvince!))).toBe('region.absent')
    expect(await problemOf(summary('one-viewer', nation))).toBe('region.absent')
    const { visits } = await (await api('one-viewer')).assignments.visit.list.query({ plan })
    expect(visits.map(({ target }) => target.id).sort()).toEqual(['v359801101201', 'v359802101201'])
  })

  it('has its people and its log looked through by the nation’s operator', async () => {
    const operator = await api('n-operator')
    const grants = [{ role: 'viewer' as const, region: oneProvince!, plan }]
    const person = { account: 'one-clerk', title: '某省查询岗', password: 'wu-yi-shan-48-cha', grants }
    await operator.identity.person.create.mutate(person)
    const { people } = await operator.identity.person.list.query({ words: 'one-' })
    expect(people.map(({ account }) => account)).toContain('one-clerk')
    const { lines } = await operator.forms.log.list.query({ plan })
    expect(lines.map(({ noun, verb }) => `${noun}.${verb}`)).toContain('plan.publish')
  })

  it('may be the superior of a province’s plan, whose results count in the nation’s figures', async () => {
    const { document } = await (await api('one-author')).forms.plan.byId.query({ plan })
    const derived: Plan = {
      ...document,
      ...{ code: 'province-2020', revision: 1, jurisdiction: oneProvince!, title: '福建省人居环境督战方案' },
      extends: { code: plan, revision: 1 },
    }
    expect(await (await api('one-author')).forms.plan.publish.mutate({ document: derived })).toMatchObject({
      status: 'published',
    })
    await platform.settle()
    await (await api('one-author')).assignments.targetList.freeze.mutate({ plan: 'province-2020' })
    await platform.addPerson('deng-inspector', [{ role: 'inspector', region: '359802000000', plan: 'province-2020' }])
    await platform.settle()
    const before = await summary('n-viewer', nation)
    const { visits } = await (await api('deng-inspector')).assignments.visit.list.query({ plan: 'province-2020' })
    expect(visits.map(({ target }) => target.id)).toEqual(['v359802101201'])
    const record = recordOf('province-2020', 'v359802101201')
    await (await api('deng-inspector')).forms.submission.submit.mutate(record)
    await platform.settle()
    const after = await summary('n-viewer', nation)
    expect([before.coverage, after.coverage]).toEqual([
      { visited: 2, designated: 3 },
      { visited: 3, designated: 3 },
    ])
    expect(after.checklists.map(({ targets }) => targets)).toEqual([3])
    const behind = { plan, region: nation, window: month, checklist: checklist.key }
    const records = await (await api('n-viewer')).aggregation.figure.behind.query(behind)
    expect(records.map(({ submission }) => submission)).toContain(record.id)
  })
})

describe('a plan of a zone', () => {
  const zone = { code: '451029480000', name: '田林工业园区' }
  const site = { code: '451029480001', name: '一号地块' }
  const plan = 'zone-2020'
  let store: Awaited<ReturnType<typeof disposableStore>>
  let platform: Standalone
  const signedIn = (account: string, password: string) => {
    let kept = ''
    const client = createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${platform.url}/trpc`,
          headers: () => ({ 'x-duzhan': '1', cookie: kept }),
          fetch: async (url, init) => {
            const answer = await fetch(url, init as RequestInit) // tRPC's own type of the same
            kept = answer.headers.get('set-cookie')?.split(';')[0] ?? kept
            return answer
          },
        }),
      ],
    })
    return { client, signIn: () => client.session.signIn.mutate({ account, password }) }
  }
  beforeAll(async () => {
    store = await disposableStore()
    const options = { ...store, clock: manualClock(on), secret: 's'.repeat(64), port: 0, demo: null, logLevel: 'warn' }
    platform = await startStandalone({ ...options, logTo: { write: () => undefined } })
  })
  afterAll(async () => {
    await platform?.close()
    await store?.close()
  })

  it('is set up, written, carried out and added up for the zone, from the printed code to the first record', async () => {
    const password = 'huang-shan-52-yun'
    const { client } = signedIn('zone-admin', password)
    await client.setup.complete.mutate({
      ...{ code: platform.setupCode ?? '', account: 'zone-admin', title: '园区督战办管理员', password, isAuthor: true },
      ...{ region: '451029000000', zone },
    })
    expect(await client.identity.region.list.query({ codes: ['450000000000', '451029000000', zone.code] })).toHaveLength(3)
    await client.identity.region.create.mutate({ regions: [site] })
    const document = planOf({ code: plan, jurisdiction: zone.code, title: '园区督战方案' }, 'township')
    await client.forms.plan.publish.mutate({ document })
    await platform.settle()
    await client.assignments.target.register.mutate({ plan, targets: [village(site.code, site.name)] })
    await client.assignments.targetList.freeze.mutate({ plan })
    const person = { account: 'zone-inspector', title: '园区督战员', password: 'jing-gang-76-song' }
    const grants = (['inspector', 'viewer'] as const).map((role) => ({ role, region: zone.code, plan }))
    await client.identity.person.create.mutate({ ...person, grants })
    const outside = { ...person, account: 'county-viewer', grants: [{ role: 'viewer' as const, region: '451029000000', plan }] }
    expect(await problemOf(client.identity.person.create.mutate(outside)), 'beyond the zone').toBe('region.absent')
    await platform.settle()
    const inspector = signedIn('zone-inspector', person.password)
    await inspector.signIn()
    const first = signedIn('zone-inspector', person.password)
    await first.signIn()
    const changed = 'lu-shan-33-yun-hai'
    await first.client.session.changePassword.mutate({ current: person.password, next: changed })
    const { visits } = await first.client.assignments.visit.list.query({ plan })
    expect(visits.map(({ target, team }) => [target.name, team.title])).toEqual([[site.name, '田林工业园区督战组']])
    await first.client.forms.submission.submit.mutate(recordOf(plan, `v${site.code}`))
    await platform.settle()
    const summary = await first.client.aggregation.summary.byRegion.query({ plan, region: zone.code, window: month })
    expect(summary.coverage).toEqual({ visited: 1, designated: 1 })
    expect(await problemOf(first.client.aggregation.summary.byRegion.query({ plan, region: '451029000000' }))).toBe(
      'region.absent',
    )
  })
})

describe('a plan of an office', () => {
  const plan = 'office-2020'
  const villages = [village('359801101201', '东岗村'), village('359801101202', '西岗村')]
  const document = planOf({ code: plan, jurisdiction: oneCounty!, title: '住建局村庄督战方案', office: 'housing' }, 'township')
  let platform: TestPlatform
  const api = async (account: string) => (await platform.as(account)).api
  beforeAll(async () => {
    platform = await testPlatform([crossing], { at: on })
    await platform.addPerson('c-operator', [{ role: 'operator', region: oneCounty!, plan: '*' }])
    await platform.addPerson('c-author', [{ role: 'author', region: oneCounty!, plan: '*' }])
    await platform.addPerson('c-viewer', [{ role: 'viewer', region: oneCounty!, plan: '*' }])
    for (const role of ['author', 'viewer', 'reviewer'] as const)
      await platform.addPerson(`housing-${role}`, [{ role, region: oneCounty!, plan: '*', body: 'housing' }])
    await platform.addPerson('health-author', [{ role: 'author', region: oneCounty!, plan: '*', body: 'health' }])
    const { body } = (await api('c-operator')).identity
    for (const [key, title] of [
      ['housing', '松城市住建局'],
      ['health', '松城市卫健局'],
    ] as const)
      await body.save.mutate({
        ...{ key, title, jurisdiction: oneCounty!, kind: 'office', region: oneCounty!, parent: null },
        ...{ posts: [], members: null, version: 0 },
      })
  })
  afterAll(() => platform?.close())

  it('is written by the office’s own people and by nobody else, whatever else they hold', async () => {
    for (const account of ['c-author', 'c-operator', 'health-author'])
      expect(await problemOf((await api(account)).forms.plan.publish.mutate({ document })), account).toBe('plan.absent')
    for (const account of ['housing-viewer', 'housing-reviewer'])
      expect(await problemOf((await api(account)).forms.plan.publish.mutate({ document })), account).toBe('right.missing')
    const author = (await api('housing-author')).forms
    const preview = await author.plan.preview.mutate({ document })
    expect(preview.effects.sentences.map(({ message }) => message).join()).toContain('本方案由名录中的“松城市住建局”制定')
    await author.plan.saveDraft.mutate({ document })
    expect((await (await api('c-author')).forms.plan.list.query()).plans.map((one) => one.plan)).not.toContain(plan)
    expect(await author.plan.publish.mutate({ document })).toMatchObject({ office: 'housing', status: 'published' })
    await platform.settle()
  })

  it('is run by them where it holds once it is in force: register, lists, board and figures', async () => {
    platform.clock.set('2020-05-12T02:00:10.000Z') // the gateway asks anew who somebody is
    const author = await api('housing-author')
    await author.assignments.target.register.mutate({ plan, targets: villages })
    await author.assignments.targetList.freeze.mutate({ plan })
    await platform.settle()
    const viewer = await api('housing-viewer')
    expect((await viewer.assignments.visit.list.query({ plan })).visits).toHaveLength(2)
    const { dues } = await viewer.assignments.due.board.query({ plan })
    expect(dues.filter(({ what }) => what === 'report').map(({ by }) => by)).toEqual(['松城市住建局'])
    const summary = await viewer.aggregation.summary.byRegion.query({ plan, region: oneCounty!, window: month })
    expect(summary.coverage).toEqual({ visited: 0, designated: 2 })
  })

  it('gives them nothing of other plans, and lets the county read and not write it', async () => {
    const author = await api('housing-author')
    const others = { plan: everyVillage.code, targets: villages }
    expect(await problemOf(author.assignments.target.register.mutate(others))).toBe('plan.absent')
    expect((await (await api('c-viewer')).assignments.visit.list.query({ plan })).visits).toHaveLength(2)
    const second = { document: { ...document, revision: 2 } }
    expect(await problemOf((await api('c-author')).forms.plan.publish.mutate(second))).toBe('plan.absent')
    expect(await problemOf((await api('c-author')).forms.plan.close.mutate({ plan, revision: 1 }))).toBe('plan.absent')
  })

  it('follows the office: whoever joins it runs its plans, and an operator of the county may close one', async () => {
    const grants = [{ role: 'viewer' as const, region: oneCounty!, plan: '*', body: 'housing' }]
    await platform.addPerson('housing-new', grants)
    expect((await (await api('housing-new')).assignments.visit.list.query({ plan })).visits).toHaveLength(2)
    const closed = await (await api('c-operator')).forms.plan.close.mutate({ plan, revision: 1 })
    expect(closed).toMatchObject({ status: 'closed', office: 'housing' })
  })
})
