import type { ChecklistView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const tanqiao = 'v430381106229'

/** News that no procedure would take in, each before all others of its feed; what it breaks is another place each time. */
const planted = [
  ['forms', 'plans', { _id: ' closed at no time', closedAt: 'never', version: 1, pending: ['assignments', 'aggregation'] }],
  ['forms', 'submissions', { _id: ' of no time', plan, revision: 1, version: 1, pending: ['assignments', 'aggregation'] }],
  [
    'forms',
    'submissions',
    {
      ...{ _id: ' of the year 0', plan, revision: 1, checklist: 'village', target: tanqiao, targetName: '某村', place: '' },
      ...{ regionPath: null, by: null, at: new Date('0000-01-01T00:00:00Z'), receivedAt: new Date(0), answers: null },
      ...{ version: 1, pending: ['assignments', 'aggregation'] },
    },
  ],
  ['assignments', 'designations', { _id: ' of nothing', plan, version: 1, pending: ['forms', 'aggregation'] }],
] as const

describe('news that cannot be applied', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  beforeAll(async () => {
    platform = await testPlatform()
    const { api } = await platform.as('xt-inspector')
    checklist = await api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    for (const [database, collection, document] of planted) await platform.plant(database, collection, { ...document })
  })
  afterAll(() => platform?.close())

  const visit = async (target: string) => {
    const inspector = await platform.as('xt-inspector')
    await inspector.api.forms.submission.submit.mutate(submissionOf(target, filled(checklist)))
    for (let time = 0; time < 4; time++) await platform.settle()
    const { coverage } = await (await platform.as('xt-viewer')).api.aggregation.summary.byRegion.query({ plan, region: city })
    return coverage.visited
  }
  const reasons = async (database: 'forms' | 'assignments' | 'aggregation') =>
    (await platform.stored(database, 'newsAside')).map(({ inbox, id, reason }) => `${inbox}:${id} ${reason}`).sort()

  it('holds up none of what stands behind it, in any inbox', async () => {
    expect(await visit(tanqiao)).toBe(1)
    const { visits } = await (await platform.as('xt-viewer')).api.assignments.visit.list.query({ plan })
    expect(visits.filter(({ status }) => status === 'done')).toHaveLength(1)
  })

  it('is set aside in each service that was told of it, with a reason that names nobody', async () => {
    const [forms, assignments, aggregation] = [await reasons('forms'), await reasons('assignments'), await reasons('aggregation')]
    const thrown = expect.stringMatching(
      / (TypeError|RangeError|ValidationError|CastError|\w+Error) at [\w.]+:\d+$|\.absent$|service\.unavailable$/,
    )
    for (const reason of [...forms, ...assignments, ...aggregation]) expect(reason).toEqual(thrown)
    const ids = (found: string[]) => found.map((one) => one.split(/ (?=\S+$)| (?=\w+Error at )/)[0])
    expect(ids(forms)).toEqual(['designations: of nothing'])
    expect(ids(assignments)).toEqual(['plans: closed at no time', 'submissions: of no time', 'submissions: of the year 0'])
    expect(ids(aggregation)).toEqual([
      'designationFeed: of nothing',
      'planFeed: closed at no time',
      'submissionFeed: of no time',
      'submissionFeed: of the year 0',
    ])
  })

  it('is no longer pending, and is told of in the log a few times and not once a second', async () => {
    for (const { pending } of [
      ...(await platform.stored('forms', 'submissions')),
      ...(await platform.stored('forms', 'plans')),
      ...(await platform.stored('assignments', 'designations')),
    ])
      expect(pending).toEqual([])
    const told = platform.log.filter((line) => line.includes('set aside')).length
    expect(told).toBeGreaterThanOrEqual(8)
    await new Promise((resolve) => setTimeout(resolve, 3_500))
    expect(platform.log.filter((line) => line.includes('set aside')).length - told).toBeLessThanOrEqual(16)
  })

  it('holds up nothing after a restart either, and is still there', async () => {
    const before = await reasons('aggregation')
    await platform.restart()
    expect(await visit('v430321109237')).toBe(2)
    expect(await reasons('aggregation')).toEqual(before)
  })
})
