import { regionCode, regionPath } from '@duzhan/regions'
import { unchecked } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const [xiangtan, xiangxiang] = ['430321000000', '430381000000']
const hutian = '430381106000' // 壶天镇, 湘乡市
const tanqiao = 'v430381106229' // 潭桥村 there
const moved = '430321196000'
const newDigits = '430321196'
const reason = '省人民政府批复，湘民发〔2020〕5 号'
const move = {
  ...{ kind: 'move' as const, regions: [hutian], into: moved, isNew: true, name: '壶天镇' },
  from: '2020-03-20',
}

describe('a township that is given to another county', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform()
    for (const [account, region] of [
      ['of-city', city],
      ['of-xiangtan', xiangtan],
      ['of-xiangxiang', xiangxiang],
      ['of-hutian', hutian],
    ] as const)
      await platform.addPerson(
        account,
        (['viewer', 'operator', 'reviewer', 'inspector'] as const).map((role) => ({ role, region, plan: '*' })),
      )
    // who is put into the store is found by what the operator's people are found by
    await platform.rewrite('identity', 'people', (stored) => {
      const { account, grants } = unchecked<{ account: string; grants: { region: string }[] }>(stored)
      return account.startsWith('of-')
        ? { ...stored, sight: grants.flatMap(({ region }) => regionPath(regionCode(region))) }
        : stored
    })
  })
  afterAll(() => platform?.close())

  const api = async (account: string) => (await platform.as(account)).api
  /** Rights of open sessions follow within five seconds. */
  const settle = async () => {
    await platform.settle()
    platform.clock.advance(6_000)
  }
  const change = async (account: string, input: object = {}) =>
    (await api(account)).identity.region.change.mutate({ ...move, reason, ...input })
  const targets = async (account: string) => {
    const found = await (await api(account)).assignments.target.list.query({ plan })
    return found.map(({ id }) => id).sort()
  }
  const figures = async (account: string, region: string, window?: string) => {
    const asked = { plan, region, ...(window && { window }) }
    const { coverage, children } = await (await api(account)).aggregation.summary.byRegion.query(asked)
    return { coverage, children: Object.fromEntries(children.map((child) => [child.region, child.coverage.designated])) }
  }
  const placeOf = async (account: string, target: string) =>
    (await (await api(account)).assignments.target.byId.query({ plan, target })).place
  const everything = async () => ({
    seen: await Promise.all(['of-city', 'of-xiangtan', 'of-xiangxiang', 'of-hutian'].map(targets)),
    now: await Promise.all([city, xiangtan, xiangxiang].map((region) => figures('of-city', region))),
    earlier: await Promise.all([city, xiangtan, xiangxiang].map((region) => figures('of-city', region, '2020-02'))),
    place: await placeOf('of-city', tanqiao),
    tree: (await (await api('of-city')).identity.region.list.query({ within: city })).filter(({ into }) => into === undefined),
    visits: (await (await api('of-city')).assignments.visit.list.query({ plan })).visits
      .map(({ target, team, status }) => [target.id, target.place, team.title, status].join(' '))
      .sort(),
  })
  let before: Awaited<ReturnType<typeof everything>>
  /** A record of 潭桥村 with a finding, by the team of where it lies. */
  async function record(account: string): Promise<string> {
    const inspector = await api(account)
    const checklist = await inspector.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const submission = submissionOf(tanqiao, filled(checklist, ['environment.waste.hasLitter']))
    await inspector.forms.submission.submit.mutate(submission)
    await settle()
    return submission.id
  }
  let earlier = ''
  const findings = async (account: string) =>
    (await (await api(account)).assignments.finding.list.query({ plan, state: 'all' })).rows.map(({ target }) => target.id)

  it('is moved by who operates both counties alone, and shows before what it concerns', async () => {
    earlier = await record('xt-inspector')
    before = await everything()
    for (const account of ['of-xiangtan', 'of-xiangxiang', 'of-hutian'])
      expect(await problemOf(change(account)), account).toBe('region.absent')
    expect(await problemOf(change('xt-author'))).toBe('right.missing')
    const { identity, assignments } = await api('of-city')
    const effect = await identity.region.effect.query(move)
    expect(effect).toMatchObject({ regions: before.tree.filter(({ code }) => code.startsWith('430381106')).length - 1 })
    expect(effect.people).toBeGreaterThan(0)
    const touched = await assignments.target.touched.query({ regions: [hutian] })
    expect(touched).toMatchObject({ targets: before.seen[3]?.length, findings: 1, plans: 0 })
    expect(await problemOf(change('of-city', { kind: 'move', regions: [xiangxiang], into: '430421000000' }))).toBe(
      'region.absent',
    )
    expect(await everything()).toEqual(before)
  })

  it('lies there from its day on, with its targets, and is reached from there and not from where it lay', async () => {
    expect(await change('of-city')).toMatchObject({ state: 'inForce' })
    await settle()
    expect(await placeOf('of-city', tanqiao)).toBe('湘潭县壶天镇')
    const [ofCity = [], ofXiangtan = [], ofXiangxiang = [], ofHutian = []] = before.seen
    expect(ofHutian.length).toBeGreaterThan(0)
    expect(await targets('of-city')).toEqual(ofCity)
    expect(await targets('of-hutian')).toEqual(ofHutian)
    expect(await targets('of-xiangtan')).toEqual([...ofXiangtan, ...ofHutian].sort())
    expect(await targets('of-xiangxiang')).toEqual(ofXiangxiang.filter((id) => !ofHutian.includes(id)))
    const hidden = (await api('of-xiangxiang')).assignments.target.byId.query({ plan, target: tanqiao })
    expect(await problemOf(hidden)).toBe('target.absent')
    const figure = (await api('of-xiangxiang')).aggregation.summary.byRegion.query({ plan, region: moved })
    expect(await problemOf(figure)).toBe('region.absent')
  })

  it('is granted to whom it was, under its new code, and administered from there', async () => {
    const accounts = async (account: string) =>
      (await (await api(account)).identity.person.list.query({ limit: 100 })).people.map((person) => person.account)
    expect(await accounts('of-xiangtan')).toContain('of-hutian')
    expect(await accounts('of-xiangxiang')).not.toContain('of-hutian')
  })

  it('counts there in the window that runs, and where it was in those before; all adds up to what it was', async () => {
    const [ofCity, there, former] = await Promise.all([city, xiangtan, xiangxiang].map((region) => figures('of-city', region)))
    const [wasCity, wasThere, wasFormer] = before.now
    const count = wasFormer?.children[hutian] ?? 0
    expect(count).toBeGreaterThan(0)
    expect(ofCity?.coverage).toEqual(wasCity?.coverage)
    expect(there?.coverage.designated).toBe((wasThere?.coverage.designated ?? 0) + count)
    expect(there?.coverage.visited).toBe((wasThere?.coverage.visited ?? 0) + 1)
    expect(there?.children[moved]).toBe(count)
    expect(former?.coverage.designated).toBe((wasFormer?.coverage.designated ?? 0) - count)
    expect(Object.keys(former?.children ?? {})).not.toContain(hutian)
    expect(Object.keys((await figures('of-city', moved)).children).every((code) => code.startsWith(newDigits))).toBe(true)
    expect(await Promise.all([city, xiangtan, xiangxiang].map((region) => figures('of-city', region, '2020-02')))).toEqual(
      before.earlier,
    )
  })

  it('shows what is behind a figure where that counts', async () => {
    const behind = async (account: string, region: string) =>
      (await (await api(account)).aggregation.figure.behind.query({ plan, region, checklist: 'village' })).map(
        ({ submission }) => submission,
      )
    expect(await behind('of-xiangtan', xiangtan)).toEqual([earlier])
    expect(await behind('of-xiangtan', moved)).toEqual([earlier])
    expect(await behind('of-xiangxiang', xiangxiang)).toEqual([])
  })

  it('has its open findings and visits go on there, by the words of there', async () => {
    expect(await findings('of-xiangtan')).toEqual([tanqiao])
    expect(await findings('of-hutian')).toEqual([tanqiao])
    expect(await findings('of-xiangxiang')).toEqual([])
    const { visits } = await (await api('of-xiangtan')).assignments.visit.list.query({ plan })
    const theirs = visits.filter(({ target }) => before.seen[3]?.includes(target.id))
    expect(theirs.length).toBeGreaterThan(0)
    expect([...new Set(theirs.filter(({ status }) => status === 'due').map(({ target }) => target.place))]).toEqual([
      '湘潭县壶天镇',
    ])
  })

  it('keeps what was recorded for who was granted it then, and shows it to who is now', async () => {
    for (const account of ['of-city', 'of-xiangtan', 'of-xiangxiang', 'of-hutian']) {
      const found = await (await api(account)).forms.submission.byId.query({ id: earlier })
      expect(found.target.place, account).toBe('湘乡市壶天镇')
    }
  })

  it('takes in what is recorded afterwards, once in each, and its former county has no part in it', async () => {
    platform.clock.advance(86_400_000)
    const inspector = await api('of-xiangtan')
    const checklist = await inspector.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const submission = submissionOf(tanqiao, filled(checklist, []))
    await inspector.forms.submission.submit.mutate(submission)
    await settle()
    expect((await inspector.forms.submission.byId.query({ id: submission.id })).target.place).toBe('湘潭县壶天镇')
    expect(await problemOf((await api('of-xiangxiang')).forms.submission.byId.query({ id: submission.id }))).toBe(
      'submission.absent',
    )
    const visited = await Promise.all([city, xiangtan, moved, xiangxiang].map((region) => figures('of-city', region)))
    const [all = 0, there = 0, own = 0, former = 0] = visited.map(({ coverage }) => coverage.visited)
    expect([own, all]).toEqual([1, there + former])
  })

  it('says the same when everything is read once more, and after a start', async () => {
    const now = await everything()
    for (const name of ['assignments.regions', 'aggregation.regions']) await platform.replay(name)
    await settle()
    expect(await everything()).toEqual(now)
    await platform.restart()
    expect(await everything()).toEqual(now)
  })

  it('takes no register under its old code, and says which it has', async () => {
    const { forms: _, assignments } = await api('xt-author')
    const row = { id: 'v430381106999', name: '新村', kind: 'village', regionCode: '430381106229', attributes: {} }
    const refused = assignments.target.register.mutate({ plan, targets: [row] })
    expect(await problemOf(refused)).toBe('region.recoded')
  })

  it('lies and is called as before when that is taken back', async () => {
    const [{ id = '' } = {}] = await (await api('of-city')).identity.region.changes.query()
    await (await api('of-city')).identity.region.takeBack.mutate({ id, reason })
    await settle()
    const { visits, now, ...rest } = await everything()
    const { visits: _, now: were, ...others } = before
    expect(rest).toEqual(others)
    expect(now.map(({ children }) => children)).toEqual(were.map(({ children }) => children))
    expect(now.map(({ coverage }) => coverage.designated)).toEqual(were.map(({ coverage }) => coverage.designated))
    expect(visits.filter((words) => words.includes('湘潭县壶天镇'))).toEqual([])
    expect(await findings('of-xiangxiang')).toEqual([tanqiao])
    expect(await findings('of-xiangtan')).toEqual([])
  })
})
