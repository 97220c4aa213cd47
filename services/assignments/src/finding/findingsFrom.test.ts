import type { SubmissionEvent } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { aSubmissionEvent, asInspector } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { bodiesOf, reviewingBodies } from './finding.ts'
import { findingsFrom } from './findingsFrom.ts'
import { heldFindings } from './heldFindings.ts'

const plan: Plan = readPlan(packs[0]!.plan)
const path = regionPath(regionCode('430381106229'))
const target: RegisteredTarget = {
  id: 'v430381106229',
  name: '潭桥村',
  kind: 'village',
  regionCode: '430381106229',
  regionPath: path,
  plan: plan.code,
  attributes: {},
  annex: null,
  names: { '430000000000': '湖南省', '430300000000': '湘潭市', '430381000000': '湘乡市', '430381106000': '壶天镇' },
}
const submission = (answers: Record<string, unknown>, over: Partial<SubmissionEvent> = {}): SubmissionEvent =>
  aSubmissionEvent({
    plan: plan.code,
    target: target.id,
    targetName: target.name,
    place: '湘乡市壶天镇',
    regionPath: path,
    receivedAt: '2020-03-20T16:30:00.000Z',
    answers,
    ...over,
  })
const photo = 'a'.repeat(64)
const litter = { environment: { waste: { hasLitter: 'yes', hasDisposal: 'yes', note: '村口有垃圾堆', photos: [photo] } } }

