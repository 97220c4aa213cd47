import type { AnswerError } from '@duzhan/checklist'
import type { Actor, SubmissionInput } from '@duzhan/contracts'
import { jsonText } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import type { Logger } from '@duzhan/service-kit'
import {
  aDesignation,
  aPlan,
  aSubmission,
  asInspector,
  asOutsider,
  asReviewer,
  asViewer,
  fakeOf,
  manualClock,
  world,
} from '@duzhan/test-kit'
import { describe, expect, it, vi } from 'vitest'
import type { EvidenceRepository } from '../evidence/evidence.repository.ts'
import type { PlanRepository, PlanRevision } from '../plan/plan.repository.ts'
import { aRevision } from '../test/aRevision.ts'
import type { Submission, SubmissionQuery } from './submission.repository.ts'
import { submissionService } from './submission.service.ts'

const path = regionPath(regionCode(world.village))
const designation = aDesignation()
const document = aPlan({
  cycles: [{ key: 'month', every: 'month', endsOn: 'last' }],
  duties: {
    visits: [
      {
        ...{ key: 'monthly', title: '每月督导', cycle: 'month', times: 1, checklist: 'village' },
        ...{ targetLists: ['provincial'], modes: ['fixed'] },
      },
    ],
  },
  checklists: [{ key: 'village', title: '村清单', targetKind: 'village', schema: {} }],
})
const revision = (over: Partial<PlanRevision> = {}): PlanRevision => aRevision(document, { hash: 'h', ...over })
const input = (over: Partial<SubmissionInput> = {}): SubmissionInput =>
  aSubmission({ answers: { a: { b: { c: 'yes' } } }, ...over })

/** What is wrong with answers that lack one. */
const fault: AnswerError = { path: 'a.b', keyword: 'required', params: {}, message: '未填' }

function house(over: { revision?: PlanRevision | null; faults?: boolean } = {}) {
  const kept = new Map<string, Submission>()
  const aside: Submission[] = []
  const queries: SubmissionQuery[] = []
  const clock = manualClock()
  let current = over.revision === undefined ? revision() : over.revision
  const plans = { byRevision: async () => current, latest: async (plan: string) => (plan === world.plan ? current : null) }
  const service = submissionService({
    submissions: {
      async add(submission) {
        const standing = kept.get(submission.id) ?? submission
        kept.set(submission.id, standing)
        return standing
      },
      setAside: async (submission) => void aside.push(submission),
      async asides({ submission }) {
        const rows = aside.filter(({ id }) => id === submission).map((kept) => ({ aside: `${kept.id}:${kept.hash}`, kept }))
        return { rows, total: rows.length, next: null }
      },
      aside: async (id) => aside.find((kept) => `${kept.id}:${kept.hash}` === id) ?? null,
      correctionOf: async (id) => [...kept.values()].find(({ corrects }) => corrects?.submission === id) ?? null,
      byId: async (id) => kept.get(id) ?? null,
      release: async () => {},
      async list(query) {
        queries.push(query)
        return [...kept.values()]
      },
    },
    plans: fakeOf<PlanRepository>(plans),
    designations: { save: async () => {}, byTarget: async (_, target) => (target === 'v-1' ? designation : null) },
    evidence: fakeOf<EvidenceRepository>({ types: async () => new Map() }),
    check: async () => (over.faults ? [fault] : []),
    clock,
    secret: 'secret',
  })
  const closePlan = () => {
    current = revision({ status: 'closed', closedAt: new Date('2020-03-20T00:00:00Z') })
  }
  return { service, kept, aside, queries, clock, closePlan }
}

