import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, newId, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const tanqiao = 'v430381106229'
const xiangxiang = '430381000000'
const alert: NonNullable<Plan['duties']['owed']>[number] = {
  ...{ key: 'alert', title: '预警后一日内巡查', what: 'visit', who: { kind: 'team', team: 'cityFixed' }, checklist: 'village' },
  about: { kind: 'lists', targetLists: ['provincial'] },
  when: { kind: 'event', event: '红色预警', within: 1, unit: 'day' },
}

describe('visits that an event calls for', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  const told = { plan, event: '红色预警', region: xiangxiang, at: '2020-03-20T00:30:00.000Z', text: '气象台发布暴雨红色预警' }

  beforeAll(async () => {
    platform = await testPlatform()
    const inspector = await platform.as('xt-inspector')
    checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    await publish(2, [alert])
  })
  afterAll(() => platform?.close())

  async function publish(revision: number, owed: Plan['duties']['owed'] = []) {
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision, duties: { ...document.duties, owed } } })
    await platform.settle()
  }
  const tell = async (over: Partial<typeof told> & { id: string; target?: string }, account = 'xt-author') =>
    (await platform.as(account)).api.assignments.due.tell.mutate({ ...told, ...over })
  const untell = async (id: string, account = 'xt-author') =>
    (await platform.as(account)).api.assignments.due.untell.mutate({ plan, id, text: '预警系误发，已更正' })
  const send = async (over: Partial<SubmissionInput>) => {
    const record = submissionOf(tanqiao, filled(checklist), { revision: 2, ...over })
    await (await platform.as('xt-inspector')).api.forms.submission.submit.mutate(record)
    await platform.settle()
    return record.id
  }
  const called = async () =>
    (await (await platform.as('xt-inspector')).api.assignments.target.byId.query({ plan, target: tanqiao })).visits.filter(
      ({ duty }) => duty === 'owed.alert',
    )
  const states = async () => (await called()).map(({ window, status, submission }) => [window, status, submission])
  const mine = async () =>
    (await (await platform.as('xt-inspector')).api.assignments.visit.list.query({ plan, mine: true })).visits.filter(
      ({ duty }) => duty === 'owed.alert',
    )

  it('are none before it is told of, and are offered to be told of', async () => {
    expect(await called()).toEqual([])
    const { events, places } = await (await platform.as('xt-author')).api.assignments.due.anytime.query({ plan })
    expect(events).toEqual([{ title: '红色预警', duties: ['预警后一日内巡查'] }])
    expect(places.map(({ code }) => code)).toContain(xiangxiang)
  })

  const first = newId()
  it('come to every target on the list in its region, each with its team, its words and its limit, however often it is told', async () => {
    expect(await tell({ id: first })).toEqual({ dues: [], visits: 1 })
    expect(await tell({ id: first })).toEqual({ dues: [], visits: 1 })
    const [visit, ...others] = await mine()
    expect(others).toEqual([])
    expect(visit).toMatchObject({
      ...{ window: first, title: '预警后一日内巡查（红色预警）', start: '2020-03-20', dueOn: '2020-03-21', status: 'due' },
      ...{ target: { id: tanqiao }, team: { key: 'cityFixed@430300000000' }, isYours: true },
    })
  })

  it('are paid by the record that names them, and the monthly visit is not', async () => {
    const [visit] = await called()
    const record = await send({ due: visit!.id })
    expect(await states()).toEqual([[first, 'done', record]])
    const all = await (await platform.as('xt-inspector')).api.assignments.target.byId.query({ plan, target: tanqiao })
    expect(all.visits.find(({ duty }) => duty === 'monthly')).toMatchObject({ status: 'due' })
  })

  const second = newId()
  it('are owed once more after the next event, and no longer when it was told by mistake: what was made stays', async () => {
    await tell({ id: second })
    expect((await states()).map(([window, status]) => [window, status])).toEqual(
      expect.arrayContaining([
        [first, 'done'],
        [second, 'due'],
      ]),
    )
    await untell(second)
    await untell(first)
    expect((await states()).map(([, status]) => status).sort()).toEqual(['cancelled', 'done'])
    const before = await states()
    expect(before.map(([, status]) => status)).toContain('cancelled')
    // as a crash in the middle of it would have left them
    await platform.rewrite('assignments', 'visits', (visit) =>
      visit['status'] === 'cancelled' && visit['window'] === first ? { ...visit, status: 'due' } : visit,
    )
    expect(await problemOf(untell(first))).toBe('due.event-taken-back')
    expect(await states(), 'a second try ends what the first had begun').toEqual(before)
    expect(await problemOf(untell(first, 'xx-reviewer'))).toMatch(/event.absent|event-taken-back/)
  })

  const third = newId()
  it('go on under a revision that asks for them still, and end with one that does not', async () => {
    await tell({ id: third })
    await publish(3, [{ ...alert, title: '预警后一日内到村巡查' }])
    const of = async (id: string) => (await mine()).filter(({ window }) => window === id)
    const open = (await of(third)).map(({ window, title, status }) => [window, title, status])
    expect(open).toEqual([[third, '预警后一日内到村巡查（红色预警）', 'due']])
    await platform.restart()
    expect(await of(third)).toMatchObject([{ status: 'due' }])
    await publish(4)
    expect(await of(third)).toMatchObject([{ status: 'cancelled' }])
  })

  it('come to the one target that the event happened to, and to none of another region', async () => {
    await publish(5, [alert])
    const lists = await (await platform.as('xt-author')).api.assignments.targetList.byPlan.query({ plan })
    const members = lists.find(({ key }) => key === 'provincial')?.targets ?? []
    expect(members.length, 'so that one of them is told from the others').toBeGreaterThan(1)
    const id = newId()
    const ofCity = { id, region: '430300000000' }
    expect(await tell({ ...ofCity, target: tanqiao })).toEqual({ dues: [], visits: 1 })
    expect((await mine()).filter(({ window }) => window === id).map(({ target }) => target.id)).toEqual([tanqiao])
    const { told: all } = await (await platform.as('xt-author')).api.assignments.due.anytime.query({ plan })
    expect(all.find((one) => one.id === id)).toMatchObject({ place: '潭桥村' })
    expect(await problemOf(tell({ id: newId(), region: '430302000000', target: tanqiao }))).toBe('target.absent')
    expect(await problemOf(tell({ id: newId(), target: 'v-nobody' }))).toBe('target.absent')
    await untell(id)
  })

  it('are not owed where nobody on the list lies', async () => {
    expect(await problemOf(tell({ id: newId(), region: '430302000000' }))).toBe('due.event-without-bodies')
    const { told: all } = await (await platform.as('xt-author')).api.assignments.due.anytime.query({ plan })
    expect(all).toHaveLength(4)
  })
})
