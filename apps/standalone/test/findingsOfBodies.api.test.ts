import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { problemIn, problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const county = '430381000000' // 湘乡市, where the village lies
/** The seat of the bodies: another county, which says nothing of where what they are given lies. */
const seat = '430321000000'
const tanqiao = 'v430381106229'
const clause = 'environment.waste.hasLitter'
const text = '垃圾已清运，专人保洁'

const extension = { key: 'once', title: '整改延期', times: 1, within: 7, unit: 'day' as const }

/** The plan of the city, of which one clause is the waste office's to answer for, and of which an assessor from outside visits villages. */
function ordered(): Plan {
  const document = structuredClone(packs[0]!.plan) as Plan
  const village = document.checklists.find(({ key }) => key === 'village')!
  const [section = '', item = '', name = ''] = clause.split('.')
  const at = (schema: unknown, key: string): object => Reflect.get(Reflect.get(schema as object, 'properties'), key)
  const rule = Reflect.get(at(at(at(village.schema, section), item), name), 'x-finding')
  Reflect.set(rule, 'responsible', { level: 'county', unit: 'wasteOffice' })
  return {
    ...document,
    revision: 2,
    units: [...document.units, { key: 'wasteOffice', title: '市环卫处', body: 'waste' }],
    focusAreas: document.focusAreas.map((area, index) =>
      index === 0 ? { ...area, units: { ...area.units, supporting: ['wasteOffice'] } } : area,
    ),
    findings: { extensions: [{ ...extension, decider: { kind: 'body', body: 'bureau' } }] },
    duties: {
      ...document.duties,
      owed: [
        {
          ...{ key: 'assess', title: '第三方评估', what: 'visit', who: { kind: 'body', body: 'assessor' }, checklist: 'village' },
          ...{ about: { kind: 'lists', targetLists: ['provincial'] }, when: { kind: 'cycle', every: 'week' } },
        },
        {
          ...{ key: 'plan', title: '保洁方案', what: 'handIn', who: { kind: 'unit', unit: 'wasteOffice' } },
          ...{ to: { kind: 'jurisdiction' }, when: { kind: 'cycle', every: 'month', endsOn: 'last' } },
        },
      ],
    },
  }
}

describe('findings of a body of the directory', () => {
  let platform: TestPlatform
  let finding = ''
  let other = ''
  const as = async (account: string) => (await platform.as(account)).api

  beforeAll(async () => {
    platform = await testPlatform()
    platform.clock.set('2020-03-20T02:00:00.000Z')
    const operator = (await platform.as('xt-admin')).api.identity
    for (const [key, title] of [
      ['waste', '湘潭市环卫处'],
      ['roads', '湘潭市公路局'],
      ['assessor', '某评估中心'],
      ['bureau', '湘潭市督查局'],
    ] as const)
      await operator.body.save.mutate({
        ...{ key, title, jurisdiction: city, kind: 'office', region: seat, parent: null, posts: [], members: null, version: 0 },
      })
    await (await as('xt-author')).forms.plan.publish.mutate({ document: ordered() })
    await platform.settle()
    for (const [account, role, body] of [
      ['waste-1', 'unit', 'waste'],
      ['waste-viewer', 'viewer', 'waste'],
      ['waste-reviewer', 'reviewer', 'waste'],
      ['roads-1', 'unit', 'roads'],
      ['assessor-1', 'inspector', 'assessor'],
      ['assessor-lead', 'reviewer', 'assessor'],
      ['bureau-1', 'reviewer', 'bureau'],
    ] as const)
      await platform.addPerson(account, [{ role, region: seat, plan, body }])
    const inspector = await as('assessor-1')
    const checklist = await inspector.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const bad = [clause, 'environment.waste.hasDisposal']
    const record = submissionOf(tanqiao, filled(checklist, bad), { revision: 2 })
    await inspector.forms.submission.submit.mutate(record)
    await platform.settle()
    const found = (await (await as('xt-viewer')).assignments.finding.list.query({ plan, target: tanqiao })).rows
    finding = found.find(({ id }) => id.endsWith(clause))?.id ?? ''
    other = found.find(({ id }) => id !== finding)?.id ?? ''
  })
  afterAll(() => platform?.close())

  const listed = async (account: string, mine = false) =>
    (await (await as(account)).assignments.finding.list.query({ plan, state: 'all', mine })).rows.map(({ id }) => id).sort()
  const countOf = async (account: string) =>
    (await (await as(account)).assignments.finding.summary.query({ plan, region: city })).find(({ region }) => region === city)
      ?.open ?? 0

  it('are those that it answers for, and those that it found; no other body is shown any', async () => {
    expect([finding, other]).not.toContain('')
    for (const account of ['waste-1', 'waste-viewer', 'waste-reviewer']) expect(await listed(account), account).toEqual([finding])
    expect(await listed('assessor-1')).toEqual([finding, other].sort())
    expect(await listed('roads-1')).toEqual([])
    expect([await countOf('waste-1'), await countOf('assessor-lead'), await countOf('roads-1')]).toEqual([1, 2, 0])
    const { responsible } = await (await as('waste-1')).assignments.finding.choices.query({ plan, region: city })
    expect(responsible.map(({ title, count }) => [title.includes('市环卫处'), count])).toEqual([[true, 1]])
    expect(await problemOf((await as('waste-1')).assignments.finding.byId.query({ id: other }))).toBe('finding.absent')
    expect(await problemOf((await as('roads-1')).assignments.finding.byId.query({ id: finding }))).toBe('finding.absent')
  })

  it('open what leads on from them only to whom that opens', async () => {
    const opensFor = async (account: string) => (await (await as(account)).assignments.finding.byId.query({ id: finding })).opens
    expect(await opensFor('waste-1')).toEqual({ target: false, record: false })
    expect(await opensFor('assessor-lead')).toEqual({ target: true, record: true })
    const { submission } = await (await as('assessor-lead')).assignments.finding.byId.query({ id: finding })
    expect((await (await as('assessor-lead')).forms.submission.byId.query({ id: submission })).id).toBe(submission)
    expect((await (await as('assessor-lead')).forms.submission.list.query({ plan })).map(({ id }) => id)).toEqual([submission])
    expect(await (await as('waste-viewer')).forms.submission.list.query({ plan })).toEqual([])
    expect(await problemOf((await as('waste-viewer')).forms.submission.byId.query({ id: submission }))).toBe('submission.absent')
  })

  it('wait for it: on its home page, in its messages, and for its steps alone', async () => {
    const { findings } = await (await as('waste-1')).assignments.work.waiting.query({ plan })
    expect(findings).toMatchObject({ toAccept: 1, overdue: 0, toVerify: 0 })
    expect((await (await as('roads-1')).assignments.work.waiting.query({ plan })).findings).toMatchObject({ toAccept: 0 })
    const told = async (account: string) =>
      (await (await as(account)).assignments.message.list.query({ plan })).rows.map(({ topic }) => topic)
    expect(await told('waste-1')).toContain('finding.given')
    expect(await told('roads-1')).not.toContain('finding.given')
    const { assignments } = await as('waste-1')
    const step = { id: finding, version: 2 }
    expect(await problemOf((await as('waste-viewer')).assignments.finding.accept.mutate(step))).toBe('right.missing')
    expect(await problemOf((await as('roads-1')).assignments.finding.accept.mutate(step))).toBe('finding.absent')
    expect(await assignments.finding.accept.mutate(step)).toMatchObject({ state: 'rectifying' })
  })

  it('get more time from the body that the plan names, and from nobody else', async () => {
    const bureau = (await as('bureau-1')).assignments
    expect(await problemOf(bureau.finding.byId.query({ id: finding })), 'before it is asked').toBe('finding.absent')
    const asked = { id: finding, version: 3, text: '清运车辆检修', rectifyBy: '2020-04-10' }
    const { extension: standing } = await (await as('waste-1')).assignments.finding.askExtension.mutate(asked)
    expect(standing).toMatchObject({ asked: '2020-04-10', left: { left: 1 } })
    const step = { id: finding, version: 4 }
    for (const account of ['xx-reviewer', 'assessor-lead', 'waste-reviewer'])
      expect(await problemOf((await as(account)).assignments.finding.extend.mutate(step)), account).toBe(
        'finding.extension-of-body',
      )
    await platform.settle()
    expect((await bureau.message.list.query({ plan })).rows.map(({ topic }) => topic)).toContain('finding.extensionAsked')
    expect((await bureau.work.waiting.query({ plan })).findings).toMatchObject({ toExtend: 1 })
    expect((await bureau.finding.list.query({ plan, mine: true, state: 'toExtend' })).rows.map(({ id }) => id)).toEqual([finding])
    expect(await bureau.finding.extend.mutate(step)).toMatchObject({ rectifyBy: '2020-04-10', verbs: [] })
    expect((await bureau.work.waiting.query({ plan })).findings).toMatchObject({ toExtend: 0 })
  })

  it('are put right by it, with photos of the target, and reviewed by whoever found them', async () => {
    const visitor = await platform.as('waste-1')
    const bytes = new Uint8Array(await photo())
    expect((await upload(visitor, tanqiao, bytes)).status).toBe(201)
    expect((await problemIn(await upload(await platform.as('roads-1'), tanqiao, bytes)))?.code).toBe('target.absent')
    const report = { id: finding, version: 5, text, photos: [hashOf(bytes)] }
    expect(await visitor.api.assignments.finding.reportBack.mutate(report)).toMatchObject({ state: 'submitted' })
    const verify = { id: finding, version: 6, text: '现场复核属实' }
    const own = await problemOf((await as('waste-reviewer')).assignments.finding.verify.mutate(verify))
    expect(own, 'who answers for it does not review it').toBe('right.missing')
    expect(await problemOf((await as('assessor-1')).assignments.finding.verify.mutate(verify))).toBe('right.missing')
    await platform.settle()
    expect((await (await as('assessor-lead')).assignments.work.waiting.query({ plan })).findings).toMatchObject({ toVerify: 1 })
    expect(await listed('assessor-lead', true)).toEqual([finding])
    const lead = (await as('assessor-lead')).assignments.finding
    expect(await lead.verify.mutate(verify)).toMatchObject({ state: 'verified' })
    expect(await lead.closeOut.mutate({ id: finding, version: 7 })).toMatchObject({ state: 'closedOut' })
    expect([await countOf('waste-1'), await countOf('assessor-lead')]).toEqual([0, 1])
  })

  it('stand beside its tasks and what it owes as the unit of the plan that it is', async () => {
    const { assignments } = await as('waste-1')
    const { cells } = await assignments.task.board.query({ plan })
    expect(new Set(cells.map(({ unit }) => unit))).toEqual(new Set(['wasteOffice']))
    const [cell] = cells
    const report = { plan, task: cell?.task ?? '', unit: 'wasteOffice', region: null, state: 'done' as const, text, version: 0 }
    expect(await assignments.task.report.mutate(report)).toMatchObject({ state: 'done' })
    expect(await problemOf((await as('roads-1')).assignments.task.report.mutate({ ...report, version: 1 }))).toBe('task.absent')
    const { dues } = await assignments.due.board.query({ plan })
    expect(dues.map(({ duty, by }) => [duty, by])).toEqual([['owed.plan', '市环卫处']])
    const key = dues[0]?.key ?? ''
    expect(await assignments.due.handIn.mutate({ plan, key, version: 0, text })).toMatchObject({ standing: 'done' })
    expect(await problemOf((await as('roads-1')).assignments.due.byKey.query({ plan, key }))).toBe('due.absent')
  })

  it('leave those of the region where they lie what they had', async () => {
    const reviewer = await as('xx-reviewer')
    expect((await reviewer.assignments.finding.list.query({ plan, state: 'all', region: county })).total).toBe(2)
  })
})