describe('taking a submission in', () => {
  it('keeps it with who, where and when, and answers a receipt', async () => {
    const { service, kept } = house()
    const receipt = await service.submit(asInspector, input())
    expect(receipt).toMatchObject({ id: input().id, receivedAt: '2020-03-20T01:00:00.000Z' })
    expect(kept.get(input().id)).toMatchObject({
      by: { id: asInspector.id, title: asInspector.title },
      targetName: '某村',
      regionPath: path,
      at: new Date('2020-03-20T00:50:00.000Z'),
      position: null,
      hash: receipt.hash,
    })
  })

  it('counts it from when it arrived, if the device’s clock runs a little ahead', async () => {
    const { service, kept } = house()
    await service.submit(asInspector, input({ finishedAt: '2020-03-20T01:04:00.000Z' }))
    expect(kept.get(input().id)).toMatchObject({
      at: new Date('2020-03-20T01:00:00.000Z'),
      finishedAt: new Date('2020-03-20T01:04:00.000Z'),
    })
  })

  it('keeps its texts without blanks around them, and the fingerprint of what was sent', async () => {
    const { service, kept } = house()
    const answers = { a: { b: { note: '\u3000村口有垃圾 \n', text: ' \u200b ' } } }
    const { hash } = await service.submit(asInspector, input({ answers }))
    expect(kept.get(input().id)?.hash).toBe(hash)
    expect(kept.get(input().id)?.answers).toEqual({ a: { b: { note: '村口有垃圾' } } })
    expect((await service.submit(asInspector, input({ answers }))).hash, 'sent again, it is the same').toBe(hash)
    await expect(service.submit(asInspector, input({ answers: { a: { b: { note: '村口有垃圾' } } } }))).rejects.toThrow(
      'submission.conflict',
    )
  })

  it('marks what came after its window was reported, on the receipt too', async () => {
    const { service, clock } = house()
    clock.set('2020-03-08T01:00:00.000Z')
    const of = (id: string, day: string) => input({ id, startedAt: `${day}T01:00:00.000Z`, finishedAt: `${day}T02:00:00.000Z` })
    const late = await service.submit(asInspector, of('01900000-0000-7000-8000-000000000001', '2020-02-28'))
    const inTime = await service.submit(asInspector, of('01900000-0000-7000-8000-000000000002', '2020-03-01'))
    expect([late.late, inTime.late]).toEqual([true, undefined])
    expect((await service.byId(asReviewer, late.id)).isLate).toBe(true)
    expect((await service.byId(asReviewer, inTime.id)).isLate).toBe(false)
  })

  const claimed = (startedAt: string, finishedAt = startedAt) => ({ startedAt, finishedAt })
  it.each<[string, Partial<SubmissionInput>, string]>([
    ['finished tomorrow', claimed('2020-03-20T00:10:00.000Z', '2020-03-21T00:10:00.000Z'), 'submission.time-ahead'],
    ['finished before it was begun', claimed('2020-03-20T00:10:00.000Z', '2020-03-20T00:09:00.000Z'), 'submission.time-reversed'],
    ['by a phone that was reset to 2019', claimed('2019-01-01T00:00:00.000Z'), 'submission.time-too-old'],
    ['of the eve of the plan', claimed('2019-12-31T15:59:00.000Z'), 'submission.time-before-plan'],
  ])('%s is refused, and nothing is kept', async (_, over, code) => {
    const { service, kept } = house()
    await expect(service.submit(asInspector, input(over))).rejects.toThrow(code)
    expect(kept.size).toBe(0)
  })

  it('takes a visit of the plan’s last day weeks later, and none of the day after', async () => {
    const { service, clock } = house()
    clock.set('2021-02-01T01:00:00.000Z')
    const receipt = await service.submit(asInspector, input(claimed('2020-12-31T15:00:00.000Z', '2020-12-31T15:59:59.000Z')))
    expect(receipt.late).toBe(true)
    const after = input({ id: '01900000-0000-7000-8000-000000000002', ...claimed('2020-12-31T16:00:00.000Z') })
    await expect(service.submit(asInspector, after)).rejects.toThrow('submission.time-after-plan')
  })

  it('says of answers nested without end that they are, before it does anything with them', async () => {
    let deep: unknown = 'x'
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    const { service } = house()
    await expect(service.submit(asInspector, input({ answers: { a: deep } }))).rejects.toMatchObject({
      code: 'submission.answers-invalid',
      details: { errors: [{ keyword: 'limit', params: { limit: 'depth' } }] },
    })
  })

  it('a second time answers the first receipt, though an hour has passed', async () => {
    const { service, clock } = house()
    const receipt = await service.submit(asInspector, input())
    clock.advance(3_600_000)
    expect(await service.submit(asInspector, input())).toEqual(receipt)
  })

  it('a second time answers the first receipt, though its revision has closed for good meanwhile', async () => {
    const { service, clock, closePlan } = house()
    const receipt = await service.submit(asInspector, input())
    closePlan()
    clock.advance(200 * 86_400_000)
    await expect(service.submit(asInspector, input({ id: '01900000-0000-7000-8000-000000000002' }))).rejects.toThrow(
      'revision.closed',
    )
    expect(await service.submit(asInspector, input())).toEqual(receipt)
  })

  const other: Actor = { ...asInspector, id: 'p-other' }
  it.each<[string, Actor, Partial<SubmissionInput>]>([
    ['with other answers', asInspector, { answers: { a: { b: { c: 'no' } } } }],
    ['by another person', other, {}],
  ])('a second time %s is a conflict: the first stands, the other is kept aside', async (_, actor, over) => {
    const { service, kept, aside } = house()
    await service.submit(asInspector, input())
    const before = kept.get(input().id)
    const conflict = new Problem('conflict', 'submission.conflict', { id: input().id })
    await expect(service.submit(actor, input(over))).rejects.toEqual(conflict)
    expect(kept.get(input().id)).toBe(before)
    expect(aside).toMatchObject([{ id: input().id, by: { id: actor.id } }])
  })

  it.each<[string, Actor, Partial<SubmissionInput>, Parameters<typeof house>[0], string]>([
    ['of an unknown target', asInspector, { target: 'v-2' }, {}, 'target.absent'],
    ['by a stranger', asOutsider, {}, {}, 'target.absent'],
    ['of an unknown revision', asInspector, {}, { revision: null }, 'plan.absent'],
    ['of an unknown checklist', asInspector, { checklist: 'nothing' }, {}, 'checklist.absent'],
    ['with faults', asInspector, {}, { faults: true }, 'submission.answers-invalid'],
  ])('%s keeps nothing', async (_, actor, over, how, code) => {
    const { service, kept } = house(how)
    await expect(service.submit(actor, input(over))).rejects.toThrow(code)
    expect(kept.size).toBe(0)
  })
})

