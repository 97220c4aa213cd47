import { outlineOf, partOf } from '@duzhan/checklist'
import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { type PlanPack, packs } from '@duzhan/plan-packs'
import { unchecked } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, newId, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇
const litter = 'environment.waste.hasLitter'
const clinic = 'basicGuarantees.clinicAndDoctor.answer'
const reason = '现场误点，已当场核对'

const points = (title: string, assessedBy?: string) => ({
  type: 'object',
  title,
  'x-item': { kind: 'score', ...(assessedBy && { assessedBy }) },
  properties: { value: { type: 'number', minimum: 0, maximum: 50, title } },
  required: ['value'],
  additionalProperties: false,
})
const marks = {
  type: 'object',
  title: '评分',
  'x-item': { kind: 'section', no: '十' },
  properties: { order: points('管理'), water: points('水质', 'water') },
  required: ['order', 'water'],
  additionalProperties: false,
}

/** The first plan, with a water team that fills in the section on the surroundings and one of two marks. */
function partedPack(): PlanPack {
  const { filings: _, ...pack } = structuredClone(packs[0]) as PlanPack
  const document = pack.plan as Plan
  const [checklist, ...others] = document.checklists
  const schema = checklist?.schema as Record<string, Record<string, object>>
  const { environment } = schema['properties'] as Record<string, { 'x-item': object }>
  const parted = {
    ...schema,
    properties: {
      ...schema['properties'],
      environment: { ...environment, 'x-item': { ...environment?.['x-item'], assessedBy: 'water' } },
      marks,
    },
    required: [...unchecked<string[]>(schema['required']), 'marks'],
    'x-score': { grades: [{ title: '优秀', from: 80 }] },
  }
  const water = { key: 'water', title: '市水利督战队', level: 'city' as const, targetLists: ['provincial'] }
  const { assignments } = document
  return {
    ...pack,
    plan: {
      ...document,
      checklists: [{ ...checklist, schema: parted }, ...others],
      assignments: { ...assignments, teams: [...(assignments.teams ?? []), water] },
    },
  } as PlanPack
}

