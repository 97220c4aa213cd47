import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type County, cityPlan, counties, countyPlan, quarterly } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = cityPlan
const comment = '督战频次由每月1次放宽为每季度1次，低于上级要求，请改回每月1次'

describe('counties derive from the city’s plan and file by 15 March', () => {
  let platform: TestPlatform
  const morningOf = (day: string) => platform.clock.set(`${day}T01:00:00.000Z`)
  const filing = async (account: string) => (await platform.as(account)).api.assignments.filing
  const refOf = (county: County) => ({ plan, jurisdiction: counties[county].region })
  const view = async (county: County, account = 'xt-author') => (await filing(account)).byId.query(refOf(county))
  const file = async (county: County, over: Partial<Plan> = {}) =>
    (await filing(`${county}-author`)).file.mutate({ document: await countyPlan(platform, county, over) })
  const board = async (account = 'xt-author') => (await filing(account)).board.query({ plan })
  const states = async (account?: string) =>
    Object.fromEntries((await board(account)).filings.map(({ name, state, lateDays }) => [name, `${state} ${lateDays}`]))

  beforeAll(async () => {
    platform = await testPlatform()
    morningOf('2020-03-10')
  })
  afterAll(() => platform?.close())

  it('nobody has filed yet, and nobody is late', async () => {
    expect(await board()).toMatchObject({
      plan,
      title: '湘潭市脱贫攻坚挂牌督战实施方案',
      duty: { title: '县市区（园区）督战实施方案备案', dueOn: '2020-03-15', from: 'county' },
      today: '2020-03-10',
    })
    expect(await states()).toEqual({
      雨湖区: 'missing 0',
      岳塘区: 'missing 0',
      湘潭县: 'missing 0',
      湘乡市: 'missing 0',
      韶山市: 'missing 0',
    })
    expect(await view('ss', 'ss-author')).toMatchObject({ state: 'missing', version: 0, lower: null, verbs: ['file'] })
    expect((await view('ss')).verbs, 'the city does not file for its counties').toEqual([])
  })

  it('a plan that tightens is filed in time, found conforming, and accepted', async () => {
    const tightened = await file('xtx', {
      duties: {
        visits: [
          {
            key: 'monthly',
            title: '每月督导不少于两次',
            targetLists: ['provincial', 'municipal'],
            cycle: 'month',
            times: 2,
            checklist: 'village',
            modes: ['fixed'],
          },
        ],
      },
    })
    expect(tightened).toMatchObject({ state: 'submitted', firstFiledOn: '2020-03-10', lateDays: 0, breaches: 0, findings: [] })
    expect(tightened.lower).toEqual({ code: 'xtx-2020', revision: 1, title: '湘潭县脱贫攻坚挂牌督战实施方案' })
    expect(tightened.comparisons.map(({ label, verdict, upper, lower }) => [label, verdict, upper, lower])).toContainEqual([
      '督战频次',
      'tightened',
      '每月1次',
      '每月2次',
    ])
    const city = await view('xtx')
    expect(city.verbs).toEqual(['accept', 'sendBack'])
    const accepted = await (await filing('xt-author')).accept.mutate({ ...refOf('xtx'), version: city.version })
    expect(accepted.state).toBe('accepted')
    expect(accepted.timeline.map(({ verb, by, breaches }) => [verb, by, breaches])).toEqual([
      ['file', '湘潭县扶贫办·方案管理员', 0],
      ['accept', '湘潭市扶贫办·方案管理员', 0],
    ])
  })

  it('a plan that was kept as a draft until then comes into force when it is accepted', async () => {
    const { api } = await platform.as('xtx-author')
    const { xtx } = counties
    const document = { ...(await countyPlan(platform, 'xtx')), code: 'xtx-kept-2020', title: '湘潭县实施方案（修订）' }
    const draft = await api.forms.plan.saveDraft.mutate({ document })
    const { version } = await api.assignments.filing.file.mutate({ document })
    await platform.settle()
    const revisionOf = () => api.forms.plan.byId.query({ plan: draft.plan, revision: 1 })
    expect((await revisionOf()).status, 'filed, and not answered').toBe('draft')
    await (await filing('xt-author')).accept.mutate({ plan, jurisdiction: xtx.region, version })
    await platform.settle()
    expect(await revisionOf()).toMatchObject({ status: 'published', hash: draft.hash })
    expect(await api.assignments.targetList.byPlan.query({ plan: draft.plan }), 'everybody works by it').toBeInstanceOf(Array)
  })

  it('a plan that weakens cannot be accepted, is returned with the reason, and accepted once it conforms', async () => {
    const weak = await file('xx', quarterly)
    expect(weak.breaches).toBe(1)
    expect(weak.findings).toEqual([
      {
        code: 'floor.weakened',
        path: 'duties.visits.monthly.cycle',
        hold: 'floor',
        upper: '每月1次',
        lower: '每季度1次',
        message: '“每月督导不少于一次”督战频次由每月1次放宽为每季度1次，低于上级要求',
        verdict: 'weakened',
        details: {
          title: '每月督导不少于一次',
          label: { zh: '督战频次', en: 'visit frequency' },
          upper: { zh: '每月1次', en: 'once a month' },
          lower: { zh: '每季度1次', en: 'once a quarter' },
        },
      },
    ])
    const filings = await filing('xt-author')
    const { version } = weak
    expect(await problemOf(filings.accept.mutate({ ...refOf('xx'), version }))).toBe('filing.not-conforming')
    expect(await problemOf(filings.sendBack.mutate({ ...refOf('xx'), version, text: '改' })), 'without a reason').toBe(
      'input.invalid',
    )
    morningOf('2020-03-11')
    const returned = await (await filing('xt-author')).sendBack.mutate({ ...refOf('xx'), version, text: comment })
    expect(returned).toMatchObject({ state: 'returned', verbs: [], breaches: 1 })

    morningOf('2020-03-12')
    expect(await view('xx', 'xx-author')).toMatchObject({ state: 'returned', verbs: ['file'] })
    const again = await file('xx')
    expect(again).toMatchObject({ state: 'submitted', breaches: 0, findings: [], firstFiledOn: '2020-03-10' })
    const accepted = await (await filing('xt-author')).accept.mutate({ ...refOf('xx'), version: again.version, text: '同意备案' })
    expect(accepted.timeline.map(({ verb, at, text, breaches }) => [verb, at.slice(0, 10), text, breaches])).toEqual([
      ['file', '2020-03-10', '', 1],
      ['sendBack', '2020-03-11', comment, 1],
      ['file', '2020-03-12', '', 0],
      ['accept', '2020-03-12', '同意备案', 0],
    ])
  })

  it('a filing moves once from each version, and only as its state allows', async () => {
    const filings = await filing('xt-author')
    const step = { ...refOf('yh'), version: 0, text: '请尽快报送备案' }
    expect(await problemOf(filings.accept.mutate(step)), 'never filed').toBe('filing.wrong-state')
    const filed = await file('yh')
    expect(await file('yh'), 'sent twice').toEqual(filed)
    const other = await countyPlan(platform, 'yh', { title: '雨湖区另一份方案' })
    expect(await problemOf((await filing('yh-author')).file.mutate({ document: other })), 'not answered yet').toBe(
      'filing.wrong-state',
    )
    expect(await problemOf(filings.accept.mutate(step))).toBe('filing.stale')
    const both = await Promise.all([
      problemOf(filings.accept.mutate({ ...step, version: filed.version })),
      problemOf(filings.sendBack.mutate({ ...step, version: filed.version })),
    ])
    expect(
      both.filter((outcome) => outcome === 'filing.stale'),
      'two at once',
    ).toHaveLength(1)
    const { state, version } = await view('yh')
    if (state === 'returned') {
      const again = await file('yh')
      await filings.accept.mutate({ ...step, version: again.version })
    } else expect(await problemOf(filings.sendBack.mutate({ ...step, version }))).toBe('filing.wrong-state')
    expect((await view('yh')).state).toBe('accepted')
  })

  it('on the day itself nobody is late; the day after, those who have not filed are', async () => {
    morningOf('2020-03-15')
    expect(await states()).toMatchObject({ 韶山市: 'missing 0', 岳塘区: 'missing 0' })
    morningOf('2020-03-18')
    expect(await states()).toMatchObject({ 韶山市: 'missing 3', 岳塘区: 'missing 3', 湘乡市: 'accepted 0' })
    expect(await file('ss')).toMatchObject({ state: 'submitted', firstFiledOn: '2020-03-18', lateDays: 3 })
    morningOf('2020-03-25')
    expect(await states(), 'one is late, one never files').toEqual({
      雨湖区: 'accepted 0',
      岳塘区: 'missing 10',
      湘潭县: 'accepted 0',
      湘乡市: 'accepted 0',
      韶山市: 'submitted 3',
    })
  })

  it('the province sees the whole board, a county its own row, an outsider nothing', async () => {
    expect(Object.keys(await states('hn-viewer'))).toHaveLength(5)
    expect(await states('ss-author')).toEqual({ 韶山市: 'submitted 3' })
    expect(await states('xx-reviewer')).toEqual({ 湘乡市: 'accepted 0' })
    expect(await problemOf(view('xx', 'ss-author')), 'the county next door').toBe('filing.absent')
    expect((await view('ss', 'hn-viewer')).verbs).toEqual([])
    expect(await problemOf(board('henan-outsider'))).toBe('plan.absent')
    expect(await problemOf(view('ss', 'henan-outsider'))).toBe('plan.absent')
    expect(await problemOf(board('xt-inspector'))).toBe('right.missing')
    const nowhere = { plan, jurisdiction: '430321109000' }
    expect(await problemOf((await filing('xt-author')).byId.query(nowhere)), 'a township does not file').toBe('filing.absent')
  })

  it('is judged above and made below, by different people', async () => {
    const { version } = await view('ss')
    const step = { ...refOf('ss'), version, text: '同意备案' }
    expect(await problemOf((await filing('ss-author')).accept.mutate(step))).toBe('right.missing')
    expect(await problemOf((await filing('xt-viewer')).accept.mutate(step))).toBe('right.missing')
    expect(await problemOf((await filing('xx-author')).accept.mutate(step))).toBe('filing.absent')
    const forAnother = await countyPlan(platform, 'yt')
    expect(await problemOf((await filing('ss-author')).file.mutate({ document: forAnother }))).toBe('region.absent')
    expect(await problemOf((await filing('xt-author')).file.mutate({ document: forAnother }))).toBe('region.absent')

    await platform.addPerson('xt-chief', [{ role: 'author', region: '430300000000', plan: '*' }])
    const chief = await filing('xt-chief')
    const filed = await chief.file.mutate({ document: forAnother })
    expect(filed, 'filed on behalf').toMatchObject({ state: 'submitted', verbs: [] })
    const own = { ...refOf('yt'), version: filed.version, text: '同意备案' }
    expect(await problemOf(chief.accept.mutate(own))).toBe('filing.own-work')
    expect(await (await filing('xt-author')).accept.mutate(own)).toMatchObject({ state: 'accepted' })
  })

  it.each<[string, string, Partial<Plan>]>([
    ['without a superior', 'filing.without-superior', {}],
    ['of itself', 'filing.without-superior', { code: plan }],
    ['of a plan nobody knows', 'plan.absent', { extends: { code: 'nowhere-2020', revision: 1 } }],
    ['of another revision than the newest', 'filing.superior-outdated', { extends: { code: plan, revision: 2 } }],
    ['of a plan that asks for no filing', 'filing.none', { extends: { code: 'xtx-2020', revision: 1 } }],
    ['of a township', 'region.absent', { jurisdiction: '430382100000' }],
    ['that cannot run', 'plan.invalid', { duties: { meetings: [{ key: 'm', title: '例会', level: 'county', cycle: 'none' }] } }],
  ])('a plan %s is not filed: %s', async (_, code, over) => {
    const author = await platform.as(over.extends?.code === 'xtx-2020' ? 'xtx-author' : 'ss-author')
    if (code === 'filing.none') {
      const lower = await countyPlan(platform, 'xtx', { removes: ['duties.filings.countyPlan'] })
      await author.api.forms.plan.publish.mutate({ document: lower })
      await platform.settle()
    }
    const { extends: superior, ...document } = await countyPlan(platform, 'ss', over)
    const filed = code === 'filing.without-superior' && !over.code ? document : { ...document, extends: superior }
    expect(await problemOf(author.api.assignments.filing.file.mutate({ document: filed }))).toBe(code)
  })

  it('what is filed under a superior’s earlier revision is not accepted any more', async () => {
    const city = await platform.as('xt-author')
    const { document } = await city.api.forms.plan.byId.query({ plan })
    await city.api.forms.plan.publish.mutate({ document: { ...document, revision: 2 } })
    await platform.settle()
    const { version } = await view('ss')
    const step = { ...refOf('ss'), version, text: '市级方案已更新，请依据第 2 版重新报送' }
    expect(await problemOf(city.api.assignments.filing.accept.mutate(step))).toBe('filing.superior-outdated')
    await city.api.assignments.filing.sendBack.mutate(step)
    const again = await file('ss')
    expect(again, 'the first filing stays the first').toMatchObject({
      state: 'submitted',
      firstFiledOn: '2020-03-18',
      lateDays: 3,
    })
    await city.api.assignments.filing.accept.mutate({ ...step, version: again.version })
    expect((await view('ss')).timeline.map(({ verb }) => verb)).toEqual(['file', 'sendBack', 'file', 'accept'])
  })

  it('a development zone is to file once its statistical code is registered, and does so like a county', async () => {
    const zone = { code: '430371000000', name: '某高新技术产业园区' }
    await platform.addPerson('zone-operator', [{ role: 'operator', region: '430300000000', plan: '*' }])
    await platform.addPerson('zone-author', [{ role: 'author', region: zone.code, plan: '*' }])
    const operator = await platform.as('zone-operator')
    await operator.api.identity.region.create.mutate({ regions: [zone] })
    expect(await states('zone-author')).toMatchObject({ [zone.name]: expect.stringMatching(/^missing/) })

    const document = await countyPlan(platform, 'yt', { code: 'zone-2020', title: `${zone.name}方案`, jurisdiction: zone.code })
    const paper = { document, filed: { at: '2020-03-14T01:00:00.000Z', by: `${zone.name}扶贫办` } }
    expect(await problemOf((await filing('zone-author')).record.mutate(paper)), 'who files does not date it').toBe(
      'right.missing',
    )
    const recorded = await operator.api.assignments.filing.record.mutate(paper)
    expect(recorded).toMatchObject({ name: zone.name, state: 'submitted', firstFiledOn: '2020-03-14', lateDays: 0 })
    const step = { plan, jurisdiction: zone.code, version: recorded.version, text: '请补充督战队名单' }
    const returned = await (await filing('xt-author')).sendBack.mutate(step)
    expect(returned.timeline.map(({ verb, by }) => [verb, by])).toEqual([
      ['file', `${zone.name}扶贫办`],
      ['sendBack', '湘潭市扶贫办·方案管理员'],
    ])
    expect((await board()).filings.find(({ name }) => name === zone.name)).toMatchObject({
      state: 'returned',
      comment: step.text,
    })
    expect(await (await filing('zone-author')).file.mutate({ document })).toMatchObject({ state: 'submitted', comment: '' })
  })
})
