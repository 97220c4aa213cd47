import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { hashOf, photo, upload } from './photos.ts'
import { problemIn, problemOf, type TestPlatform, testPlatform } from './platform.ts'

type Owed = NonNullable<Plan['duties']['owed']>[number]
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市, on the provincial list
/** The seat of who comes from outside: another county than the villages that it visits. */
const seat = '430321000000'
const assess: Owed = {
  ...{ key: 'assess', title: '第三方评估', what: 'visit', who: { kind: 'body', body: 'assessor' }, checklist: 'village' },
  ...{ about: { kind: 'lists', targetLists: ['provincial'] }, when: { kind: 'cycle', every: 'week' } },
}
const secret: Owed = {
  ...assess,
  key: 'secret',
  title: '交叉暗访',
  modes: ['covert'],
  with: [{ kind: 'body', body: 'crossTeam' }],
}

describe('visits that a plan gives a body of the directory', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let municipal: string
  const publish = async (revision: number, owed: Owed[]) => {
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision, duties: { ...document.duties, owed } } })
    await platform.settle()
  }
  beforeAll(async () => {
    platform = await testPlatform()
    platform.clock.set('2020-03-20T02:00:00.000Z')
    await platform.addPerson('xt-operator', [{ role: 'operator', region: '430300000000', plan: '*' }])
    const operator = await platform.as('xt-operator')
    for (const [key, title] of [
      ['assessor', '某评估中心'],
      ['crossTeam', '湘潭县交叉督战组'],
    ] as const)
      await operator.api.identity.body.save.mutate({
        ...{
          key,
          title,
          jurisdiction: '430300000000',
          kind: 'team',
          region: seat,
          parent: null,
          posts: [],
          members: null,
          version: 0,
        },
      })
    for (const account of ['assessor-1', 'assessor-2'])
      await platform.addPerson(account, [{ role: 'inspector', region: seat, plan, body: 'assessor' }])
    await platform.addPerson('cross-1', [{ role: 'inspector', region: seat, plan, body: 'crossTeam' }])
    await platform.addPerson('assessor-viewer', [{ role: 'viewer', region: seat, plan, body: 'assessor' }])
    await publish(2, [assess, secret])
    const inspector = await platform.as('xt-inspector')
    checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const targets = await (await platform.as('xt-viewer')).api.assignments.target.list.query({ plan })
    municipal = targets.find(({ list }) => list === 'municipal')?.id ?? ''
  })
  afterAll(() => platform?.close())

  const board = async (account: string, mine = true) =>
    (await (await platform.as(account)).api.assignments.visit.list.query({ plan, mine })).visits
  const titles = (visits: { title: string }[]) => [...new Set(visits.map(({ title }) => title))].sort()
  const send = async (account: string, over: Partial<SubmissionInput> = {}) => {
    const record = submissionOf(tanqiao, filled(checklist), { revision: 2, ...over })
    const found = await problemOf((await platform.as(account)).api.forms.submission.submit.mutate(record))
    const outcome = typeof found === 'string' ? found : 'done'
    await platform.settle()
    return { id: record.id, outcome }
  }
  const standing = async (title: string) =>
    (await board('xt-viewer', false)).find((one) => one.title === title && one.target.id === tanqiao)

  it('are its people’s to make wherever the targets lie, and all that they are shown', async () => {
    expect(titles(await board('assessor-1', false))).toEqual(['交叉暗访', '第三方评估'])
    const mine = await board('assessor-1')
    expect(mine.every(({ isYours }) => isYours)).toBe(true)
    expect(new Set(mine.map(({ list }) => list))).toEqual(new Set(['provincial']))
    expect(titles(await board('cross-1'))).toEqual(['交叉暗访'])
    expect(titles(await board('assessor-viewer', false))).toEqual(['交叉暗访', '第三方评估'])
    const { api } = await platform.as('assessor-1')
    const month = await api.assignments.visit.month.query({ plan, month: '2020-04', mine: true })
    expect(titles(month.entries)).toEqual(['交叉暗访', '第三方评估'])
    const card = await api.assignments.target.byId.query({ plan, target: tanqiao })
    expect(titles(card.visits)).toEqual(['交叉暗访', '第三方评估'])
    expect(card).toMatchObject({ findings: [], mayKeep: false, checklists: [{ key: 'village' }] })
  })

  it('give it nothing else: no other target, no register, no records of others, no figures', async () => {
    const { api } = await platform.as('assessor-1')
    expect(await problemOf(api.assignments.target.byId.query({ plan, target: municipal }))).toBe('target.absent')
    expect((await send('assessor-1', { target: municipal })).outcome).toBe('target.absent')
    for (const asked of [
      () => api.assignments.target.list.query({ plan }),
      () => api.aggregation.summary.byRegion.query({ plan, region: seat }),
    ])
      expect(await problemOf(asked())).toBe('right.missing')
    expect(await api.assignments.finding.list.query({ plan, state: 'all' })).toMatchObject({ total: 0 })
    const { id } = await send('xt-inspector')
    expect(await api.forms.submission.list.query({ plan })).toEqual([])
    expect(await problemOf(api.forms.submission.byId.query({ id }))).toBe('submission.absent')
    expect((await board('assessor-1')).filter(({ status }) => status === 'done')).toEqual([])
  })

  it('take its photos there, and nowhere else', async () => {
    const visitor = await platform.as('assessor-1')
    const bytes = new Uint8Array(await photo())
    expect((await upload(visitor, tanqiao, bytes)).status).toBe(201)
    expect((await visitor.request(`/files/${hashOf(bytes)}`)).status).toBe(200)
    expect((await (await platform.as('cross-1')).request(`/files/${hashOf(bytes)}`)).status).not.toBe(500)
    expect((await problemIn(await upload(visitor, municipal, bytes)))?.code).toBe('target.absent')
  })

  it('are paid by a record of its people, and by nobody else’s', async () => {
    const due = (await board('assessor-1')).find(({ title, target }) => title === '第三方评估' && target.id === tanqiao)?.id ?? ''
    await send('xx-inspector', { due })
    await send('cross-1', { due })
    expect((await standing('第三方评估'))?.status, 'others name it in vain').toBe('due')
    const sent = await send('assessor-1', { due })
    expect(sent.outcome).toBe('done')
    expect(await standing('第三方评估')).toMatchObject({ status: 'done', submission: sent.id, team: { key: 'body:assessor' } })
    const mine = (await (await platform.as('assessor-2')).api.forms.submission.byId.query({ id: sent.id })).correctableUntil
    expect(mine, 'who is granted the same body corrects it').not.toBeNull()
    expect(await problemOf((await platform.as('cross-1')).api.forms.submission.byId.query({ id: sent.id }))).toBe(
      'submission.absent',
    )
    expect((await (await platform.as('xx-reviewer')).api.forms.submission.byId.query({ id: sent.id })).id).toBe(sent.id)
  })

  it('may be kept from the spot, and are known to both bodies that go', async () => {
    for (const account of ['assessor-1', 'cross-1']) expect(titles(await board(account)), account).toContain('交叉暗访')
    for (const account of ['xx-inspector', 'xx-reviewer'])
      expect(titles(await board(account, false)), account).not.toContain('交叉暗访')
    const due = (await board('cross-1')).find(({ target }) => target.id === tanqiao)?.id ?? ''
    const sent = await send('cross-1', { due })
    expect(await standing('交叉暗访')).toMatchObject({ status: 'done', submission: sent.id, isCovert: true })
    expect(await problemOf((await platform.as('xx-reviewer')).api.forms.submission.byId.query({ id: sent.id }))).toBe(
      'submission.absent',
    )
  })

  it('end with a revision that gives it nothing any more', async () => {
    await publish(3, [])
    const { api } = await platform.as('assessor-1')
    expect(await problemOf(api.assignments.target.byId.query({ plan, target: tanqiao }))).toBe('target.absent')
    expect((await send('assessor-1', { revision: 3 })).outcome).toBe('target.absent')
    expect((await board('assessor-1')).map(({ status }) => status)).not.toContain('due')
  })
})