describe('a checklist that two teams fill in', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let villages: string[]
  let [inspector, viewer, water, everybody]: Visitor[] = []
  beforeAll(async () => {
    platform = await testPlatform([partedPack()])
    await platform.addPerson('water-inspector', [{ role: 'inspector', region: city, plan, team: 'water' }])
    await platform.addPerson('any-inspector', [{ role: 'inspector', region: city, plan }])
    await platform.addPerson('city-inspector', [{ role: 'inspector', region: city, plan, team: 'cityFixed' }])
    const accounts = ['city-inspector', 'xt-viewer', 'water-inspector', 'any-inspector']
    ;[inspector, viewer, water, everybody] = await Promise.all(accounts.map((account) => platform.as(account)))
    checklist = await viewer!.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const listed = await viewer!.api.assignments.target.list.query({ plan })
    const others = listed.filter(({ list, id }) => list !== null && id !== tanqiao)
    villages = [...others].sort((a, b) => Number(b.list === 'provincial') - Number(a.list === 'provincial')).map(({ id }) => id)
  })
  afterAll(() => platform?.close())

  const answersOf = (part: string | null, bad: readonly string[], value: number) => {
    const schema = partOf(checklist.schema, part) ?? {}
    const { marks: _, ...answers } = filled({ schema: schema as ChecklistView['schema'] }, bad)
    return { ...answers, marks: { [part === null ? 'order' : part]: { value } } }
  }
  const mainOf = (target: string, bad: readonly string[] = [clinic], value = 45) =>
    submissionOf(target, answersOf(null, bad, value), { finishedAt: '2020-03-20T00:40:00.000Z' })
  const waterOf = (target: string, bad: readonly string[] = [litter], value = 40) =>
    submissionOf(target, answersOf('water', bad, value), { part: 'water' })
  const send = async (who: Visitor | undefined, submission: SubmissionInput) => {
    const receipt = await who!.api.forms.submission.submit.mutate(submission)
    await platform.settle()
    return receipt
  }
  const visitOf = async (target: string) => {
    const { visits } = await viewer!.api.assignments.target.byId.query({ plan, target })
    const [visit, ...others] = visits
    expect(others).toEqual([])
    return visit
  }
  const findings = async (target: string) =>
    (await viewer!.api.assignments.finding.list.query({ plan, target, state: 'open' })).rows.map(({ id }) => id).sort()
  const summary = () => viewer!.api.aggregation.summary.byRegion.query({ plan, region: city })
  const targetsAt = async (path: string) => {
    const { checklists } = await summary()
    const items = checklists[0]?.sections.flatMap((section) => section.items.flatMap((item) => [item, ...item.parts])) ?? []
    return items.find((item) => item.path === path)?.total.share?.targets ?? 0
  }
  const behind = (path?: string) =>
    viewer!.api.aggregation.figure.behind.query({ plan, region: city, checklist: 'village', ...(path && { path }) })
  const isMine = async (who: Visitor | undefined, target: string) => {
    const { visits } = await who!.api.assignments.visit.list.query({ plan, mine: true })
    return visits.some((visit) => visit.target.id === target)
  }

  it.each(['the target’s own team first', 'the water team first'])('is done when both parts are in, %s', async (order) => {
    const isMainFirst = order.startsWith('the target')
    const target = isMainFirst ? tanqiao : (villages[0] ?? '')
    const [main, theirs] = [mainOf(target), waterOf(target)]
    const [first, second] = isMainFirst ? [main, theirs] : [theirs, main]
    const [firstBy, secondBy] = isMainFirst ? [inspector, water] : [water, inspector]
    const before = { coverage: (await summary()).coverage.visited, at: await targetsAt(litter), of: await targetsAt(clinic) }
    const ranked = (await behind('score')).length
    expect([await isMine(inspector, target), await isMine(water, target)]).toEqual([true, true])

    const receipt = await send(firstBy, first)
    expect(receipt.part).toBe(first.part)
    expect(await visitOf(target)).toMatchObject({ status: 'due', submission: null, doneOn: null })
    expect((await visitOf(target))?.parts).toEqual(
      [
        { part: null, team: expect.stringContaining('督战'), record: main },
        { part: 'water', team: '市水利督战队', record: theirs },
      ].map(({ part, team, record }) =>
        record === first
          ? { part, team, submission: first.id, record: first.id, by: expect.stringMatching(/inspector/), at: first.finishedAt }
          : { part, team, submission: null, record: null, by: null, at: null },
      ),
    )
    expect([await isMine(inspector, target), await isMine(water, target)]).toEqual([true, isMainFirst])
    expect(await findings(target)).toEqual([`${first.id}:${isMainFirst ? clinic : litter}`])
    expect((await summary()).coverage.visited, 'not visited yet').toBe(before.coverage)
    expect([await targetsAt(litter), await targetsAt(clinic)]).toEqual([
      before.at + (isMainFirst ? 0 : 1),
      before.of + (isMainFirst ? 1 : 0),
    ])
    expect(await behind('score')).toHaveLength(ranked)
    expect((await behind()).map((record) => record.target.id)).not.toContain(target)

    await send(secondBy, second)
    const done = await visitOf(target)
    expect(done).toMatchObject({ status: 'done', submission: second.id, doneOn: '2020-03-20' })
    expect(done?.parts.map(({ part, submission }) => [part, submission])).toEqual(
      isMainFirst
        ? [
            [null, main.id],
            ['water', theirs.id],
          ]
        : [
            ['water', theirs.id],
            [null, main.id],
          ],
    )
    expect(await findings(target)).toEqual([`${main.id}:${clinic}`, `${theirs.id}:${litter}`].sort())
    expect((await summary()).coverage.visited).toBe(before.coverage + 1)
    expect([await targetsAt(litter), await targetsAt(clinic)]).toEqual([before.at + 1, before.of + 1])
    const score = (await behind('score')).find((record) => record.target.id === target)
    expect(score).toMatchObject({ number: 85, choices: ['优秀'], rank: 1 })
    expect([score?.submission, ...(score?.others ?? [])].sort()).toEqual([main.id, theirs.id].sort())
    expect((await behind(litter)).find((record) => record.target.id === target)).toMatchObject({
      submission: theirs.id,
      result: 'bad',
    })
    expect((await behind(clinic)).find((record) => record.target.id === target)).toMatchObject({
      submission: main.id,
      result: 'bad',
    })
  })

  it('is told twice as once', async () => {
    const target = villages[1] ?? ''
    const [main, theirs] = [mainOf(target), waterOf(target)]
    const receipt = await send(inspector, main)
    expect(await send(inspector, main)).toEqual(receipt)
    await send(water, theirs)
    await send(water, theirs)
    expect(await visitOf(target)).toMatchObject({ status: 'done', parts: [{ part: null }, { part: 'water' }] })
  })

  it('is corrected by the part: the other stands, and so does the visit', async () => {
    const target = villages[2] ?? ''
    const [main, theirs] = [mainOf(target), waterOf(target)]
    await send(inspector, main)
    const early: SubmissionInput = {
      ...main,
      id: newId(),
      answers: answersOf(null, [], 20),
      corrects: { submission: main.id, reason },
    }
    await send(inspector, early)
    expect(await visitOf(target)).toMatchObject({
      status: 'due',
      parts: [
        { part: null, submission: early.id, record: main.id },
        { part: 'water', submission: null },
      ],
    })
    expect(await findings(target)).toEqual([])
    await send(water, theirs)
    const late: SubmissionInput = {
      ...theirs,
      id: newId(),
      answers: answersOf('water', [], 50),
      corrects: { submission: theirs.id, reason },
    }
    const { part: _, ...whole } = late
    expect(await problemOf(send(water, whole))).toBe('submission.correction-differs')
    expect(await problemOf(send(inspector, late))).toBe('submission.not-yours')
    await send(water, late)
    expect(await visitOf(target)).toMatchObject({
      status: 'done',
      submission: late.id,
      parts: [{ submission: early.id }, { submission: late.id, record: theirs.id }],
    })
    expect(await findings(target)).toEqual([])
    expect((await behind('score')).find((record) => record.target.id === target)).toMatchObject({ number: 70 })
    expect(await viewer!.api.forms.submission.byId.query({ id: late.id })).toMatchObject({
      part: 'water',
      record: theirs.id,
      answers: late.answers,
    })
  })

  it('refuses at its place what is another’s, and a part that is another’s or nobody’s', async () => {
    const target = villages[3] ?? ''
    const whole = { ...mainOf(target).answers, ...waterOf(target).answers, marks: { order: { value: 1 }, water: { value: 1 } } }
    const refused = await inspector!.api.forms.submission.submit
      .mutate({ ...mainOf(target), answers: whole })
      .catch((error: { data: { problem?: { details: object }; details?: object } }) => error)
    expect(JSON.stringify(refused)).toContain('environment')
    expect(await problemOf(send(inspector, { ...mainOf(target), answers: whole }))).toBe('submission.answers-invalid')
    expect(await problemOf(send(everybody, { ...mainOf(target), answers: whole }))).toBe('submission.answers-invalid')
    expect(await problemOf(send(inspector, waterOf(target)))).toBe('target.other-team')
    expect(await problemOf(send(water, mainOf(target)))).toBe('target.other-team')
    expect(await problemOf(send(everybody, { ...waterOf(target), part: 'fire' }))).toBe('checklist.part-absent')
    expect(await visitOf(target)).toMatchObject({ status: 'due', parts: [{ submission: null }, { submission: null }] })
  })

  it('is filled by part by whoever inspects for both, and the target’s page says which are theirs', async () => {
    const fillable = async (who: Visitor | undefined, target: string) =>
      (await who!.api.assignments.target.byId.query({ plan, target })).checklists.map(({ parts }) =>
        parts.map(({ part }) => part),
      )
    const target = villages[4] ?? ''
    expect(await fillable(everybody, target)).toEqual([[null, 'water']])
    expect(await fillable(inspector, target)).toEqual([[null]])
    expect(await fillable(water, target)).toEqual([['water']])
    expect(await fillable(viewer, target)).toEqual([])
    await send(everybody, waterOf(target))
    await send(everybody, mainOf(target))
    expect(await visitOf(target)).toMatchObject({ status: 'done' })
  })

  it('beyond what is owed is one more visit, of both parts', async () => {
    const target = villages[5] ?? ''
    for (const _ of [1, 2]) {
      await send(water, waterOf(target))
      await send(everybody, mainOf(target))
    }
    const { visits } = await viewer!.api.assignments.target.byId.query({ plan, target })
    expect(visits.map(({ status, parts }) => [status, parts.length])).toEqual([
      ['done', 2],
      ['done', 2],
    ])
    expect(visits.filter(({ duty }) => duty === null)).toHaveLength(1)
  })

  it('has items of both, each of one team', () => {
    const teams = new Set(outlineOf(checklist.schema).items.map(({ part }) => part))
    expect([...teams]).toEqual([null, 'water'])
  })
})
