import { describe, expect, it } from 'vitest'
import { logTable } from './logTable.ts'
import { readEvent, type StreamEntry, StreamPull, streams } from './streams.ts'

const submission = {
  ...{ id: 's-1', plan: 'p', revision: 1, checklist: 'village', target: 'v-1', targetName: '某村', place: '某县' },
  ...{ regionPath: ['430000000000'], by: { id: 'p-1', title: '督战员' }, answers: { a: { b: 1 } } },
  ...{ finishedAt: '2020-03-20T00:50:00.000Z', receivedAt: '2020-03-20T01:00:00.000Z', isLate: false, corrects: null },
  ...{ due: null, teams: null, isOwn: false },
}
const entryOf = (event: unknown, v = 1): StreamEntry => ({ seq: 1, id: 'e-1', thing: 't-1', v, event })

describe('an event', () => {
  it('is read by its version', () => {
    expect(readEvent('forms.submission', entryOf(submission))).toEqual(submission)
  })

  it('of a version that is not known here is refused', () => {
    expect(() => readEvent('forms.submission', entryOf(submission, 2))).toThrow('unknown version')
  })

  it.each([
    ['nothing', null],
    ['a time that is none', { ...submission, finishedAt: 'never' }],
    ['an instant without a zone', { ...submission, receivedAt: '2020-03-20' }],
    ['no answers', { ...submission, answers: null }],
    ['a region that is no path', { ...submission, regionPath: '430000000000' }],
  ])('with %s is refused', (_, event) => {
    expect(() => readEvent('forms.submission', entryOf(event))).toThrow()
  })

  it('that an earlier release set aside, before records could be late, corrected or name a visit, is in time and a first record of any team', () => {
    const { isLate: _, corrects: __, due: ___, teams: ____, isOwn: _____, ...earlier } = submission
    expect(readEvent('forms.submission', entryOf(earlier))).toEqual(submission)
  })

  it('of a plan hands its document on as it came, text or not, without reading it', () => {
    const plan = { plan: 'p', revision: 1, status: 'published' as const, closedAt: null }
    for (const document of ['{"not": "looked at', { code: 'p' }])
      expect(readEvent('forms.plan', entryOf({ ...plan, document })).document).toBe(document)
    expect(() => readEvent('forms.plan', entryOf({ ...plan, document: 7 }))).toThrow()
  })

  it('says nothing that its shape does not name', () => {
    const event = { ...submission, position: { longitude: 112, latitude: 27 } }
    expect(readEvent('forms.submission', entryOf(event))).not.toHaveProperty('position')
  })
})

describe('the tables of the log', () => {
  it('name every stream by the service that keeps it', () => {
    for (const name of Object.keys(streams)) expect(name).toMatch(/^(identity|forms|assignments|aggregation)\.[a-z]+$/i)
  })

  it('let only what they name into a log', () => {
    const change = { revision: 1, status: 'published', closedAt: null, document: 'a mebibyte', passwordHash: 'secret' }
    expect(logTable.plan.change.parse(change)).toEqual({ revision: 1, status: 'published', closedAt: null })
  })
})

describe('a pull', () => {
  const pull = { stream: 'plan', subscription: 'aggregation.plans', limit: 10 }
  it.each([0, 7, 'beginning', 'now', '2020-03-20T01:00:00.000Z'])('begins behind %s', (after) => {
    expect(StreamPull.parse({ ...pull, after })).toEqual({ ...pull, after })
  })

  it.each([-1, 1.5, 'the end', '2020-03-20', null, undefined])('cannot begin behind %s', (after) => {
    expect(StreamPull.safeParse({ ...pull, after }).success).toBe(false)
  })

  it('takes 500 entries at most', () => {
    expect(StreamPull.safeParse({ ...pull, after: 0, limit: 501 }).success).toBe(false)
  })
})
