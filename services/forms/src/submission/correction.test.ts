import type { Actor, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { aSubmission, asInspector, asOutsider, asReviewer, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { chainOf, checkCorrection, isTheirs } from './correction.ts'
import type { Submission } from './submission.repository.ts'

const monthly: Plan = {
  ...(packs[0]!.plan as Plan),
  cycles: [{ key: 'month', every: 'month', endsOn: 'last' }],
  duties: { visits: [{ key: 'monthly', title: '每月督导', targetLists: [], cycle: 'month', modes: ['fixed'] }] },
}
const record: Submission = {
  id: '01900000-0000-7000-8000-000000000001',
  plan: world.plan,
  revision: 1,
  checklist: 'village',
  target: 'v-1',
  targetName: '某村',
  place: '某县某乡',
  regionPath: regionPath(regionCode(world.village)),
  by: { id: asInspector.id, title: asInspector.title },
  team: `cityFixed@${world.city}`,
  startedAt: new Date('2020-03-20T00:10:00.000Z'),
  finishedAt: new Date('2020-03-20T00:50:00.000Z'),
  receivedAt: new Date('2020-03-20T01:00:00.000Z'),
  at: new Date('2020-03-20T00:50:00.000Z'),
  position: null,
  answers: {},
  hash: 'h',
  corrects: null,
}
const input = (over: Partial<SubmissionInput> = {}): SubmissionInput =>
  aSubmission({
    id: '01900000-0000-7000-8000-000000000002',
    corrects: { submission: record.id, reason: '现场误点，已核对' },
    ...over,
  })
const now = new Date('2020-03-20T02:00:00.000Z')
const inspector = (team: string | undefined, region: string = world.city): Actor => ({
  ...asInspector,
  id: 'p-colleague',
  grants: [{ role: 'inspector', region, plan: world.plan, ...(team !== undefined && { team }) }],
})

describe('whose a record is to correct', () => {
  it.each<[string, Actor, Partial<Submission>, boolean]>([
    ['who sent it', asInspector, {}, true],
    ['who sent it, though the team is another’s now', asInspector, { team: 'countyFixed@430381000000' }, true],
    ['a colleague of the same team', inspector('cityFixed'), {}, true],
    ['an inspector for every team there', inspector(undefined), {}, true],
    ['an inspector of another team', inspector('countyFixed'), {}, false],
    ['the same team next door', inspector('cityFixed', world.otherCounty), {}, false],
    [
      'to whom the work of who sent it was handed over',
      { ...inspector('other'), standsFor: [asInspector.id] },
      { team: null },
      true,
    ],
    ['the same, next door', { ...inspector('other', world.otherCounty), standsFor: [asInspector.id] }, { team: null }, false],
    ['to whom the work of another was handed over', { ...inspector('other'), standsFor: ['p-other'] }, { team: null }, false],
    ['a colleague, where no team is known', inspector('cityFixed'), { team: null }, false],
    ['a reviewer', asReviewer, {}, false],
    ['a stranger', asOutsider, {}, false],
  ])('%s: %#', (_, actor, over, expected) => {
    expect(isTheirs(actor, { ...record, ...over })).toBe(expected)
  })
})

describe('a correction', () => {
  it('of the same visit in time passes', () => {
    expect(() => checkCorrection(asInspector, record, input(), monthly, now)).not.toThrow()
  })

  it('of a part is of the same part', () => {
    const part = { ...record, part: 'water', team: 'water@990100000000' }
    expect(() => checkCorrection(asInspector, part, input({ part: 'water' }), monthly, now)).not.toThrow()
    expect(() => checkCorrection(asInspector, part, input(), monthly, now)).toThrow('submission.correction-differs')
    expect(() => checkCorrection(inspector('cityFixed'), part, input({ part: 'water' }), monthly, now)).toThrow('not-yours')
  })

  it('by somebody else is refused', () => {
    expect(() => checkCorrection(inspector('countyFixed'), record, input(), monthly, now)).toThrow(
      new Problem('forbidden', 'submission.not-yours', { target: '某村' }),
    )
  })

  it.each<[string, Partial<SubmissionInput>]>([
    ['plan', { plan: 'another-plan' }],
    ['revision', { revision: 2 }],
    ['checklist', { checklist: 'household' }],
    ['part', { part: 'water' }],
    ['target', { target: 'v-2' }],
    ['beginning', { startedAt: '2020-03-20T00:11:00.000Z' }],
    ['end', { finishedAt: '2020-03-25T00:50:00.000Z' }],
  ])('of another %s is refused', (_, over) => {
    expect(() => checkCorrection(asInspector, record, input(over), monthly, now)).toThrow('submission.correction-differs')
  })

  it.each([
    ['2020-04-07T15:59:59.999Z', null],
    ['2020-04-07T16:00:00.000Z', 'submission.correction-late'],
  ])('that arrives at %s: %s', (instant, code) => {
    const check = () => checkCorrection(asInspector, record, input(), monthly, new Date(instant))
    if (code === null) expect(check).not.toThrow()
    else expect(check).toThrow(new Problem('conflict', code, { until: '2020-04-07' }))
  })

  it('keeps the beginning of its chain, and counts on', () => {
    const once = chainOf(record, 'r')
    expect(once).toEqual({ submission: record.id, reason: 'r', first: record.id, no: 1 })
    expect(chainOf({ ...record, id: 'second', corrects: once }, 'q')).toEqual({
      submission: 'second',
      reason: 'q',
      first: record.id,
      no: 2,
    })
  })
})
