import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const tanqiao = 'v430381106229'
type Owed = NonNullable<Plan['duties']['owed']>[number]
const lookBack: Owed = {
  ...{ key: 'back', title: '摘牌回头看', what: 'visit', who: { kind: 'team', team: 'cityFixed' }, checklist: 'village' },
  ...{ modes: ['lookBack'], about: { kind: 'lists', targetLists: ['provincial'] } },
  when: { kind: 'release', after: 1, within: 3, unit: 'month' },
}

describe('visits that look back at a target after it was released', () => {
  let platform: TestPlatform
  let checklist: ChecklistView

  const as = async (account: string) => (await platform.as(account)).api
  async function publish(revision: number, owed: Owed[]) {
    const { document } = await (await as('xt-author')).forms.plan.byId.query({ plan })
    const changed = { ...document, revision, duties: { ...document.duties, owed } }
    await (await as('xt-author')).forms.plan.publish.mutate({ document: changed })
    await platform.settle()
  }
  async function decide(verb: 'designate' | 'release', reason: string) {
    const { targetList } = (await as('xt-author')).assignments
    const { version } = await targetList.review.query({ plan })
    await targetList.decide.mutate({ plan, version, decisions: [{ target: tanqiao, verb, list: 'provincial', reason }] })
    await platform.settle()
  }
  const card = async (account = 'xt-inspector') => (await as(account)).assignments.target.byId.query({ plan, target: tanqiao })
  const visits = async (account = 'xt-inspector') =>
    (await card(account)).visits
      .filter(({ duty }) => duty === 'owed.back')
      .map(({ id, status, start, dueOn }) => ({ id, status, start, dueOn }))
  async function send(over: Partial<SubmissionInput> = {}) {
    const now = platform.clock.now().toISOString()
    const record = submissionOf(tanqiao, filled(checklist), { revision: 2, startedAt: now, finishedAt: now, ...over })
    const found = await problemOf((await as('xt-inspector')).forms.submission.submit.mutate(record))
    await platform.settle()
    return typeof found === 'string' ? found : record.id
  }

  beforeAll(async () => {
    platform = await testPlatform()
    platform.clock.set('2020-03-20T02:00:00.000Z')
    checklist = await (await as('xt-inspector')).forms.checklist.byKey.query({ plan, checklist: 'village' })
    await publish(2, [lookBack])
  })
  afterAll(() => platform?.close())

  it('are owed of none that stands on its list, and of one that was released not before their time', async () => {
    expect(await visits()).toEqual([])
    await decide('release', '已脱贫出列，经核实摘牌')
    expect((await card()).list).toBeNull()
    expect(await visits(), 'not on the day of the release').toEqual([])
    platform.clock.set('2020-04-19T02:00:00.000Z')
    expect([await visits(), (await card()).checklists]).toEqual([[], []])
    expect(await send(), 'nothing is to be filled in about it').toBe('target.not-designated')
  })

  let due = ''
  it('come with the month that the plan says, on the list of the team and on the page of the target', async () => {
    platform.clock.set('2020-04-20T02:00:00.000Z')
    const [visit, ...others] = await visits()
    expect(others).toEqual([])
    expect(visit).toMatchObject({ status: 'due', start: '2020-04-20', dueOn: '2020-06-20' })
    due = visit!.id
    expect((await card()).checklists.map(({ key }) => key)).toEqual(['village'])
    const board = await (await as('xt-inspector')).assignments.visit.list.query({ plan, mine: true, mode: 'lookBack' })
    expect(board.visits.map(({ id, list, isYours }) => [id, list, isYours])).toEqual([[due, 'provincial', true]])
    const month = await (await as('xt-inspector')).assignments.visit.month.query({ plan, month: '2020-06', mine: true })
    expect(month.entries.filter(({ title }) => title === '摘牌回头看').map(({ dueOn }) => dueOn)).toEqual(['2020-06-20'])
  })

  it('are not told the village, and a record that does not name them is not taken', async () => {
    await platform.addPerson('tq-target', [{ role: 'unit', region: '430381106000', plan, target: tanqiao }])
    expect((await card('tq-target')).visits).toEqual([])
    expect(await send()).toBe('target.not-designated')
    expect(await send({ due: due.replace('release-', 'closeOut-') })).toBe('target.not-designated')
    expect(await visits()).toMatchObject([{ status: 'due' }])
  })

  it('end where the release is taken back, and come again for the next release', async () => {
    await decide('designate', '摘牌有误，恢复挂牌')
    expect(await visits()).toMatchObject([{ id: due, status: 'cancelled' }])
    platform.clock.set('2020-05-08T02:00:00.000Z')
    await decide('release', '整改到位，再次摘牌')
    platform.clock.set('2020-06-08T02:00:00.000Z')
    const found = await visits()
    expect(found.map(({ status, start, dueOn }) => [status, start, dueOn]).sort()).toEqual([
      ['cancelled', '2020-04-20', '2020-06-20'],
      ['due', '2020-06-08', '2020-08-08'],
    ])
    due = found.find(({ status }) => status === 'due')?.id ?? ''
  })

  it('are paid by the record that names them, once, also after a restart', async () => {
    expect(await send({ due })).toMatch(/^[\da-f-]{36}$/)
    expect((await visits()).find(({ id }) => id === due)).toMatchObject({ status: 'done' })
    await platform.restart()
    expect((await visits()).map(({ status }) => status).sort()).toEqual(['cancelled', 'done'])
  })

  it('go with the revision that has no more of them, and are refused where they are no look-back at a list', async () => {
    await publish(3, [])
    expect((await visits()).map(({ status }) => status).sort(), 'what was made stays').toEqual(['cancelled', 'done'])
    expect(await send({ revision: 3 })).toBe('target.not-designated')
    const refused = async (over: Partial<Owed>) => {
      const { document } = await (await as('xt-author')).forms.plan.byId.query({ plan })
      const changed = { ...document, revision: 4, duties: { ...document.duties, owed: [{ ...lookBack, ...over }] } }
      return problemOf((await as('xt-author')).forms.plan.publish.mutate({ document: changed }))
    }
    expect(await refused({ modes: ['joint'] })).toBe('plan.invalid')
    expect(await refused({ when: { kind: 'release', after: 4, within: 3, unit: 'month' } })).toBe('plan.invalid')
  })
})
