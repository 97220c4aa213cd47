import type { ChecklistView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const tanqiao = 'v430381106229'

/** Entries that no procedure would make, each before all others of its stream; what they break is another place each time. */
const planted = [
  [
    'forms',
    'log',
    {
      _id: 'closed at no time',
      noun: 'plan',
      thing: 'p@1',
      plan: 'p',
      change: { revision: 1, status: 'closed', closedAt: 'never' },
    },
  ],
  ['forms', 'submissions', { _id: 'of no time', plan, revision: 1 }],
  [
    'forms',
    'submissions',
    {
      ...{ _id: 'of the year 0', plan, revision: 1, checklist: 'village', target: tanqiao, targetName: '某村', place: '' },
      ...{ regionPath: null, by: null, at: new Date('0000-01-01T00:00:00Z'), receivedAt: new Date(0), answers: null },
    },
  ],
  ['assignments', 'log', { _id: 'of nothing', noun: 'designation', thing: 'd', plan, change: {} }],
] as const

describe('entries that cannot be applied', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  beforeAll(async () => {
    platform = await testPlatform()
    const { api } = await platform.as('xt-inspector')
    checklist = await api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    for (const [database, collection, document] of planted) {
      const stored = await platform.stored(database, collection)
      const seq = Math.max(0, ...stored.map((one) => Number(one['seq']))) + 1
      await platform.plant(database, collection, { ...document, seq })
    }
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
    (await platform.stored(database, 'setAside'))
      .map(({ subscription, entry, reason }) => {
        const { id } = JSON.parse(String(entry)) as { id: string } // as it was kept
        return `${subscription}: ${id} ${reason}`
      })
      .sort()

  it('holds up none of what stands behind it, in any subscription', async () => {
    expect(await visit(tanqiao)).toBe(1)
    const { visits } = await (await platform.as('xt-viewer')).api.assignments.visit.list.query({ plan })
    expect(visits.filter(({ status }) => status === 'done')).toHaveLength(1)
  })

  it('is set aside in each service that reads it, with a reason that names nobody', async () => {
    const [forms, assignments, aggregation] = [await reasons('forms'), await reasons('assignments'), await reasons('aggregation')]
    const thrown = expect.stringMatching(
      / (TypeError|RangeError|ValidationError|CastError|\w+Error) at [\w.]+:\d+$|\.absent$|service\.unavailable$/,
    )
    for (const reason of [...forms, ...assignments, ...aggregation]) expect(reason).toEqual(thrown)
    const ids = (found: string[]) => found.map((one) => one.split(/ (?=\S+$)| (?=\w+Error at )/)[0])
    expect(ids(forms)).toEqual(['designations: of nothing'])
    const submissions = ['of no time', 'of the year 0'].map((id) => `submissions: ${id}`)
    expect(ids(assignments)).toEqual(['messages: of nothing', 'plans: closed at no time', ...submissions])
    expect(ids(aggregation)).toEqual(['designations: of nothing', 'plans: closed at no time', ...submissions])
  })

  it('is behind every cursor, and is told of in the log a few times and not once a second', async () => {
    const last = async (database: 'forms' | 'assignments', collection: string) =>
      Math.max(...(await platform.stored(database, collection)).map(({ seq }) => Number(seq)))
    const cursors = async (database: 'forms' | 'assignments' | 'aggregation') =>
      Object.fromEntries((await platform.stored(database, 'cursors')).map(({ _id, seq }) => [_id, seq]))
    const [plans, submissions, designations] = [
      await last('forms', 'log'),
      await last('forms', 'submissions'),
      await last('assignments', 'log'),
    ]
    expect(await cursors('forms')).toMatchObject({ designations })
    expect(await cursors('assignments')).toMatchObject({ plans, submissions })
    expect(await cursors('aggregation')).toMatchObject({ plans, designations, submissions })
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
