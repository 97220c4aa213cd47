import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const tanqiao = 'v430381106229'
const patrol: NonNullable<Plan['duties']['owed']>[number] = {
  ...{ key: 'patrol', title: '县级督战队每周巡查', what: 'visit', who: { kind: 'team', team: 'countyFixed' } },
  ...{ about: { kind: 'lists', targetLists: ['provincial'] }, when: { kind: 'cycle', every: 'week' }, checklist: 'village' },
}

describe('a village that two teams visit, each by its own duty', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let [city, county]: Visitor[] = []
  beforeAll(async () => {
    platform = await testPlatform()
    await signIn()
    checklist = await city!.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  async function signIn() {
    city = await platform.as('xt-inspector')
    county = await platform.as('xx-inspector')
  }
  const publish = async (revision: number, owed: Plan['duties']['owed'] = []) => {
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision, duties: { ...document.duties, owed } } })
    await platform.settle()
  }
  const send = async (by: Visitor | undefined, over: Partial<SubmissionInput>) => {
    const record = submissionOf(tanqiao, filled(checklist), over)
    await by?.api.forms.submission.submit.mutate(record)
    await platform.settle()
    return record.id
  }
  const visits = async () =>
    (await city!.api.assignments.target.byId.query({ plan, target: tanqiao })).visits.map((visit) => [
      ...[visit.duty, visit.window, visit.status, visit.submission, visit.isLate],
    ])
  const mine = async (by: Visitor | undefined) =>
    (await by?.api.assignments.visit.list.query({ plan, mine: true }))?.visits
      .filter(({ target }) => target.id === tanqiao)
      .map(({ duty, status }) => [duty, status])

  it('is the county’s to visit only once a revision says so', async () => {
    expect(await problemOf(send(county, {}))).toBe('target.other-team')
    expect(await mine(county)).toEqual([])
    platform.clock.set('2020-03-20T02:00:00.000Z')
    await publish(2, [patrol])
    expect(await mine(county)).toEqual([['owed.patrol', 'due']])
    expect(await mine(city)).toEqual([['monthly', 'due']])
  })

  it('is paid for by each team’s own record, whichever comes first', async () => {
    const at = { revision: 2, startedAt: '2020-03-20T02:10:00.000Z', finishedAt: '2020-03-20T02:50:00.000Z' }
    platform.clock.set('2020-03-20T03:00:00.000Z')
    const ofCounty = await send(county, at)
    expect(await visits()).toEqual([
      ['monthly', '2020-03', 'due', null, false],
      ['owed.patrol', '2020-W12', 'done', ofCounty, false],
    ])
    const ofCity = await send(city, at)
    expect(await visits()).toEqual([
      ['monthly', '2020-03', 'done', ofCity, false],
      ['owed.patrol', '2020-W12', 'done', ofCounty, false],
    ])
  })

  it('makes up late for the week that a record names, where it would pay the week that runs', async () => {
    platform.clock.set('2020-03-31T01:00:00.000Z')
    await signIn()
    const missed = (await county!.api.assignments.target.byId.query({ plan, target: tanqiao })).visits
    const week13 = missed.find(({ window }) => window === '2020-W13')
    const at = { revision: 2, startedAt: '2020-03-31T00:10:00.000Z', finishedAt: '2020-03-31T00:50:00.000Z' }
    const late = await send(county, { ...at, ...(week13 && { due: week13.id }) })
    const [inTime, further] = [await send(county, at), await send(county, at)]
    const patrols = (await visits()).filter(([duty, , , submission]) => duty === 'owed.patrol' || submission === further)
    expect(patrols).toEqual([
      ['owed.patrol', '2020-W14', 'done', inTime, false],
      [null, '2020-03', 'done', further, false],
      ['owed.patrol', '2020-W13', 'done', late, true],
      ['owed.patrol', '2020-W12', 'done', expect.any(String), false],
    ])
  })

  it('owes nothing any more by a duty that a revision leaves out, and what was done stays', async () => {
    platform.clock.set('2020-04-07T01:00:00.000Z')
    await signIn()
    expect((await visits()).map(([duty, window, status]) => [duty, window, status])[0]).toEqual(['monthly', '2020-04', 'due'])
    expect(await mine(county)).toContainEqual(['owed.patrol', 'due'])
    await publish(3)
    const patrols = (await visits()).filter(([duty]) => duty === 'owed.patrol').map(([, window, status]) => [window, status])
    expect(patrols).toEqual([
      ['2020-W15', 'cancelled'],
      ['2020-W14', 'done'],
      ['2020-W13', 'done'],
      ['2020-W12', 'done'],
    ])
  })
})
