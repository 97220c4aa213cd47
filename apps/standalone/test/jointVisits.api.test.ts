import type { ChecklistView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const tanqiao = 'v430381106229'
const joint: NonNullable<Plan['duties']['owed']>[number] = {
  ...{ key: 'joint', title: '联合督战', what: 'visit', modes: ['joint'], checklist: 'village' },
  ...{
    who: { kind: 'team', team: 'cityFixed' },
    with: [
      { kind: 'team', team: 'countyFixed' },
      { kind: 'level', level: 'township' },
    ],
  },
  ...{ about: { kind: 'lists', targetLists: ['provincial'] }, when: { kind: 'cycle', every: 'halfMonth' } },
}

describe('a visit that one team leads and others come along on', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  beforeAll(async () => {
    platform = await testPlatform()
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    const duties = { ...document.duties, owed: [joint] }
    const revised = { ...document, revision: 2, duties }
    const { effects } = await author.api.forms.plan.preview.mutate({ document: revised })
    expect(JSON.stringify(effects)).toContain('市级定点挂牌督战队，会同县级定点挂牌督战队、各乡镇（街道） → ')
    await author.api.forms.plan.publish.mutate({ document: revised })
    await platform.settle()
    checklist = await author.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  const mine = async (account: string) =>
    (await (await platform.as(account)).api.assignments.visit.list.query({ plan, mine: true })).visits.filter(
      ({ duty, target }) => duty === 'owed.joint' && target.id === tanqiao,
    )
  const send = async (account: string, due: string) => {
    const record = submissionOf(tanqiao, filled(checklist), { revision: 2, due })
    await (await platform.as(account)).api.forms.submission.submit.mutate(record)
    await platform.settle()
    return record.id
  }

  it('is one visit, a task of each team of it, and names who leads and who comes along', async () => {
    const [ofCity, ofCounty, ofNeighbour] = await Promise.all(['xt-inspector', 'xx-inspector', 'xtx-inspector'].map(mine))
    expect(ofCity).toMatchObject([
      {
        ...{ status: 'due', isYours: true, team: { key: 'cityFixed@430300000000' }, target: { id: tanqiao } },
        partners: [{ key: 'countyFixed@430381000000' }, { key: 'region:430381106000', title: '壶天镇' }],
      },
    ])
    expect(ofCounty).toEqual(ofCity)
    expect(ofNeighbour).toEqual([])
  })

  it('is paid once, by whichever of them records it, and by nobody else', async () => {
    const [visit] = await mine('xt-inspector')
    expect(await problemOf(send('xtx-inspector', visit!.id))).toBe('target.absent')
    const record = await send('xx-inspector', visit!.id)
    expect(await mine('xt-inspector')).toMatchObject([{ status: 'done', submission: record }])
    const card = await (await platform.as('xt-inspector')).api.assignments.target.byId.query({ plan, target: tanqiao })
    expect(
      card.visits.find(({ duty }) => duty === 'monthly'),
      'the city’s own visit is still to be made',
    ).toMatchObject({
      status: 'due',
    })
  })
})
