import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, newId, submissionOf } from './answers.ts'
import { cityPlan as plan, quarterly } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const tanqiao = 'v430381106229'
const litter = 'environment.waste.hasLitter'

describe('correcting a record after a new revision counts its visits by another cycle', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let inspector: Visitor
  let viewer: Visitor
  beforeAll(async () => {
    platform = await testPlatform()
    inspector = await platform.as('xt-inspector')
    viewer = await platform.as('xt-viewer')
    checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  const send = (submission: SubmissionInput) => inspector.api.forms.submission.submit.mutate(submission)
  const corrected = (record: SubmissionInput, bad: readonly string[]) => ({
    ...record,
    id: newId(),
    answers: filled(checklist, bad),
    corrects: { submission: record.id, reason: '现场误点，已当场核对' },
  })
  const visits = async () =>
    (await inspector.api.assignments.target.byId.query({ plan, target: tanqiao })).visits.map((visit) => [
      visit.window,
      visit.duty,
      visit.status,
      visit.submission,
    ])

  it('names it at the visit that the record paid, pays no other, and settles the findings', async () => {
    const record = submissionOf(tanqiao, filled(checklist, [litter]))
    const second = submissionOf(tanqiao, filled(checklist), { finishedAt: '2020-03-20T00:55:00.000Z' })
    await send(record)
    await platform.settle()
    await send(second)
    await platform.settle()
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    platform.clock.set('2020-03-20T02:00:00.000Z')
    await author.api.forms.plan.publish.mutate({ document: { ...document, ...quarterly, revision: 2 } })
    await platform.settle()
    const first = corrected(record, [])
    const other = corrected(second, [litter])
    await send(first)
    await send(other)
    await platform.settle()
    expect(await visits()).toEqual([
      ['2020-03', 'monthly', 'done', first.id],
      ['2020-Q1', 'monthly', 'due', null],
      ['2020-03', null, 'done', other.id],
    ])
    const findings = (await viewer.api.assignments.finding.list.query({ plan, target: tanqiao, state: 'all' })).rows
    expect(findings.map(({ id, state }) => [id, state]).sort()).toEqual(
      [
        [`${record.id}:${litter}`, 'withdrawn'],
        [`${other.id}:${litter}`, 'handedOver'],
      ].sort(),
    )
  })

  it('of a record that came late is refused with a sentence', async () => {
    platform.clock.set('2020-04-20T01:00:00.000Z')
    inspector = await platform.as('xt-inspector')
    const record = submissionOf(tanqiao, filled(checklist, [litter]), { finishedAt: '2020-03-20T00:57:00.000Z' })
    expect(await send(record)).toMatchObject({ late: true })
    await platform.settle()
    expect(await problemOf(send(corrected(record, [])))).toBe('submission.correction-late')
  })
})
