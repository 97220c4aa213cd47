import type { ChecklistView, SubmissionInput, TargetView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, newId, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'
import { figuresOf } from './referenceFigures.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇: the city's team's
const hainan = 'v430321109237' // 海南村, 湘潭县石鼓镇
const litter = 'environment.waste.hasLitter'
const clinic = 'basicGuarantees.clinicAndDoctor.answer'
const roads = 'infrastructure.roads.answer'
const reason = '现场误点，已当场核对'

describe('correcting a wrong tap', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let [inspector, viewer, reviewer, unit]: Visitor[] = []
  beforeAll(async () => {
    platform = await testPlatform()
    const accounts = ['xt-inspector', 'xt-viewer', 'xx-reviewer', 'hutian-unit']
    ;[inspector, viewer, reviewer, unit] = await Promise.all(accounts.map((account) => platform.as(account)))
    checklist = await inspector!.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  const send = (submission: SubmissionInput, who = inspector!) => who.api.forms.submission.submit.mutate(submission)
  const correctionOf = (record: SubmissionInput, bad: readonly string[], over: Partial<SubmissionInput> = {}) => ({
    ...record,
    id: newId(),
    answers: filled(checklist, bad),
    corrects: { submission: record.id, reason },
    ...over,
  })
  const finding = (record: SubmissionInput, clause: string) =>
    viewer!.api.assignments.finding.byId.query({ id: `${record.id}:${clause}` })
  const visits = async (target: string) =>
    (await inspector!.api.assignments.target.byId.query({ plan, target })).visits.map(({ status, submission }) => [
      status,
      submission,
    ])

  /** Sends a record of a village with bad answers, then its correction. */
  async function sent(target: string, bad: readonly string[], then: readonly string[]) {
    const record = submissionOf(target, filled(checklist, bad))
    const receipt = await send(record)
    await platform.settle()
    const correction = correctionOf(record, then)
    await send(correction)
    await platform.settle()
    return { record, receipt, correction }
  }

  it('counts the correction in place of the record, as if only it had been sent', async () => {
    const { correction } = await sent(tanqiao, [litter, clinic], [clinic])
    const targets = await viewer!.api.assignments.target.list.query({ plan })
    const counted = [
      {
        id: correction.id,
        target: targets.find(({ id }) => id === tanqiao) as TargetView,
        at: correction.finishedAt,
        answers: correction.answers,
      },
    ]
    for (const region of ['430381106229', '430381106000', '430381000000', '430300000000']) {
      const told = await viewer!.api.aggregation.summary.byRegion.query({ plan, region })
      const expected = figuresOf(checklist.schema, targets, counted, region)
      expect(told.coverage).toEqual(expected.coverage)
      for (const { items } of told.checklists[0]?.sections ?? [])
        for (const { path, total, byRegion } of items.flatMap((item) => [item, ...item.parts]))
          expect({ total, byRegion }, `${region} ${path}`).toEqual(expected.figures.get(path))
    }
    const behind = await viewer!.api.aggregation.figure.behind.query({ plan, region: '430300000000', checklist: 'village' })
    expect(behind.map(({ submission }) => submission)).toEqual([correction.id])
    expect(await visits(tanqiao)).toEqual([['done', correction.id]])
  })

  it('withdraws what the wrong answer opened, though the unit has reported back, and leaves the rest its history', async () => {
    const record = submissionOf(tanqiao, filled(checklist, [litter, roads]), { finishedAt: '2020-03-20T00:55:00.000Z' })
    await send(record)
    await platform.settle()
    const { version } = await finding(record, litter)
    const text = '已经整改到位，请复核'
    await unit!.api.assignments.finding.reportBack.mutate({ id: `${record.id}:${litter}`, version, text })
    const before = await finding(record, roads)
    const correction = correctionOf(record, [roads])
    await send(correction)
    await platform.settle()
    const withdrawn = await finding(record, litter)
    expect(withdrawn).toMatchObject({ state: 'withdrawn', light: 'none' })
    expect(withdrawn.timeline.map(({ verb }) => verb)).toEqual(['record', 'handOver', 'reportBack', 'withdraw'])
    expect(withdrawn.timeline.at(-1)).toMatchObject({ text: reason, submission: correction.id })
    expect((await finding(record, roads)).timeline, 'unchanged').toEqual(before.timeline)
    const listed = async (state: 'open' | 'closedOut' | 'withdrawn' | 'all') =>
      (await viewer!.api.assignments.finding.list.query({ plan, target: tanqiao, state })).rows.map(({ id }) => id)
    expect(await listed('withdrawn')).toContain(`${record.id}:${litter}`)
    expect(await listed('all')).toContain(`${record.id}:${litter}`)
    expect(await listed('open')).not.toContain(`${record.id}:${litter}`)
    expect(await listed('closedOut')).toEqual([])
    const [counts] = await viewer!.api.assignments.finding.summary.query({ plan, region: '430381106229' })
    expect(counts).toMatchObject({
      open: (await listed('open')).length,
      closedOut: 0,
      withdrawn: (await listed('withdrawn')).length,
    })
    const { verbs } = await unit!.api.assignments.finding.byId.query({ id: `${record.id}:${litter}` })
    expect(verbs).toEqual([])
  })

  it('opens what the wrong answer had hidden', async () => {
    const { correction, record } = await sent(hainan, [], [litter])
    expect(await finding(correction, litter)).toMatchObject({ state: 'handedOver', submission: correction.id })
    expect(await problemOf(finding(record, litter))).toBe('finding.absent')
  })

  it('keeps both, each leading to the other, and the old receipt stands', async () => {
    const { record, receipt, correction } = await sent(tanqiao, [litter], [])
    const { byId } = inspector!.api.forms.submission
    expect(await byId.query({ id: record.id })).toMatchObject({
      answers: record.answers,
      corrects: null,
      correctedBy: { submission: correction.id, reason },
      correctableUntil: null,
    })
    expect(await byId.query({ id: correction.id })).toMatchObject({
      corrects: { submission: record.id, reason },
      correctedBy: null,
      correctableUntil: '2020-04-07',
    })
    expect(await send(record)).toEqual(receipt)
  })

  it('corrects the newest only, and of two at once one', async () => {
    const { record } = await sent(tanqiao, [litter], [])
    expect(await problemOf(send(correctionOf(record, [litter])))).toBe('submission.corrected-already')
    const other = submissionOf(tanqiao, filled(checklist, [litter]))
    await send(other)
    const two = await Promise.all([0, 1].map(() => problemOf(send(correctionOf(other, [])))))
    expect(two.filter((problem) => problem === 'submission.corrected-already')).toHaveLength(1)
  })

  it.each<[string, string, (record: SubmissionInput) => Partial<SubmissionInput>, string]>([
    ['another county’s inspector', 'xtx-inspector', () => ({}), 'submission.absent'],
    ['another team there', 'xx-inspector', () => ({}), 'submission.not-yours'],
    ['another village', 'xt-inspector', () => ({ target: hainan }), 'submission.correction-differs'],
    ['another hour', 'xt-inspector', () => ({ finishedAt: '2020-03-20T00:51:00.000Z' }), 'submission.correction-differs'],
    ['no reason', 'xt-inspector', ({ id }) => ({ corrects: { submission: id, reason: '     ' } }), 'input.invalid'],
    [
      'invisible signs for a reason',
      'xt-inspector',
      ({ id }) => ({ corrects: { submission: id, reason: '\u200b'.repeat(9) } }),
      'input.invalid',
    ],
    ['a record that is none', 'xt-inspector', () => ({ corrects: { submission: newId(), reason } }), 'submission.absent'],
  ])('refuses %s', async (_, account, over, code) => {
    const record = submissionOf(tanqiao, filled(checklist))
    await send(record)
    const who = await platform.as(account)
    expect(await problemOf(send(correctionOf(record, [litter], over(record)), who))).toBe(code)
    expect((await inspector!.api.forms.submission.byId.query({ id: record.id })).correctedBy).toBeNull()
  })

  it('lets those who answer for the record find what was set aside, and nobody else', async () => {
    const record = submissionOf(tanqiao, filled(checklist))
    await send(record)
    expect(await problemOf(send({ ...record, answers: filled(checklist, [litter]) }))).toBe('submission.conflict')
    const { rows: asides } = await reviewer!.api.forms.submission.asideList.query({ plan, submission: record.id })
    const [aside] = asides
    expect(aside).toMatchObject({ submission: record.id, target: { id: tanqiao } })
    const { answers } = await reviewer!.api.forms.submission.asideById.query({ id: aside?.id ?? '' })
    expect(answers).toEqual(filled(checklist, [litter]))
    const author = await platform.as('xt-author')
    expect(await author.api.forms.submission.asideList.query({ plan })).toMatchObject({ rows: [aside], total: 1, next: null })
    expect(await inspector!.api.forms.submission.byId.query({ id: record.id })).toMatchObject({ asides: 1 })
    expect(await problemOf(inspector!.api.forms.submission.asideList.query({ plan }))).toBe('right.missing')
    const henan = await platform.as('henan-outsider')
    expect(await henan.api.forms.submission.asideList.query({ plan })).toEqual({ rows: [], total: 0, next: null })
    expect(await problemOf(henan.api.forms.submission.asideById.query({ id: aside?.id ?? '' }))).toBe('submission.absent')
  })

  it('ends seven days after the month of the visit', async () => {
    const record = submissionOf(tanqiao, filled(checklist))
    await send(record)
    const correctAt = async (instant: string) => {
      platform.clock.set(instant)
      return problemOf(send(correctionOf(record, [litter]), await platform.as('xt-inspector')))
    }
    expect(await correctAt('2020-04-07T16:00:00.000Z')).toBe('submission.correction-late')
    const { correctableUntil } = await (await platform.as('xt-inspector')).api.forms.submission.byId.query({ id: record.id })
    expect(correctableUntil).toBeNull()
    platform.clock.set('2020-04-07T15:59:00.000Z')
    await send(correctionOf(record, [litter]), await platform.as('xt-inspector'))
  })
})
