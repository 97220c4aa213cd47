import type { SubSchema } from '@duzhan/checklist'
import type { ChecklistView, RegionSummary, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan, countyPlan } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const own = 'xx-2020'
const city = '430300000000'
const county = '430381000000'
const bajiang = 'v430381101224'
const litter = 'environment.waste.hasLitter'
const partOf = (schema: SubSchema | undefined, key: string): SubSchema => schema?.properties?.[key] ?? {}

/** The checklist of the city as the county changes it: an item in other words, one in another meaning, five of its own. */
function countyChecklist(schema: SubSchema): SubSchema {
  const environment = partOf(schema, 'environment')
  const [waste, cleaning] = [partOf(environment, 'waste'), partOf(environment, 'cleaning')]
  const { if: _, then: __, ...plain } = cleaning // the note that the city asks for when nobody sweeps
  const { 'x-finding': ___, ...swept } = partOf(cleaning, 'isClean')
  const turned: SubSchema = { ...swept, title: '是否存在脏乱', 'x-item': { kind: 'clause', good: 'no' } }
  const asked = (no: number): SubSchema => ({
    type: 'object',
    title: `县级加查第${no}项`,
    'x-item': { kind: 'judgement', no: String(no) },
    properties: {
      answer: { type: 'string', enum: ['yes', 'no', 'na'], title: '是否落实', 'x-item': { kind: 'clause', good: 'yes' } },
    },
    required: ['answer'],
    additionalProperties: false,
  })
  return {
    ...schema,
    properties: {
      environment: {
        ...environment,
        properties: {
          waste: { ...waste, title: '村内有无白色垃圾、垃圾有无去处' },
          cleaning: { ...plain, properties: { ...cleaning.properties, isClean: turned } },
        },
      },
      county: {
        type: 'object',
        title: '县级加查事项',
        'x-item': { kind: 'section', no: '十' },
        properties: Object.fromEntries([1, 2, 3, 4, 5].map((no) => [`own${no}`, asked(no)])),
        required: ['own1', 'own2', 'own3', 'own4', 'own5'],
        additionalProperties: false,
      },
    },
  }
}

