import type { ChecklistView, LogFilter, LogLine } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { photo, upload } from './photos.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const bad = 'environment.waste.hasLitter'
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市
const ofXiangtan = 'v430321107253' // a village of 湘潭县
const [city, xiangxiang, xiangtan] = ['430300000000', '430381000000', '430321000000']
const text = '两户已签订承诺书，旧房已拆除'

describe('the log as operators read it', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  const grant = (region: string, of = '*') => [{ role: 'operator' as const, region, plan: of }]
  const list = async (account: string, service: 'identity' | 'forms' | 'assignments', filter: Partial<LogFilter> = {}) => {
    const { api } = await platform.as(account)
    return (await api[service].log.list.query(filter)).lines
  }
  const said = (lines: LogLine[]) => lines.map(({ noun, verb, title, by }) => [noun, verb, title, by.title])

  beforeAll(async () => {
    platform = await testPlatform()
    for (const [account, region] of [
      ['city-operator', city],
      ['xx-operator', xiangxiang],
      ['xtx-operator', xiangtan],
      ['henan-operator', '410000000000'],
    ] as const)
      await platform.addPerson(account, grant(region))
    await platform.addPerson('plan-operator', grant(city, plan))
    checklist = await (await platform.as('xt-viewer')).api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    for (const [account, target] of [
      ['xt-inspector', tanqiao],
      ['xtx-inspector', ofXiangtan],
    ] as const) {
      const { api } = await platform.as(account)
      await api.forms.submission.submit.mutate(submissionOf(target, filled(checklist, [bad])))
    }
    await upload(await platform.as('xt-inspector'), tanqiao, new Uint8Array(await photo()))
    await platform.settle()
    const unit = await platform.as('hutian-unit')
    const [finding] = (await unit.api.assignments.finding.list.query({ plan })).rows
    if (!finding) return expect.unreachable('nothing was found')
    await unit.api.assignments.finding.reportBack.mutate({ id: finding.id, version: finding.version, text })
    await platform.settle()
  }, 180_000)
  afterAll(() => platform?.close())

  it('says who did what to which finding, the newest first', async () => {
    const lines = await list('city-operator', 'assignments', { noun: 'finding', region: xiangxiang })
    expect(lines.map(({ verb, by }) => [verb, by.title.includes('壶天') || by.title])).toEqual([
      ['reportBack', true],
      ['open', '督战平台'],
    ])
    for (const { title } of lines) expect(title).toMatch(/^潭桥村“.+”$/)
  })

  it('tells the history of one thing, and what one person did', async () => {
    const [first] = await list('city-operator', 'assignments', { noun: 'finding', verb: 'reportBack' })
    const history = await list('city-operator', 'assignments', { noun: 'finding', thing: first?.thing ?? '' })
    expect(history.map(({ verb }) => verb)).toEqual(['reportBack', 'open'])
    expect(said(await list('city-operator', 'assignments', { person: first?.by.id ?? '' }))).toEqual(said(history.slice(0, 1)))
  })

  it('names the target of a file, and says nothing of what people wrote', async () => {
    const [uploaded] = await list('city-operator', 'forms', { noun: 'evidence' })
    expect(uploaded).toMatchObject({ verb: 'upload', title: '潭桥村', plan })
    const everything = JSON.stringify(await list('city-operator', 'assignments', { limit: 100 }))
    expect(everything).not.toContain(text)
  })

  it('is of a county to its operator, and no other’s', async () => {
    const regionsIn = async (account: string) =>
      new Set((await list(account, 'assignments', { noun: 'finding' })).map(({ regionPath }) => regionPath[2]))
    expect(await regionsIn('xx-operator')).toEqual(new Set([xiangxiang]))
    expect(await regionsIn('xtx-operator')).toEqual(new Set([xiangtan]))
    expect(await list('henan-operator', 'assignments')).toEqual([])
    expect(await list('xx-operator', 'assignments', { region: xiangtan }), 'asked for by name').toEqual([])
  })

  it('tells one plan’s operator nothing of people', async () => {
    expect((await list('plan-operator', 'assignments')).length).toBeGreaterThan(0)
    expect(await list('plan-operator', 'identity')).toEqual([])
    expect((await list('city-operator', 'identity', { noun: 'person' })).length).toBeGreaterThan(0)
  })

  it('of a person who lost all grants stays with the operator who had them', async () => {
    const { api } = await platform.as('xx-operator')
    const grants = [{ role: 'viewer' as const, region: xiangxiang, plan }]
    await api.identity.person.create.mutate({ account: 'leaver', title: '调离岗位', password: 'huang-shan-52-yun', grants })
    await api.identity.person.changeGrants.mutate({ account: 'leaver', grants: [] })
    const [newest] = await list('xx-operator', 'identity', { noun: 'person' })
    expect(newest).toMatchObject({ verb: 'changeGrants', change: { account: 'leaver', grants: [] } })
  })

  it('is read by nobody else', async () => {
    const { api } = await platform.as('xt-author')
    expect(await problemOf(api.forms.log.list.query({}))).toBe('right.missing')
    expect(await problemOf(platform.anonymous.api.forms.log.list.query({}))).toBe('session.required')
  })

  describe('how the platform is', () => {
    const stateOf = async (account: string, service: 'identity' | 'forms' | 'assignments' | 'aggregation') =>
      (await platform.as(account)).api[service].service.state.query()

    it('is told to every operator by each service: what it follows and has come up with, and how much it keeps', async () => {
      const following = { identity: 1, forms: 2, assignments: 5, aggregation: 5 }
      for (const [service, count] of Object.entries(following)) {
        const state = await stateOf('xx-operator', service as keyof typeof following) // the keys above
        expect(
          state.subscriptions.map(({ waiting }) => waiting),
          service,
        ).toEqual(Array.from({ length: count }, () => 0))
        expect(state).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node })
        expect(state.storage.bytes, service).toBeGreaterThanOrEqual(state.storage.documents)
        expect(state.storage, service).toMatchObject({ server: 'embedded', lastBackup: null })
        expect(state.storage.samples, service).toHaveLength(1)
        for (const at of [state.since, state.storage.at]) expect(at, service).toMatch(/^2020-03-20T/)
      }
    })

    it('tells figures alone: no region, no person, no text', async () => {
      const told = JSON.stringify(
        await Promise.all((['forms', 'assignments'] as const).map((name) => stateOf('city-operator', name))),
      )
      expect(told).not.toMatch(/\p{Script=Han}|4303/u)
    })

    it('is refused to everybody else', async () => {
      const { api } = await platform.as('xt-author')
      expect(await problemOf(api.forms.service.state.query())).toBe('right.missing')
      expect(await problemOf(platform.anonymous.api.identity.service.state.query())).toBe('session.required')
    })
  })

  describe('an entry that could not be applied', () => {
    const plantedIn = '1-of-a-county'
    beforeAll(async () => {
      const stored = await platform.stored('assignments', 'log')
      const seq = Math.max(...stored.map((one) => Number(one['seq']))) + 1
      const change = { plan, target: 'v-broken', targetName: '坏村', regionPath: ['430000000000', city, xiangxiang] }
      await platform.plant('assignments', 'log', {
        ...{ _id: plantedIn, seq, service: 'assignments', noun: 'designation', verb: 'designate', thing: 'd', plan, v: 1 },
        ...{ regionPath: change.regionPath, by: { id: 'x', title: 'x' }, at: new Date(), requestId: null, change },
      })
      await platform.settle()
    })
    const asides = async (account: string) => await (await platform.as(account)).api.aggregation.log.asideList.query()

    it('is shown to the operator of its region, with its reason', async () => {
      const [found, ...more] = await asides('xx-operator')
      expect(more).toEqual([])
      expect(found).toMatchObject({
        ...{
          subscription: 'designations',
          stream: 'assignments.designation',
          about: { plan, target: '坏村', region: xiangxiang },
        },
        reason: expect.stringMatching(/Error at /),
      })
      expect(await asides('xtx-operator')).toEqual([])
      const { subscriptions } = await (await platform.as('xtx-operator')).api.aggregation.service.state.query()
      expect(subscriptions.filter(({ setAside }) => setAside > 0)).toEqual([
        expect.objectContaining({ name: 'designations', setAside: 1, oldest: expect.stringMatching(/^2020-03-/) }),
      ])
      const { api } = await platform.as('xtx-operator')
      const ref = { subscription: 'designations', key: found?.key ?? '' }
      expect(await problemOf(api.aggregation.log.repeat.mutate(ref))).toBe('entry.absent')
    })

    it('is tried again when its operator asks, who is named in the log, and stays while it fails', async () => {
      const { api } = await platform.as('xx-operator')
      const [found] = await asides('xx-operator')
      const ref = { subscription: 'designations', key: found?.key ?? '' }
      expect(await api.aggregation.log.repeat.mutate(ref)).toEqual({ isApplied: false })
      expect((await asides('xx-operator'))[0]?.tries).toBeGreaterThan(found?.tries ?? 0)
      const { lines } = await api.aggregation.log.list.query({ noun: 'setAside' })
      expect(said(lines)).toEqual([['setAside', 'repeat', null, 'xx-operator的岗位']])
    })

    it('is applied, and gone, once what was wrong is mended', async () => {
      await platform.rewrite('aggregation', 'setAside', (stored) => {
        const entry = JSON.parse(String(stored['entry'])) as { event: object } // as it was kept
        const whole = { place: '湘乡市', kind: 'village', list: null, team: null, designatedOn: null, releasedOn: null }
        return { ...stored, entry: JSON.stringify({ ...entry, event: { ...entry.event, ...whole } }) }
      })
      const { api } = await platform.as('xx-operator')
      const [found] = await asides('xx-operator')
      const ref = { subscription: 'designations', key: found?.key ?? '' }
      expect(await api.aggregation.log.repeat.mutate(ref)).toEqual({ isApplied: true })
      expect(await asides('xx-operator')).toEqual([])
      expect(await problemOf(api.aggregation.log.repeat.mutate(ref))).toBe('entry.absent')
    })
  })
})
