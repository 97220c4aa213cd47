import type { ChecklistView, FindingView, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const tanqiao = 'v430381106229'
const litter = 'environment.waste.hasLitter' // the township answers for it
const road = 'infrastructure.roads.answer'
const text = '已经整改到位，请复核'
type Owed = NonNullable<Plan['duties']['owed']>[number]
const lookBack: Owed = {
  ...{ key: 'back', title: '整改回头看', what: 'visit', who: { kind: 'team', team: 'cityFixed' }, checklist: 'village' },
  ...{ modes: ['lookBack'], about: { kind: 'lists', targetLists: ['provincial'] } },
  when: { kind: 'closeOut', after: 10, within: 30, unit: 'day' },
}

describe('visits that look back at what was closed out', () => {
  let platform: TestPlatform
  let checklist: ChecklistView

  beforeAll(async () => {
    platform = await testPlatform()
    checklist = await (await as('xt-inspector')).forms.checklist.byKey.query({ plan, checklist: 'village' })
    await publish(2, [lookBack])
  })
  afterAll(() => platform?.close())

  const as = async (account: string) => (await platform.as(account)).api
  async function publish(revision: number, owed: Owed[]) {
    const { document } = await (await as('xt-author')).forms.plan.byId.query({ plan })
    const changed = { ...document, revision, duties: { ...document.duties, owed } }
    await (await as('xt-author')).forms.plan.publish.mutate({ document: changed })
    await platform.settle()
  }
  /** Sends a record of now, with bad answers at some clauses; answers its id. */
  async function send(bad: string[], over: Partial<SubmissionInput> = {}): Promise<string> {
    const now = platform.clock.now().toISOString()
    const record = submissionOf(tanqiao, filled(checklist, bad), { revision: 2, startedAt: now, finishedAt: now, ...over })
    await (await as('xt-inspector')).forms.submission.submit.mutate(record)
    await platform.settle()
    return record.id
  }
  const finding = async (id: string, account = 'xt-viewer'): Promise<FindingView> =>
    (await as(account)).assignments.finding.byId.query({ id })
  async function closeOut(id: string): Promise<FindingView> {
    const step = async () => ({ id, version: (await finding(id)).version })
    await (await as('hutian-unit')).assignments.finding.reportBack.mutate({ ...(await step()), text })
    await (await as('xx-reviewer')).assignments.finding.verify.mutate({ ...(await step()), text })
    return (await as('xx-reviewer')).assignments.finding.closeOut.mutate(await step())
  }
  const visits = async (account = 'xt-inspector') => {
    const { visits: all } = await (await as(account)).assignments.target.byId.query({ plan, target: tanqiao })
    return all.filter(({ duty }) => duty === 'owed.back')
  }

  let [first, second] = ['', '']
  it('are told on the page of a finding that was closed out, before their time has come', async () => {
    const record = await send([litter, road])
    ;[first, second] = [`${record}:${litter}`, `${record}:${road}`]
    expect(await finding(first)).toMatchObject({ lookBacks: [], repeats: null })
    const closed = await closeOut(first)
    expect(closed.lookBacks, 'to whoever closed it').toHaveLength(1)
    await closeOut(second)
    const [coming, ...others] = (await finding(first)).lookBacks
    expect(others).toEqual([])
    expect(coming).toEqual({
      ...{ visit: null, title: '整改回头看', team: '', status: 'due', start: '2020-03-30', dueOn: '2020-04-19' },
      ...{ doneOn: null, submission: null, outcome: null, repeat: null },
    })
    expect((await finding(first, 'hutian-unit')).lookBacks, 'who is looked back at is not told').toEqual([])
    expect(await visits()).toEqual([])
  })

  it('are owed once from that day on for all that was closed out on one, and name it', async () => {
    platform.clock.set('2020-03-29T01:00:00.000Z')
    expect(await visits()).toEqual([])
    platform.clock.set('2020-03-30T01:00:00.000Z')
    const [visit, ...others] = await visits()
    expect(others).toEqual([])
    expect(visit).toMatchObject({ start: '2020-03-30', dueOn: '2020-04-19', status: 'due', isYours: true, modes: ['lookBack'] })
    expect(visit?.lookBack?.closedOn).toBe('2020-03-20')
    expect(visit?.lookBack?.findings.map(({ id }) => id).sort()).toEqual([first, second].sort())
    const board = await (await as('xt-inspector')).assignments.visit.list.query({ plan, mine: true, mode: 'lookBack' })
    expect(board.visits.map(({ id, lookBack: back }) => [id, back])).toEqual([
      [visit?.id, { closedOn: '2020-03-20', findings: [] }],
    ])
    expect((await finding(second)).lookBacks).toMatchObject([{ visit: visit?.id, team: visit?.team.title, outcome: null }])
  })

  it('are not paid by a record that does not name them', async () => {
    await send([])
    expect(await visits()).toMatchObject([{ status: 'due' }])
  })

  let record = ''
  it('say of each finding whether the same was found again, and the new finding says what it repeats', async () => {
    const [visit] = await visits()
    record = await send([litter], { due: visit!.id })
    expect(await visits()).toMatchObject([{ status: 'done', submission: record, doneOn: '2020-03-30' }])
    const repeat = `${record}:${litter}`
    expect((await finding(first)).lookBacks).toMatchObject([{ outcome: 'relapsed', repeat, submission: record }])
    expect((await finding(second)).lookBacks).toMatchObject([{ outcome: 'held', repeat: null }])
    expect(await finding(repeat)).toMatchObject({
      ...{ state: 'handedOver', lookBacks: [], repeats: { id: first, closedOn: '2020-03-20' } },
    })
    expect((await finding(repeat, 'hutian-unit')).repeats, 'who answers for it knows it again').toEqual({
      ...{ id: first, closedOn: '2020-03-20' },
    })
    expect((await finding(first)).state, 'it stays as it was dealt with').toBe('closedOut')
  })

  it('say otherwise once their record is corrected, also after a restart', async () => {
    const reason = '看错了地点，垃圾不在本村'
    const original = await (await as('xt-inspector')).forms.submission.byId.query({ id: record })
    const { startedAt, finishedAt } = original
    await send([], { startedAt, finishedAt, corrects: { submission: record, reason } })
    expect((await finding(first)).lookBacks).toMatchObject([{ outcome: 'held', repeat: null }])
    expect(await finding(`${record}:${litter}`)).toMatchObject({ state: 'withdrawn', repeats: null })
    await platform.restart()
    expect((await finding(first)).lookBacks).toMatchObject([{ status: 'done', outcome: 'held' }])
  })

  it('go with the revision that has no more of them, while what was made stays', async () => {
    platform.clock.set('2020-04-01T01:00:00.000Z')
    const again = await send([road])
    const third = `${again}:${road}`
    await closeOut(third)
    platform.clock.set('2020-04-12T01:00:00.000Z')
    expect((await visits()).map(({ status }) => status).sort()).toEqual(['done', 'due'])
    await publish(3, [])
    expect((await visits()).map(({ status }) => status).sort()).toEqual(['cancelled', 'done'])
    expect((await finding(third)).lookBacks).toMatchObject([{ status: 'cancelled', outcome: null }])
  })

  it('count from nothing but a close-out, and are asked for by a list alone', async () => {
    const refused = async (over: Partial<Owed>) => {
      const { document } = await (await as('xt-author')).forms.plan.byId.query({ plan })
      const changed = { ...document, revision: 4, duties: { ...document.duties, owed: [{ ...lookBack, ...over }] } }
      return problemOf((await as('xt-author')).forms.plan.publish.mutate({ document: changed }))
    }
    expect(await refused({ modes: ['joint'] })).toBe('plan.invalid')
    expect(await refused({ about: { kind: 'regions', level: 'county' } })).toBe('plan.invalid')
    expect(await refused({ when: { kind: 'closeOut', after: 31, within: 30, unit: 'day' } })).toBe('plan.invalid')
  })
})