describe('findings from a submission', () => {
  it('open for each bad answer, handed over at once, dated from the day it arrived in Shanghai', () => {
    const [finding, ...others] = findingsFrom(submission(litter), plan, target)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      id: 's-1:environment.waste.hasLitter',
      target: target.id,
      place: '湘乡市壶天镇',
      regionPath: path,
      submissions: ['s-1'],
      clausePath: 'environment.waste.hasLitter',
      state: 'handedOver',
      rectifyBy: '2020-04-05', // received after midnight in Shanghai: the 21st and fifteen days
      note: '村口有垃圾堆',
      photos: [photo],
      version: 2,
    })
    expect(finding?.responsible).toEqual({
      region: '430381106000',
      regionPath: regionPath(regionCode('430381106000')),
      title: '湘乡市壶天镇',
    })
    expect(finding?.timeline).toEqual([
      {
        verb: 'record',
        at: new Date('2020-03-20T16:30:00.000Z'),
        by: { id: asInspector.id, title: asInspector.title },
        text: '村口有垃圾堆',
        photos: [photo],
        rectifyBy: null,
        submission: null,
      },
      {
        verb: 'handOver',
        at: new Date('2020-03-20T16:30:00.000Z'),
        by: { id: 'service:assignments', title: '督战平台' },
        text: null,
        photos: [],
        rectifyBy: '2020-04-05',
        submission: null,
      },
    ])
  })

  it('have their limit in hours to the minute, in working days, or by what the plan says of their kind', () => {
    const saying = (said: string, findings?: Plan['findings']): Plan => ({
      ...plan,
      checklists: JSON.parse(JSON.stringify(plan.checklists).replaceAll(/"days":\d+,/g, said)),
      ...(findings && { findings }),
    })
    const limitOf = (own: Plan) => {
      const [finding] = findingsFrom(submission(litter), own, target)
      return [finding?.rectifyBy, finding?.limit, finding?.timeline.at(-1)?.rectifyBy]
    }
    const hours = { within: 24, unit: 'hour' } as const
    expect(limitOf(saying('"within":24,"unit":"hour",'))).toEqual(['2020-03-22T00:30', hours, '2020-03-22T00:30'])
    const working = { within: 2, unit: 'workingDay' } as const
    expect(limitOf(saying('"within":2,"unit":"workingDay",'))).toEqual(['2020-03-24', working, '2020-03-24'])
    const limits = [
      { key: 'all', title: '各类问题', within: 7, unit: 'day' as const },
      { key: 'environment', title: '环境', category: 'environment', ...hours },
    ]
    const [finding] = findingsFrom(submission(litter), plan, target)
    const key = plan.focusAreas.find(({ title }) => title === finding?.category)?.key ?? ''
    expect(limitOf(saying('', { limits }))).toEqual(['2020-03-28', { within: 7, unit: 'day' }, '2020-03-28'])
    expect(limitOf(saying('', { limits: [limits[0]!, { ...limits[1]!, category: key }] }))[0]).toBe('2020-03-22T00:30')
    expect(limitOf(saying('"days":3,', { limits }))[0], 'the rule’s own comes first').toBe('2020-03-24')
  })

  it('go to a department of the county where the rule names one', () => {
    const [finding] = findingsFrom(
      submission({ basicGuarantees: { clinicAndDoctor: { answer: 'no', note: '没有村医' } } }),
      plan,
      target,
    )
    expect(finding?.responsible).toMatchObject({ region: '430381000000', title: '湘乡市卫健部门' })
  })

  it('are those of the body of the directory that the department is, and of those that found them', () => {
    const units = plan.units.map((unit) => (unit.title === '卫健部门' ? { ...unit, body: 'health' } : unit))
    const answers = { basicGuarantees: { clinicAndDoctor: { answer: 'no', note: '没有村医' } } }
    const [finding] = findingsFrom(submission(answers, { bodies: ['assessor'] }), { ...plan, units }, target)
    expect(finding).toMatchObject({ responsible: { title: '湘乡市卫健部门', bodies: ['health'] }, foundBy: ['assessor'] })
    expect(bodiesOf(finding!)).toEqual(['health', 'assessor'])
    expect(reviewingBodies({ ...finding!, foundBy: ['assessor', 'health'] }), 'not what it answers for').toEqual(['assessor'])
    const [own] = findingsFrom(submission(answers), plan, target)
    expect(bodiesOf(own!)).toEqual([])
    const held = heldFindings([own!])
    held.record({ ...finding!, id: 's-2', records: ['s-2'], submissions: ['s-2'] })
    held.record({ ...finding!, id: 's-3', records: ['s-3'], submissions: ['s-3'] })
    expect(held.writes().map(({ now }) => now.foundBy)).toEqual([['assessor']])
  })

  it.each<[string, 'township' | 'county' | 'city', string, Record<string, string>, string[]]>([
    [
      'the county, in a city without counties: the city',
      'county',
      '441900101201',
      { '440000000000': '广东省', '441900000000': '东莞市', '441900101000': '石碣镇' },
      ['440000000000', '441900000000', '东莞市'],
    ],
    [
      'the city, in a city that its province runs itself: the province',
      'city',
      '419001101201',
      { '410000000000': '河南省', '419000000000': '省直辖县级行政区划', '419001000000': '济源市', '419001101000': '克井镇' },
      ['410000000000', '河南省'],
    ],
    [
      'the county, in a city that its province runs itself: that city',
      'county',
      '419001101201',
      { '410000000000': '河南省', '419000000000': '省直辖县级行政区划', '419001000000': '济源市', '419001101000': '克井镇' },
      ['410000000000', '419000000000', '419001000000', '济源市'],
    ],
    [
      'the city, in a district of a municipality: the municipality',
      'city',
      '110101001001',
      { '110000000000': '北京市', '110100000000': '市辖区', '110101000000': '东城区', '110101001000': '东华门街道' },
      ['110000000000', '北京市'],
    ],
  ])('go to the next level above where the rule names one that is missing: %s', (_, level, code, names, expected) => {
    const place = { regionCode: code, regionPath: regionPath(regionCode(code)), names }
    const schema = JSON.stringify(plan.checklists).replaceAll(
      /"responsible":\{"level":"(township|county)"/g,
      `"responsible":{"level":"${level}"`,
    )
    const [finding] = findingsFrom(submission(litter), { ...plan, checklists: JSON.parse(schema) }, { ...target, ...place })
    const { region, regionPath: path, title } = finding!.responsible
    expect([...path, title]).toEqual(expected)
    expect(region).toBe(path.at(-1))
  })

  it('are one for each clause of a compound question', () => {
    const both = { environment: { waste: { hasLitter: 'yes', hasDisposal: 'no', note: '没有收运' } } }
    expect(findingsFrom(submission(both), plan, target).map(({ clausePath }) => clausePath)).toEqual([
      'environment.waste.hasLitter',
      'environment.waste.hasDisposal',
    ])
  })

  it('are none for good answers, for what does not apply, for what is unanswered, and for a checklist the plan does not have', () => {
    expect(findingsFrom(submission({ environment: { waste: { hasLitter: 'no', hasDisposal: 'na' } } }), plan, target)).toEqual([])
    expect(findingsFrom(submission({}), plan, target)).toEqual([])
    expect(findingsFrom(submission(litter, { checklist: 'nothing' }), plan, target)).toEqual([])
  })

  it('made twice are the same, so that told twice is told once', () => {
    const once = findingsFrom(submission(litter), plan, target)
    expect(findingsFrom(submission(litter), plan, target)).toEqual(once)
    expect(findingsFrom(submission(litter, { id: 's-2' }), plan, target)[0]?.id).not.toBe(once[0]?.id)
  })

  it('use the focus area’s title, and the item’s own words', () => {
    const [finding] = findingsFrom(submission(litter), plan, target)
    expect(plan.focusAreas.map(({ title }) => title)).toContain(finding?.category)
    expect(finding?.itemTitle).toContain('垃圾')
    expect(['general', 'serious']).toContain(finding?.severity)
  })
})

describe('the unit that answers for a target above the villages', () => {
  const answering = (over: Partial<RegisteredTarget>) =>
    findingsFrom(submission(litter), plan, { ...target, ...over }).map(({ responsible }) => [
      responsible.region,
      responsible.title,
    ])
  const county = { regionCode: '430381000000', regionPath: regionPath(regionCode('430381000000')) }
  const above = { '430000000000': '湖南省', '430300000000': '湘潭市' }

  it('is the county itself, by its name, whether the region tree knows it or not', () => {
    expect(answering({ ...county, name: '湘乡市', names: above })).toEqual([['430381000000', '湘乡市']])
    expect(answering({ ...county, name: '湘乡', names: { ...above, '430381000000': '湘乡市' } })).toEqual([
      ['430381000000', '湘乡市'],
    ])
  })

  it('is the county in which a site lies that has no code of its own', () => {
    expect(answering({ ...county, name: '西河安置点', names: { ...above, '430381000000': '湘乡市' } })).toEqual([
      ['430381000000', '湘乡市'],
    ])
  })
})