describe('taking several submissions in', () => {
  const idOf = (no: number) => `01900000-0000-7000-8000-00000000001${no}`
  const log = fakeOf<Logger>({ error: vi.fn() })
  const take = (service: ReturnType<typeof house>['service'], ...inputs: unknown[]) =>
    service
      .submitMany(asInspector, inputs, log)
      .then((outcomes) => outcomes.map((outcome) => ('receipt' in outcome ? outcome.receipt.id : outcome.problem.code)))

  it('judges each for itself and answers in their order, whatever stands between them', async () => {
    const { service, kept } = house()
    const bad = [null, 'submission', [], { ...input(), id: 7 }, input({ id: idOf(2), target: 'v-9' })]
    expect(await take(service, input({ id: idOf(1) }), ...bad, input({ id: idOf(3) }))).toEqual([
      idOf(1),
      'input.invalid',
      'input.invalid',
      'input.invalid',
      'input.invalid',
      'target.absent',
      idOf(3),
    ])
    expect([...kept.keys()]).toEqual([idOf(1), idOf(3)])
  })

  it('is for each what sending it alone is: the refusal with its details, the receipt a second time', async () => {
    const { service } = house()
    const alone = await service.submit(asInspector, input())
    const [again, refused] = await service.submitMany(asInspector, [input(), { ...input({ id: idOf(1) }), extra: 1 }], log)
    expect(again).toEqual({ receipt: alone })
    expect(refused).toEqual({
      problem: { code: 'input.invalid', kind: 'invalid', details: { errors: [{ path: '', rule: 'unrecognized_keys' }] } },
    })
  })

  it('takes corrections last, one after the other, so that they may be of records that came along', async () => {
    const { service, kept } = house()
    const correction = (no: number, of: string) =>
      input({ id: idOf(no), answers: {}, corrects: { submission: of, reason: '现场误点，已核对' } })
    const all = [correction(1, input().id), input(), correction(2, idOf(1))]
    expect(await take(service, ...all)).toEqual([idOf(1), input().id, idOf(2)])
    expect(kept.get(idOf(2))?.corrects).toMatchObject({ first: input().id, no: 2 })
  })

  it('says of one that fails by a bug that it failed, logs it, and takes the others in', async () => {
    const { service, kept } = house()
    const { get } = kept
    kept.get = (id) => {
      if (id === idOf(1)) throw new TypeError('a bug')
      return get.call(kept, id)
    }
    expect(await take(service, input({ id: idOf(1) }), input({ id: idOf(2) }))).toEqual(['service.failed', idOf(2)])
    expect(log.error).toHaveBeenCalledOnce()
  })
})

