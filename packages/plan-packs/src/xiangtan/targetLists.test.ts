import { checkPlan, evaluateTargetLists, listTotals, type Plan } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { xiangtan } from './pack.ts'

const { plan } = checkPlan(xiangtan.plan)
const { targets } = xiangtan
const designations = evaluateTargetLists(plan, targets)
const idOf = (name: string) => targets.find((target) => target.name === name)!.id
const placeOf = (name: string, among = designations) => among.find((entry) => entry.targetId === idOf(name))!
const onList = (list: string, among = designations) => among.filter((entry) => entry.list === list)
const meeting = (list: string, rule: string, among = designations) =>
  onList(list, among).filter((entry) => entry.reasons.some((reason) => reason.list === list && reason.rule === rule))
const both = (list: string, among = designations) =>
  onList(list, among).filter((entry) => entry.reasons.filter((reason) => reason.list === list).length === 2)

/** The same plan with the second municipal rule read as the annex words it: more than 20, not 20 or more. */
function withMoreThan20(): Plan {
  const copy = structuredClone(plan)
  copy.targetLists[1]!.rules![1]!.where = {
    properties: { unliftedPersons: { exclusiveMinimum: 20 } },
    required: ['unliftedPersons'],
  }
  return copy
}

describe('the target lists of Xiangtan', () => {
  it('hold the 36 villages of the annexes, each once', () => {
    expect(targets).toHaveLength(36)
    expect(designations).toHaveLength(36)
    expect(new Set(designations.map((entry) => entry.targetId)).size).toBe(36)
  })

  it('hold every village on the list on which the annexes print it', () => {
    for (const target of targets) expect([target.name, placeOf(target.name).list]).toEqual([target.name, target.annex['list']])
  })

  it('name 1 + 5 provincial villages, none for both reasons', () => {
    expect(onList('provincial')).toHaveLength(6)
    expect(meeting('provincial', 'poor500').map((entry) => entry.targetId)).toEqual([idOf('潭桥村')])
    expect(meeting('provincial', 'unlifted30')).toHaveLength(5)
    expect(both('provincial')).toHaveLength(0)
  })

  it('name 22 municipal villages by persons and 10 by persons not yet lifted, 2 of them both, 30 in all', () => {
    expect(meeting('municipal', 'poor300')).toHaveLength(22)
    expect(meeting('municipal', 'unlifted20')).toHaveLength(10)
    expect(both('municipal').map((entry) => entry.targetId)).toEqual([idOf('双桥村'), idOf('三富村')])
    expect(onList('municipal')).toHaveLength(30)
  })

  it('come to 9 and 1 of the same 30 when "more than 20" replaces "20 or more"', () => {
    const exclusive = evaluateTargetLists(withMoreThan20(), targets)
    expect(meeting('municipal', 'unlifted20', exclusive)).toHaveLength(9)
    expect(both('municipal', exclusive).map((entry) => entry.targetId)).toEqual([idOf('双桥村')])
    expect(onList('municipal', exclusive)).toHaveLength(30)
    expect(onList('provincial', exclusive)).toHaveLength(6)
  })

  it('keep both reasons of 三富村, which has exactly 20 persons not yet lifted', () => {
    expect(placeOf('三富村').reasons).toEqual([
      {
        list: 'municipal',
        rule: 'poor300',
        title: '建档立卡贫困人口在300人以上',
        sentence: '贫困人口 不少于 300 人（实为 324 人）',
      },
      {
        list: 'municipal',
        rule: 'unlifted20',
        title: '2019年底未脱贫人口在20人以上',
        sentence: '未脱贫人口 不少于 20 人（实为 20 人）',
      },
    ])
  })

  it('leave a provincial village off the municipal list and keep the municipal reasons with it', () => {
    const haian = designations.filter((entry) => entry.targetId === idOf('海南村'))
    expect(haian.map((entry) => entry.list)).toEqual(['provincial'])
    expect(haian[0]!.reasons.map((reason) => `${reason.list}.${reason.rule}`)).toEqual([
      'provincial.unlifted30',
      'municipal.poor300',
      'municipal.unlifted20',
    ])
    expect(placeOf('潭桥村').reasons.map((reason) => `${reason.list}.${reason.rule}`)).toEqual([
      'provincial.poor500',
      'municipal.poor300',
    ])
  })

  it('add up to 550/1490/101/173 and 3243/9531/171/324', () => {
    expect(listTotals(designations, targets, plan)).toEqual([
      {
        list: 'provincial',
        title: '省级挂牌督战村',
        targets: 6,
        sums: { poorHouseholds: 550, poorPersons: 1490, unliftedHouseholds: 101, unliftedPersons: 173 },
      },
      {
        list: 'municipal',
        title: '市级挂牌督战村',
        targets: 30,
        sums: { poorHouseholds: 3243, poorPersons: 9531, unliftedHouseholds: 171, unliftedPersons: 324 },
      },
    ])
  })

  it('designate the seven villages that have nobody left to lift', () => {
    const done = targets.filter((target) => target.attributes['unliftedPersons'] === 0)
    expect(done.map((target) => target.name)).toEqual(['韶阳村', '南村村', '华南村', '尚源新村', '指方村', '竹埠村', '金群村'])
    for (const target of done) expect(placeOf(target.name).list).toBe('municipal')
  })

  it('change with a threshold, so that the numbers are the rule and not the register', () => {
    const stricter = structuredClone(plan)
    stricter.targetLists[1]!.rules![0]!.where = { properties: { poorPersons: { minimum: 400 } }, required: ['poorPersons'] }
    expect(meeting('municipal', 'poor300', evaluateTargetLists(stricter, targets)).map((entry) => entry.targetId)).toEqual(
      ['南岳坪村', '韶阳村', '指方村', '竹埠村', '金群村'].map(idOf),
    )
  })
})
