import { differingResults, outlineOf } from '@duzhan/checklist'
import { type Plan, verificationsOf } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

type Owed = NonNullable<Plan['duties']['owed']>[number]
const tanqiao = 'v430381106229'
const weekly: Pick<Owed, 'what' | 'about' | 'when' | 'checklist'> = {
  ...{ what: 'visit', about: { kind: 'lists', targetLists: ['provincial'] }, checklist: 'village' },
  when: { kind: 'cycle', every: 'week' },
}
const owed: Owed[] = [
  { ...weekly, key: 'self', title: '每周自查', who: { kind: 'target' }, modes: ['selfCheck'] },
  {
    ...weekly,
    key: 'verify',
    title: '核验',
    who: { kind: 'team', team: 'cityFixed' },
    modes: ['verification'],
    verifies: 'self',
  },
]

describe('a village that checks itself and is verified', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform()
    await platform.addPerson('village', [{ role: 'inspector', region: '430381106229', plan }])
    platform.clock.set('2020-03-20T02:00:00.000Z')
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision: 2, duties: { ...document.duties, owed } } })
    await platform.settle()
    platform.clock.set('2020-03-20T03:00:00.000Z')
  })
  afterAll(() => platform?.close())

  it('has both records under the duties by which a verification finds its self-check', async () => {
    const send = async (account: string, duty: string) => {
      const { api } = await platform.as(account)
      const checklist = await api.forms.checklist.byKey.query({ plan, checklist: 'village' })
      const { visits } = await api.assignments.target.byId.query({ plan, target: tanqiao })
      const due = visits.find((visit) => visit.duty === duty)?.id ?? ''
      const at = { startedAt: '2020-03-20T02:10:00.000Z', finishedAt: '2020-03-20T02:50:00.000Z' }
      const record = submissionOf(tanqiao, filled(checklist), { revision: 2, due, ...at })
      await api.forms.submission.submit.mutate(record)
      await platform.settle()
      return record.id
    }
    const [own, verified] = [await send('village', 'owed.self'), await send('xt-inspector', 'owed.verify')]
    const { api } = await platform.as('xt-viewer')
    const { document } = await api.forms.plan.byId.query({ plan })
    const [verification] = verificationsOf(document)
    const { visits } = await api.assignments.target.byId.query({ plan, target: tanqiao })
    const paidBy = (duty: string | undefined) => visits.find((visit) => visit.duty === duty)?.submission
    expect([paidBy(verification?.selfCheck?.name), paidBy(verification?.name)]).toEqual([own, verified])
    const [one, other] = await Promise.all([own, verified].map((id) => api.forms.submission.byId.query({ id })))
    const { schema } = await api.forms.checklist.byKey.query({ plan, checklist: 'village', revision: 2 })
    const found = differingResults(outlineOf(schema), one?.answers, other?.answers)
    expect(found).toEqual({ judged: expect.any(Number), differing: [] })
    expect(found.judged).toBeGreaterThan(0)
  })
})