describe('correcting a submission', () => {
  const id = '01900000-0000-7000-8000-000000000009'
  const corrects = { submission: input().id, reason: '现场误点，已核对' }
  const correction = (over: Partial<SubmissionInput> = {}) => input({ id, corrects, answers: {}, ...over })

  it('keeps both, counts in the window of the visit, and shows each what became of the other', async () => {
    const { service, kept, clock } = house()
    const receipt = await service.submit(asInspector, input())
    clock.set('2020-04-02T01:00:00.000Z')
    await service.submit(asInspector, correction())
    expect(kept.get(id)).toMatchObject({
      at: new Date('2020-03-20T00:50:00.000Z'),
      receivedAt: new Date('2020-04-02T01:00:00.000Z'),
      corrects: { ...corrects, first: input().id, no: 1 },
    })
    expect(await service.submit(asInspector, input()), 'the old receipt').toEqual(receipt)
    expect(await service.byId(asInspector, input().id)).toMatchObject({
      corrects: null,
      correctedBy: { submission: id, reason: corrects.reason, at: '2020-04-02T01:00:00.000Z' },
      correctableUntil: null,
    })
    expect(await service.byId(asInspector, id)).toMatchObject({ corrects, correctedBy: null, correctableUntil: '2020-04-07' })
    expect(await service.byId(asReviewer, id)).toMatchObject({ correctableUntil: null })
  })

  it('sent again is the same; a second one of the same record is refused, one of the newest is not', async () => {
    const { service, kept } = house()
    await service.submit(asInspector, input())
    const receipt = await service.submit(asInspector, correction())
    expect(await service.submit(asInspector, correction())).toEqual(receipt)
    const second = correction({ id: '01900000-0000-7000-8000-000000000010' })
    await expect(service.submit(asInspector, second)).rejects.toEqual(
      new Problem('conflict', 'submission.corrected-already', { id }),
    )
    await service.submit(asInspector, { ...second, corrects: { ...corrects, submission: id } })
    expect(kept.get(second.id)).toMatchObject({ corrects: { first: input().id, no: 2 } })
  })

  it('that was itself sent with other content is a conflict like any other', async () => {
    const { service, aside } = house()
    await service.submit(asInspector, input())
    await service.submit(asInspector, correction())
    await expect(service.submit(asInspector, correction({ answers: { a: {} } }))).rejects.toThrow('submission.conflict')
    expect(aside).toHaveLength(1)
    expect(await service.byId(asInspector, id)).toMatchObject({ asides: 1 })
  })

  it.each<[string, Actor, Partial<SubmissionInput>, string]>([
    ['of a record that is not there', asInspector, { corrects: { ...corrects, submission: id } }, 'submission.absent'],
    ['by a stranger', asOutsider, {}, 'submission.absent'],
    ['of another visit', asInspector, { finishedAt: '2020-03-20T00:51:00.000Z' }, 'submission.correction-differs'],
  ])('%s is refused and keeps nothing', async (_, actor, over, code) => {
    const { service, kept } = house()
    await service.submit(asInspector, input())
    await expect(service.submit(actor, correction(over))).rejects.toThrow(code)
    expect(kept.size).toBe(1)
  })
})

describe('reading submissions', () => {
  it('shows one to those of its region, and is absent to all others', async () => {
    const { service } = house()
    await service.submit(asInspector, input())
    expect(await service.byId(asReviewer, input().id)).toMatchObject({ answers: input().answers, by: asInspector.title })
    await expect(service.byId(asOutsider, input().id)).rejects.toEqual(new Problem('absent', 'submission.absent'))
    await expect(service.byId(asReviewer, 'nothing')).rejects.toEqual(new Problem('absent', 'submission.absent'))
  })

  it('lists within the actor’s regions, and within a window by the day in Shanghai', async () => {
    const { service, queries } = house()
    await service.list(asViewer, { plan: world.plan, window: '2020-03', limit: 10 })
    expect(queries).toEqual([
      {
        plan: world.plan,
        limit: 10,
        reader: { id: asViewer.id, regions: [world.province] },
        ...{ bodies: [], targets: [] },
        from: new Date('2020-02-29T16:00:00.000Z'),
        to: new Date('2020-03-31T16:00:00.000Z'),
      },
    ])
  })

  it('knows the windows of a plan that says only when it ends from the day it was issued', async () => {
    const openStart = { ...document, period: { end: '2020-12-31' }, document: { issuer: '市扶贫办', issuedOn: '2020-03-04' } }
    const { service, queries } = house({ revision: revision({ document: jsonText(openStart) }) })
    await service.list(asViewer, { plan: world.plan, window: '2020-03', limit: 10 })
    expect(queries).toMatchObject([{ from: new Date('2020-02-29T16:00:00.000Z') }])
    await expect(service.list(asViewer, { plan: world.plan, window: '2020-02', limit: 10 })).rejects.toThrow('window.absent')
  })

  it('refuses a window that the plan does not have', async () => {
    const { service } = house()
    await expect(service.list(asViewer, { plan: world.plan, window: '2021-01', limit: 10 })).rejects.toEqual(
      new Problem('invalid', 'window.absent', { window: '2021-01' }),
    )
  })

  it('tells a stranger no more of a plan that exists than of one that does not', async () => {
    const { service, queries } = house()
    const stranger: Actor = { ...asOutsider, grants: [{ role: 'inspector', region: world.foreignProvince, plan: '*' }] }
    for (const plan of [world.plan, 'no-such-plan'])
      for (const window of ['2020-03', '2021-01']) expect(await service.list(stranger, { plan, window, limit: 10 })).toEqual([])
    expect(queries).toEqual([])
  })
})
