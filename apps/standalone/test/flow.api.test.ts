import type { ChecklistView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const tanqiao = 'v430381106229'

describe('the main job: villages are inspected, and the prefecture sees it', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let badClause: string

  beforeAll(async () => {
    platform = await testPlatform()
    const inspector = await platform.as('xt-inspector')
    checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    badClause = 'relocation.twoHomes.answer'
  })
  afterAll(() => platform?.close())

  it('every designated village has its due visit in March with the right team', async () => {
    const author = await platform.as('xt-author')
    const { window, today, visits } = await author.api.assignments.visit.list.query({ plan })
    expect({ window: window.key, today, visits: visits.length }).toEqual({ window: '2020-03', today: '2020-03-20', visits: 36 })
    const teams = new Map<string, number>()
    for (const { list, team } of visits) teams.set(`${list} ${team.key}`, (teams.get(`${list} ${team.key}`) ?? 0) + 1)
    expect(Object.fromEntries(teams)).toEqual({
      'provincial cityFixed@430300000000': 6,
      'municipal countyFixed@430321000000': 14,
      'municipal countyFixed@430381000000': 9,
      'municipal countyFixed@430382000000': 3,
      'municipal countyFixed@430302000000': 1,
      'municipal countyFixed@430304000000': 3,
    })
    expect(new Set(visits.map(({ status, dueOn }) => `${status} ${dueOn}`))).toEqual(new Set(['due 2020-03-31']))
  })

  it('the city team sees its six villages as its own, the county team its fourteen', async () => {
    const ours = async (account: string) =>
      (await (await platform.as(account)).api.assignments.visit.list.query({ plan, mine: true })).visits
    expect((await ours('xt-inspector')).map(({ target }) => target.name).sort()).toEqual(
      ['杨田村', '海南村', '潭桥村', '石荷村', '紫竹村', '铁竹村'].sort(),
    )
    expect(await ours('xtx-inspector')).toHaveLength(14)
  })

  it('from inspection to close-out, with figures the prefecture can open', async () => {
    const inspector = await platform.as('xt-inspector')
    const clauses =
      (await inspector.api.aggregation.summary.byRegion.query({ plan, region: city })).checklists[0]?.sections.flatMap(
        ({ items }) => items.flatMap((item) => item.parts),
      ) ?? []
    badClause = clauses.find(({ title }) => title.includes('两头住'))?.path ?? ''
    expect(badClause).not.toBe('')
    const submission = submissionOf(tanqiao, filled(checklist, [badClause]))
    const receipt = await inspector.api.forms.submission.submit.mutate(submission)
    expect(receipt).toMatchObject({ id: submission.id, plan, target: tanqiao })
    expect(await inspector.api.forms.submission.submit.mutate(submission), 'sent twice').toEqual(receipt)
    await platform.settle()

    const viewer = await platform.as('xt-viewer')
    const summary = await viewer.api.aggregation.summary.byRegion.query({ plan, region: city })
    expect(summary.coverage).toEqual({ visited: 1, designated: 36 })
    expect(summary.children).toContainEqual({ region: '430381000000', coverage: { visited: 1, designated: 10 } })
    const items = summary.checklists[0]?.sections.flatMap((section) => section.items) ?? []
    const relocation = items.find(({ parts }) => parts.some(({ path }) => path === badClause))
    expect(items).toHaveLength(26)
    expect(relocation?.total).toEqual({ share: { value: 0, numerator: 0, denominator: 1, targets: 1 } })
    expect(Object.keys(relocation?.byRegion ?? {}), 'a county that collected nothing is absent').toEqual(['430381000000'])
    const [behind] = await viewer.api.aggregation.figure.behind.query({
      plan,
      region: city,
      checklist: 'village',
      path: badClause,
    })
    expect(behind).toMatchObject({ submission: submission.id, result: 'bad', target: { name: '潭桥村', place: '湘乡市壶天镇' } })
    expect((await viewer.api.forms.submission.byId.query({ id: submission.id })).answers).toEqual(submission.answers)

    const visits = (await inspector.api.assignments.visit.list.query({ plan, mine: true })).visits
    expect(visits.find(({ target }) => target.id === tanqiao)).toMatchObject({
      status: 'done',
      submission: submission.id,
      doneOn: '2020-03-20',
      openFindings: 1,
    })

    const unit = await platform.as('hutian-unit')
    const [finding] = (await unit.api.assignments.finding.list.query({ plan })).rows
    expect(finding).toMatchObject({ state: 'handedOver', target: { name: '潭桥村' }, responsible: { title: '湘乡市壶天镇' } })
    const id = finding?.id ?? ''
    const seen = await unit.api.assignments.finding.byId.query({ id })
    expect(seen.verbs).toEqual(['accept', 'reportBack'])
    const reviewer = await platform.as('xx-reviewer')
    expect(await problemOf(reviewer.api.assignments.finding.closeOut.mutate({ id, version: seen.version }))).toBe(
      'finding.not-verified',
    )

    const accepted = await unit.api.assignments.finding.accept.mutate({ id, version: seen.version })
    const reported = await unit.api.assignments.finding.reportBack.mutate({
      id,
      version: accepted.version,
      text: '两户已签订承诺书，旧房腾空',
    })
    expect(
      await problemOf(unit.api.assignments.finding.verify.mutate({ id, version: reported.version, text: '自己复核自己' })),
    ).toBe('right.missing')
    const sentBack = await reviewer.api.assignments.finding.sendBack.mutate({
      id,
      version: reported.version,
      text: '旧房仍有人住，请继续整改',
    })
    expect(sentBack.state).toBe('returned')
    const again = await unit.api.assignments.finding.reportBack.mutate({
      id,
      version: sentBack.version,
      text: '旧房已腾空并交回',
    })
    const verified = await reviewer.api.assignments.finding.verify.mutate({
      id,
      version: again.version,
      text: '到场查看，旧房已腾空',
    })
    const closed = await reviewer.api.assignments.finding.closeOut.mutate({ id, version: verified.version })
    expect(closed.state).toBe('closedOut')
    expect(closed.timeline.map(({ verb }) => verb)).toEqual([
      'record',
      'handOver',
      'accept',
      'reportBack',
      'sendBack',
      'reportBack',
      'verify',
      'closeOut',
    ])
    expect(closed.timeline.every(({ by, at }) => by.length > 0 && at.startsWith('2020-03-20'))).toBe(true)
  })
})
