import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const [xiangtan, xiangxiang, shaoshan, xin] = ['430321000000', '430381000000', '430382000000', '430399000000']
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇
const reason = '省人民政府批复，湘民发〔2020〕3 号'
const merger = {
  kind: 'merge' as const,
  regions: [xiangtan, xiangxiang],
  into: xin,
  isNew: true,
  name: '湘新市',
  from: '2020-03-20',
}

describe('regions that are merged', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform()
    for (const [account, region] of [
      ['of-city', city],
      ['of-xiangtan', xiangtan],
      ['of-xiangxiang', xiangxiang],
      ['of-xin', xin],
      ['of-shaoshan', shaoshan],
    ] as const)
      await platform.addPerson(
        account,
        (['viewer', 'operator', 'reviewer'] as const).map((role) => ({ role, region, plan: '*' })),
      )
  })
  afterAll(() => platform?.close())

  const api = async (account: string) => (await platform.as(account)).api
  /** Rights of open sessions follow within five seconds. */
  const settle = async () => {
    await platform.settle()
    platform.clock.advance(6_000)
  }
  const change = async (account: string, input: object = {}) =>
    (await api(account)).identity.region.change.mutate({ ...merger, reason, ...input })
  const targets = async (account: string) => {
    const found = await (await api(account)).assignments.target.list.query({ plan })
    return found.map(({ id }) => id).sort()
  }
  const figures = async (account: string, region: string, window?: string) => {
    const { coverage, children } = await (await api(account)).aggregation.summary.byRegion.query({
      plan,
      region,
      ...(window && { window }),
    })
    return { coverage, children: Object.fromEntries(children.map((child) => [child.region, child.coverage.designated])) }
  }
  const placeOf = async (account: string, target: string) =>
    (await (await api(account)).assignments.target.byId.query({ plan, target })).place
  /** All that a region's people see, and all that is counted of the city. */
  const everything = async () => ({
    seen: await Promise.all(['of-city', 'of-xiangtan', 'of-xiangxiang', 'of-xin', 'of-shaoshan'].map(targets)),
    now: await figures('of-city', city),
    earlier: await figures('of-city', city, '2020-02'),
    place: await placeOf('of-city', tanqiao),
    tree: await (await api('of-city')).identity.region.list.query({ within: city }),
    visits: (await (await api('of-city')).assignments.visit.list.query({ plan })).visits.map(({ id, status, team, target }) => [
      ...[id, status, team.title, target.place],
    ]),
  })
  /** What is to be handed in, and by whom, as somebody sees it. */
  const owed = async (account: string) => {
    const { dues } = await (await api(account)).assignments.due.board.query({ plan })
    return dues.flatMap(({ standing, by }) => (standing === 'cancelled' || by === null ? [] : [by]))
  }
  let before: Awaited<ReturnType<typeof everything>>

  it('are not merged by who operates one of them, or by who is no operator', async () => {
    before = await everything()
    expect(before.seen[1]?.length).toBeGreaterThan(0)
    expect(before.seen[2]?.length).toBeGreaterThan(0)
    expect(before.seen[3]).toEqual([])
    for (const account of ['of-xiangtan', 'of-xiangxiang', 'of-xin', 'of-shaoshan']) {
      expect(await problemOf(change(account)), account).toBe('region.absent')
      const asked = (await api(account)).assignments.target.touched.query({ regions: [xiangtan, xiangxiang] })
      expect(await problemOf(asked), account).toBe('region.absent')
    }
    expect(await problemOf(change('xt-author'))).toBe('right.missing')
    expect(await (await api('of-city')).identity.region.changes.query()).toEqual([])
  })

  it('are merged only where that can be, and each refusal says why', async () => {
    const refused = async (input: object) => problemOf(change('of-city', input))
    expect(await refused({ regions: [xiangtan, '430381106000'] })).toBe('region-change.elsewhere')
    expect(await refused({ regions: [xiangtan], into: '430421000000' })).toBe('region.absent')
    expect(await refused({ regions: ['430398000000'] })).toBe('region.absent')
    expect(await refused({ into: shaoshan })).toBe('region-change.taken')
    expect(await refused({ isNew: false })).toBe('region.absent')
    expect(await refused({ kind: 'rename', regions: [xiangtan], into: xiangtan, isNew: false, name: '湘潭县' })).toBe(
      'region-change.unchanged',
    )
    const taken = { id: '01900000-0000-7000-8000-000000000001', reason }
    expect(await problemOf((await api('of-city')).identity.region.takeBack.mutate(taken))).toBe('region-change.absent')
    expect(await everything()).toEqual(before)
  })

  it('are counted with all that it concerns before anything is entered', async () => {
    const { identity, assignments } = await api('of-city')
    expect(await owed('of-xin')).toEqual([])
    expect(await owed('of-xiangtan')).not.toEqual([])
    const effect = await identity.region.effect.query(merger)
    expect(effect.regions).toBeGreaterThan(0)
    expect(effect.people).toBeGreaterThan(0)
    const touched = await assignments.target.touched.query({ regions: merger.regions })
    expect(touched.targets).toBe((before.seen[1]?.length ?? 0) + (before.seen[2]?.length ?? 0))
    expect(touched.dues).toBeGreaterThan(0)
    expect(await everything()).toEqual(before)
  })

  it('change nothing before their day, and are one from it on', async () => {
    const planned = await change('of-city', { from: '2020-03-21' })
    expect(planned).toMatchObject({ state: 'planned', was: null, name: '湘新市' })
    await settle()
    expect(await everything()).toEqual(before)
    expect(await problemOf(change('of-city', { regions: [shaoshan], from: '2020-03-20' }))).toBe('region-change.later')
    await (await api('of-city')).identity.region.takeBack.mutate({ id: planned.id, reason })
    expect(await change('of-city')).toMatchObject({ state: 'inForce' })
    await settle()
    expect(await placeOf('of-city', tanqiao)).toBe('湘新市壶天镇')
  })

  it('are reached from their successor, and by a grant of one of them as far as before and no further', async () => {
    const [ofCity = [], ofXiangtan = [], ofXiangxiang = [], , ofShaoshan = []] = before.seen
    expect(await targets('of-xin')).toEqual([...ofXiangtan, ...ofXiangxiang].sort())
    expect(await targets('of-xiangtan')).toEqual(ofXiangtan)
    expect(await targets('of-xiangxiang')).toEqual(ofXiangxiang)
    expect(await targets('of-shaoshan')).toEqual(ofShaoshan)
    expect(await targets('of-city')).toEqual(ofCity)
    const hidden = (await api('of-xiangtan')).assignments.target.byId.query({ plan, target: tanqiao })
    expect(await problemOf(hidden)).toBe('target.absent')
    const figure = (await api('of-xiangtan')).aggregation.summary.byRegion.query({ plan, region: xin })
    expect(await problemOf(figure)).toBe('region.absent')
  })

  it('owe nothing more themselves: what is open is owed by their successor', async () => {
    const words = new Set(await owed('of-xin'))
    expect([...words].filter((word) => word.includes('湘新市'))).not.toEqual([])
    expect([...words].filter((word) => word.includes('湘乡市') || word.includes('湘潭县'))).toEqual([])
    expect((await owed('of-xiangtan')).filter((word) => word.includes('湘新市'))).toEqual([])
  })

  it('let who is granted their successor administer the people and bodies of all that it is made of', async () => {
    const { identity } = await api('of-xin')
    const accounts = (await identity.person.list.query({ limit: 100 })).people.map(({ account }) => account)
    expect(accounts).toEqual(expect.arrayContaining(['xx-unit']))
    expect((await identity.region.list.query({ within: xin })).map(({ code }) => code)).toEqual(
      expect.arrayContaining([xin, xiangtan, xiangxiang, '430381106000']),
    )
  })

  it('stand in the tree as parts of their successor', async () => {
    const tree = await (await api('of-city')).identity.region.list.query({ within: city })
    expect(tree.filter(({ into }) => into === xin).map(({ code }) => code)).toEqual([xiangtan, xiangxiang])
    expect(tree.find(({ code }) => code === xin)).toEqual({ code: xin, name: '湘新市' })
  })

  it('count in their successor from the window that runs on, and stay as they were printed in those before', async () => {
    const now = await figures('of-city', city)
    const was = before.now.children
    expect(now.coverage).toEqual(before.now.coverage)
    expect(now.children[xin]).toBe((was[xiangtan] ?? 0) + (was[xiangxiang] ?? 0))
    expect(Object.keys(now.children)).not.toEqual(expect.arrayContaining([xiangtan]))
    expect((await figures('of-city', xin)).children).toEqual({ [xiangtan]: was[xiangtan], [xiangxiang]: was[xiangxiang] })
    expect(await figures('of-city', city, '2020-02')).toEqual(before.earlier)
  })

  it('take in what is recorded afterwards: it counts once in each, and its finding is reached from there', async () => {
    const counted = async () =>
      (await Promise.all([xiangxiang, xin, city].map((one) => figures('of-city', one)))).map(({ coverage }) => coverage.visited)
    const visited = await counted()
    const inspector = await api('xt-inspector')
    const checklist = await inspector.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const record = submissionOf(tanqiao, filled(checklist, ['environment.waste.hasLitter']))
    await inspector.forms.submission.submit.mutate(record)
    await settle()
    expect(await counted()).toEqual(visited.map((count) => count + 1))
    expect((await inspector.forms.submission.byId.query({ id: record.id })).target.place).toBe('湘新市壶天镇')
    const found = async (account: string) =>
      (await (await api(account)).assignments.finding.list.query({ plan, state: 'all' })).rows.map(({ id }) => id)
    expect(await found('of-xin')).toHaveLength(1)
    expect(await found('of-xiangxiang')).toHaveLength(1)
    expect(await found('of-xiangtan')).toEqual([])
    const behind = await (await api('of-xin')).aggregation.figure.behind.query({ plan, region: xin, checklist: 'village' })
    expect(behind.map(({ submission }) => submission)).toEqual([record.id])
  })

  it('are no divisions any more, and a change on which another rests stands before it', async () => {
    const [{ id = '' } = {}] = await (await api('of-city')).identity.region.changes.query()
    const refused = async (input: object) => problemOf(change('of-city', input))
    expect(await refused({ regions: [xiangtan], into: shaoshan, isNew: false, name: '韶山市' })).toBe('region-change.former')
    expect(await refused({ kind: 'rename', regions: [xiangtan], into: xiangtan, isNew: false, name: '新名' })).toBe(
      'region-change.former',
    )
    const renamed = await change('of-city', { kind: 'rename', regions: [xin], into: xin, isNew: false, name: '湘新区' })
    await settle()
    expect(await placeOf('of-city', tanqiao)).toBe('湘新区壶天镇')
    const takeBack = async (one: string) => (await api('of-city')).identity.region.takeBack.mutate({ id: one, reason })
    expect(await problemOf(takeBack(id))).toBe('region-change.depended')
    expect(await takeBack(renamed.id)).toMatchObject({ state: 'takenBack', takenBack: { reason } })
    expect(await problemOf(takeBack(renamed.id))).toBe('region-change.taken-back')
    await settle()
    expect(await placeOf('of-city', tanqiao)).toBe('湘新市壶天镇')
  })

  it('say the same when everything is read once more, and after a start', async () => {
    const merged = await everything()
    for (const name of ['assignments.regions', 'aggregation.regions']) await platform.replay(name)
    await settle()
    expect(await everything()).toEqual(merged)
    await platform.restart()
    expect(await everything()).toEqual(merged)
  })

  it('lie and are called as before when the merger is taken back', async () => {
    const id = (await (await api('of-city')).identity.region.changes.query()).find(({ state }) => state === 'inForce')?.id ?? ''
    await (await api('of-city')).identity.region.takeBack.mutate({ id, reason })
    await settle()
    const { now, visits, ...rest } = await everything()
    const { now: were, visits: owed, ...others } = before
    expect(rest).toEqual(others)
    expect(now).toEqual({ ...were, coverage: { ...were.coverage, visited: were.coverage.visited + 1 } })
    expect(visits.map(([key, , ...words]) => [key, ...words])).toEqual(owed.map(([key, , ...words]) => [key, ...words]))
  })
})
