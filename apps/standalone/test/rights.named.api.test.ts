import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { post, problemIn, problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const township = '430381106000'
const xiangxiang = '430381000000'
const city = '430300000000'
const tanqiao = 'v430381106229'
/** A plan under which every village on the provincial list hands in a table, and the schools a summary to the education office. */
const ordered = {
  ...(packs[0]!.plan as Plan),
  revision: 2,
  duties: {
    ...(packs[0]!.plan as Plan).duties,
    owed: [
      {
        ...{ key: 'table', title: '自查表', what: 'handIn', when: { kind: 'cycle', every: 'month', endsOn: 'last' } },
        ...{
          who: { kind: 'target' },
          about: { kind: 'targets', targetKind: 'village' },
          to: { kind: 'body', body: 'education' },
        },
      },
      {
        ...{ key: 'summary', title: '汇总表', what: 'report', when: { kind: 'cycle', every: 'month', endsOn: 'last' } },
        ...{ who: { kind: 'body', body: 'schools' }, to: { kind: 'body', body: 'education' } },
      },
    ],
  },
}
const own = `owed.table/target:${tanqiao}/${tanqiao}/2020-03/1`
const summary = (school: string) => `owed.summary/body:${school}/-/2020-03/1`
const text = '已逐项自查，问题两项，均已整改。'

describe('who is granted one target, or one body of the directory', () => {
  let platform: TestPlatform
  let neighbour: string
  let findings: Record<string, string>
  let target: Visitor
  let office: Visitor
  let school: Visitor
  const body = (key: string, over: object) => ({
    ...{
      key,
      jurisdiction: city,
      title: key,
      kind: 'school' as const,
      region: xiangxiang,
      parent: null,
      posts: [],
      members: null,
    },
    ...{ version: 0, ...over },
  })

  beforeAll(async () => {
    platform = await testPlatform()
    const operator = (await platform.as('xt-admin')).api.identity
    await operator.body.save.mutate(body('education', { title: '湘潭市教育局', kind: 'office', region: city }))
    await operator.body.save.mutate(body('no-1-school', { title: '第一小学', parent: 'education' }))
    await operator.body.save.mutate(body('no-2-school', { title: '第二小学', parent: 'education' }))
    const members = { by: 'key', members: ['no-1-school', 'no-2-school'] } as const
    await operator.body.save.mutate(body('schools', { title: '各学校', kind: 'group', region: city, members }))
    const author = await platform.as('xt-author')
    await author.api.forms.plan.publish.mutate({ document: ordered })
    await platform.settle()
    const targets = await author.api.assignments.target.list.query({ plan })
    neighbour = targets.find(({ id, regionPath }) => id !== tanqiao && regionPath.includes(township))?.id ?? ''
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    findings = {}
    for (const at of [tanqiao, neighbour]) {
      const record = { ...submissionOf(at, filled(checklist, ['environment.waste.hasLitter'])), revision: 2 }
      const by = await inspectorOf(at)
      await by.api.forms.submission.submit.mutate(record)
      findings[at] = `${record.id}:environment.waste.hasLitter`
    }
    await platform.settle()
    await platform.addPerson('tq-target', [{ role: 'unit', region: township, plan, target: tanqiao }])
    await platform.addPerson('education', [{ role: 'reviewer', region: city, plan, body: 'education' }])
    await platform.addPerson('no-1-school', [{ role: 'unit', region: xiangxiang, plan, body: 'no-1-school' }])
    target = await platform.as('tq-target')
    office = await platform.as('education')
    school = await platform.as('no-1-school')
  })
  afterAll(() => platform?.close())

  /** Somebody whose team may visit the target: the city's and the county's each have their own lists. */
  async function inspectorOf(at: string): Promise<Visitor> {
    const account = `inspects-${at}`
    await platform.addPerson(account, [{ role: 'inspector', region: city, plan }])
    return platform.as(account)
  }
  const keysOf = async ({ api }: Visitor) => (await api.assignments.due.board.query({ plan })).dues.map(({ key }) => key)

  it('has a neighbour in the same township, so that what follows is said of something', async () => {
    expect(neighbour).not.toBe('')
    const unit = (await platform.as('hutian-unit')).api.assignments
    expect((await unit.target.list.query({ plan })).map(({ id }) => id).sort()).toEqual([tanqiao, neighbour].sort())
    expect((await unit.finding.list.query({ plan })).rows).toHaveLength(2)
  })

  it('sees its own page without any visit, its own findings and what it owes, and nothing of its neighbour', async () => {
    const { assignments } = target.api
    expect((await assignments.target.list.query({ plan })).map(({ id }) => id)).toEqual([tanqiao])
    const card = await assignments.target.byId.query({ plan, target: tanqiao })
    expect(card).toMatchObject({ id: tanqiao, visits: [], checklists: [] })
    expect(card.findings.map(({ id }) => id)).toEqual([findings[tanqiao]])
    expect((await assignments.finding.list.query({ plan })).rows.map(({ id }) => id)).toEqual([findings[tanqiao]])
    expect(await keysOf(target)).toEqual([own])
    expect(await problemOf(assignments.target.byId.query({ plan, target: neighbour }))).toBe('target.absent')
    expect(await problemOf(assignments.finding.byId.query({ id: findings[neighbour] ?? '' }))).toBe('finding.absent')
    expect(await problemOf(assignments.due.byKey.query({ plan, key: own.replaceAll(tanqiao, neighbour) }))).toBe('due.absent')
    expect(await assignments.finding.list.query({ plan, target: neighbour })).toEqual({ rows: [], total: 0, next: null })
  })

  it('answers its own finding and hands in its own table, and not its neighbour’s', async () => {
    const { assignments } = target.api
    const handIn = (key: string) => outcomeOf(post(target, 'assignments.due.handIn', { plan, key, version: 0, text }))
    expect(await handIn(own.replaceAll(tanqiao, neighbour))).toBe('due.absent')
    expect(await handIn(own)).toBe('done')
    const step = (at: string) => ({ id: findings[at] ?? '', version: 2 })
    expect(await problemOf(assignments.finding.accept.mutate(step(neighbour)))).toBe('finding.absent')
    expect(await assignments.finding.accept.mutate(step(tanqiao))).toMatchObject({ state: 'rectifying' })
  })

  it('shows and takes evidence of that target alone', async () => {
    const bytes = new Uint8Array(await photo())
    const inspector = await platform.as(`inspects-${neighbour}`)
    expect((await upload(inspector, neighbour, bytes)).status).toBe(201)
    expect((await problemIn(await target.request(`/files/${hashOf(bytes)}`)))?.code, 'of its neighbour').toBe('evidence.absent')
    expect((await problemIn(await upload(target, neighbour, bytes)))?.code).toBe('target.absent')
    expect((await upload(target, tanqiao, bytes)).status).toBe(201)
    expect((await target.request(`/files/${hashOf(bytes)}`)).status).toBe(200)
  })

  it.each([
    ['assignments.visit.list', { plan }],
    ['assignments.visit.list', { plan, mine: true }],
    ['assignments.visit.month', { plan, month: '2020-03' }],
    ['assignments.due.effects', { plan }],
    ['assignments.targetList.byPlan', { plan }],
    ['aggregation.summary.byRegion', { plan, region: township }],
  ])('is told nothing by %s of when somebody comes, or how others stand', async (path, input) => {
    for (const visitor of [target, school]) {
      const answer = await visitor.request(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`)
      expect((await problemIn(answer))?.code).toBe('right.missing')
    }
  })

  it('counts its own findings and lists its own records, and none of its neighbour’s', async () => {
    const { assignments } = target.api
    const counts = await assignments.finding.summary.query({ plan, region: township })
    expect(counts.map(({ region, open }) => [region, open])).toEqual([
      [township, 1],
      [tanqiao.slice(1).padEnd(12, '0'), 1],
    ])
    const { responsible, categories } = await assignments.finding.choices.query({ plan, region: township })
    expect([responsible, categories].map((rows) => rows.reduce((sum, { count }) => sum + count, 0))).toEqual([1, 1])
    await platform.addPerson('tq-viewer', [{ role: 'viewer', region: township, plan, target: tanqiao }])
    const viewer = (await platform.as('tq-viewer')).api.forms.submission
    expect(await viewer.list.query({ plan }), 'what an inspector sent is not the village’s own').toEqual([])
    for (const visitor of [school, office]) {
      const { api } = visitor
      expect(await api.assignments.finding.summary.query({ plan, region: city })).toEqual([])
      expect(await api.assignments.finding.choices.query({ plan, region: city })).toEqual({ categories: [], responsible: [] })
      expect((await api.assignments.finding.list.query({ plan, state: 'all' })).total).toBe(0)
      expect(await problemOf(api.assignments.finding.byId.query({ id: findings[tanqiao] ?? '' }))).toBe('finding.absent')
    }
  })

  it('lists no record of others', async () => {
    expect(await office.api.forms.submission.list.query({ plan })).toEqual([])
    expect(await problemOf(school.api.forms.submission.list.query({ plan }))).toBe('right.missing')
  })

  it('sends no record, which would stand for the team that is to visit', async () => {
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const record = { ...submissionOf(tanqiao, filled(checklist)), revision: 2 }
    expect((await problemIn(await post(target, 'forms.submission.submit', record)))?.code).toBe('right.missing')
  })

  it('hands in for its school alone, and the office receives what is owed to it and no more', async () => {
    expect(await keysOf(school)).toEqual([summary('no-1-school')])
    const handIn = (key: string) => outcomeOf(post(school, 'assignments.due.handIn', { plan, key, version: 0, text }))
    expect(await handIn(summary('no-2-school'))).toBe('due.absent')
    expect(await handIn(summary('no-1-school'))).toBe('done')
    const received = await office.api.assignments.due.receive.mutate({ plan, key: summary('no-1-school'), version: 1 })
    expect(received).toMatchObject({ standing: 'received', by: '第一小学', to: '湘潭市教育局' })
    const board = await office.api.assignments.due.board.query({ plan })
    expect(new Set(board.dues.map(({ to }) => to))).toEqual(new Set(['湘潭市教育局']))
    expect(board.dues.filter(({ duty }) => duty === 'owed.summary')).toHaveLength(2)
    expect(await problemOf(office.api.assignments.target.byId.query({ plan, target: tanqiao }))).toBe('target.absent')
  })

  it('keeps what a retired body handed in, and no grant is given for it any more', async () => {
    const operator = (await platform.as('xt-admin')).api.identity
    await operator.body.retire.mutate({ key: 'no-1-school', version: 1, reason: '学校撤并，学生并入第二小学' })
    const board = await (await platform.as('xt-viewer')).api.assignments.due.board.query({ plan })
    const ofSchools = board.dues.filter(({ duty }) => duty === 'owed.summary').map(({ by, standing }) => `${by} ${standing}`)
    expect(ofSchools.sort()).toEqual(['第一小学 received', '第二小学 open'])
    const grants = [{ role: 'unit' as const, region: xiangxiang, plan, body: 'no-1-school' }]
    const title = '第一小学报送岗'
    const person = { account: 'new-school', title, password: 'huang-shan-52-yun', grants }
    expect(await problemOf(operator.person.create.mutate(person))).toBe('body.absent')
    const ofSecond = { ...person, grants: [{ ...grants[0]!, body: 'no-2-school' }] }
    expect((await operator.person.create.mutate(ofSecond)).grants).toEqual(ofSecond.grants)
  })
})

/** What became of a change: done, or the code of its problem. */
const outcomeOf = async (answer: Promise<Response>): Promise<string> => (await problemIn(await answer))?.code ?? 'done'