describe('a county that derives from the city’s plan, visits more often and asks five things more', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let village: SubmissionInput

  beforeAll(async () => {
    platform = await testPlatform()
    const author = (await platform.as('xx-author')).api
    const { document } = await author.forms.plan.byId.query({ plan: cityPlan })
    const above = document.checklists.find(({ key }) => key === 'village')
    const changes: Partial<Plan> = {
      checklists: [
        {
          ...above!,
          targetLists: ['provincial', 'municipal', 'ours'],
          schema: countyChecklist(above!.schema) as Plan['checklists'][number]['schema'],
        },
      ],
      targetLists: [
        {
          ...{ key: 'ours', title: '县级关注村', level: 'county', targetKinds: ['village'] },
          rules: [{ key: 'few', title: '未脱贫人口在20人以下', where: { properties: { unliftedPersons: { maximum: 19 } } } }],
        },
      ],
      duties: {
        owed: [
          {
            ...{ key: 'fortnightly', title: '县级每半月巡查', what: 'visit', who: { kind: 'team', team: 'countyFixed' } },
            ...{ about: { kind: 'lists', targetLists: ['municipal', 'ours'] }, when: { kind: 'cycle', every: 'halfMonth' } },
            checklist: 'village',
          },
        ],
      },
    }
    const written = await countyPlan(platform, 'xx', changes)
    await author.forms.plan.publish.mutate({ document: written })
    await platform.settle()
    const attributes = { poorHouseholds: 20, poorPersons: 60, unliftedHouseholds: 1, unliftedPersons: 3 }
    const extra = { id: 'v-extra', name: '县级关注的村', kind: 'village', regionCode: '430381106231', attributes }
    await author.assignments.target.register.mutate({ plan: own, targets: [extra] })
    await author.assignments.targetList.freeze.mutate({ plan: own })
    await platform.settle()
    await platform.addPerson('county-inspector', [{ role: 'inspector', region: county, plan: own, team: 'countyFixed' }])
    await platform.addPerson('county-viewer', [{ role: 'viewer', region: county, plan: own }])
    checklist = await author.forms.checklist.byKey.query({ plan: own, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  const send = async (target: string, over: Partial<SubmissionInput> = {}, bad: string[] = []) => {
    const record = submissionOf(target, filled(checklist, bad), { plan: own, ...over })
    await (await platform.as('county-inspector')).api.forms.submission.submit.mutate(record)
    await platform.settle()
    return record
  }
  const summary = async (plan: string, region = county) =>
    (await platform.as('hn-viewer')).api.aggregation.summary.byRegion.query({ plan, region })
  const shareOf = ({ checklists }: RegionSummary, path: string) =>
    checklists.flatMap(({ sections }) => sections.flatMap(({ items }) => items)).find((item) => item.path === path)?.total.share
  const visits = async (plan: string, target: string) =>
    (await (await platform.as('hn-viewer')).api.assignments.target.byId.query({ plan, target })).visits
  const visitOf = async (plan: string, target: string, duty: string) =>
    (await visits(plan, target)).find((one) => one.duty === duty)
  const behind = async (account: string) =>
    (await platform.as(account)).api.aggregation.figure.behind.query({ plan: cityPlan, region: county, checklist: 'village' })

  it('owes what the city’s plan owes, and what it added', async () => {
    const open = (await visits(own, bajiang)).map(({ duty, window, status }) => [duty, window, status])
    expect(open).toEqual(expect.arrayContaining([['monthly', '2020-03', 'due']]))
    expect(open.map(([duty]) => duty).sort()).toEqual(['monthly', 'owed.fortnightly'])
    expect((await visits(cityPlan, bajiang)).map(({ duty, status }) => [duty, status])).toEqual([['monthly', 'due']])
  })

  it('pays the inherited visit under both plans with one record', async () => {
    const visit = await visitOf(own, bajiang, 'monthly')
    village = await send(bajiang, { due: visit!.id }, [litter])
    expect(await visitOf(own, bajiang, 'monthly')).toMatchObject({ status: 'done', submission: village.id })
    expect(await visitOf(cityPlan, bajiang, 'monthly')).toMatchObject({
      ...{ status: 'done', submission: village.id, doneOn: '2020-03-20', isLate: false },
      under: { plan: own, mayRead: true },
    })
  })

  it('counts in the city’s figures what both ask alike, and nothing that it asks otherwise or besides', async () => {
    for (const region of [county, city]) {
      const above = await summary(cityPlan, region)
      expect(above.coverage.visited, region).toBe(1)
      expect(shareOf(above, 'environment.waste'), 'other words').toMatchObject({ numerator: 0, denominator: 1 })
      expect(shareOf(above, 'environment.cleaning'), 'another meaning').toBeUndefined()
      expect(above.checklists.flatMap(({ sections }) => sections.map(({ key }) => key))).not.toContain('county')
    }
    const below = await summary(own)
    expect(shareOf(below, 'county.own1')).toMatchObject({ numerator: 1, denominator: 1 })
    expect(shareOf(below, 'environment.cleaning')).toMatchObject({ denominator: 1 })
  })

  it('shows the city the record behind its figure, and opens it to who may read it under the county’s plan', async () => {
    const row = { submission: village.id, target: { id: bajiang } }
    expect(await behind('hn-viewer')).toMatchObject([{ ...row, under: { plan: own, mayRead: true } }])
    expect(await behind('xt-viewer')).toMatchObject([{ ...row, under: { plan: own, mayRead: false } }])
    expect(await problemOf((await platform.as('xt-viewer')).api.forms.submission.byId.query({ id: village.id }))).toBe(
      'submission.absent',
    )
  })

  it('makes no visit of the city’s out of one that only the county owes; the newest record counts in both', async () => {
    platform.clock.set('2020-03-24T02:00:00.000Z')
    const at = { startedAt: '2020-03-24T00:10:00.000Z', finishedAt: '2020-03-24T00:50:00.000Z' }
    const fortnightly = await visitOf(own, bajiang, 'owed.fortnightly')
    const second = await send(bajiang, { ...at, due: fortnightly!.id })
    expect(await visitOf(own, bajiang, 'owed.fortnightly')).toMatchObject({ status: 'done', submission: second.id })
    expect((await visits(cityPlan, bajiang)).map(({ duty, submission }) => [duty, submission])).toEqual([['monthly', village.id]])
    expect(shareOf(await summary(cityPlan, city), 'environment.waste')).toMatchObject({ numerator: 1, denominator: 1 })
    village = second
  })

  it('follows a correction into the city’s figures', async () => {
    const corrects = { submission: village.id, reason: '看错了组别' }
    village = await send(bajiang, { startedAt: village.startedAt, finishedAt: village.finishedAt, corrects }, [litter])
    expect(shareOf(await summary(cityPlan, city), 'environment.waste')).toMatchObject({ numerator: 0, denominator: 1 })
    expect(shareOf(await summary(own), 'environment.waste')).toMatchObject({ numerator: 0, denominator: 1 })
  })

  it('keeps to itself the villages that only its own list names', async () => {
    const { api } = await platform.as('county-viewer')
    const extra = (await api.assignments.target.list.query({ plan: own })).find(({ id }) => id === 'v-extra')
    expect(extra?.list).toBe('ours')
    await send('v-extra')
    expect((await summary(own)).coverage.visited).toBe(2)
    expect((await summary(cityPlan)).coverage.visited).toBe(1)
    expect(shareOf(await summary(cityPlan), 'environment.waste')).toMatchObject({ denominator: 1 })
    expect((await behind('hn-viewer')).map(({ target }) => target.id)).toEqual([bajiang])
  })

  it('comes to the same when everything is read again from the beginning', async () => {
    const figures = async () =>
      (await Promise.all([summary(cityPlan, city), summary(own)])).map(({ asOf: _, version: __, ...said }) => said)
    const before = await figures()
    await platform.empty('aggregation', 'facts')
    await platform.replay('aggregation.submissions')
    await platform.settle()
    expect(await figures()).toEqual(before)
  })
})
