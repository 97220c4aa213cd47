import type { SubmissionView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asReviewer, asUnit, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press } from '../test/act.ts'
import { aChecklistView } from '../test/builders/aChecklist.ts'
import { aRecord } from '../test/builders/aRecord.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { aVisit, aVisitPart } from '../test/builders/aVisit.ts'
import { factOf, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'

const id = aRecord().id
const at = `/demo-2020/submissions/${id}`
const bad = { power: { lit: { answer: 'no', note: '三户停电' } }, waste: { rubbish: { answer: 'no' } } }
const open = (over: Partial<SubmissionView> = {}, as = asReviewer, answers: Answers = {}) =>
  opened(at, as, {
    'forms.submission.byId': aRecord(over),
    'forms.checklist.byKey': aChecklistView(),
    'assignments.target.byId': aTargetCard(),
    ...answers,
  })

describe('the page of a record', () => {
  it('says about what, by whom and when, by the clock in Shanghai', async () => {
    await open({ finishedAt: '2020-03-19T16:30:00.000Z' })
    expect(names('heading')[0]).toBe('上坪村 · 督战记录')
    expect(['督战对象', '督战人员', '完成时间', '接收时间', '方案版本'].map(factOf)).toEqual([
      '青石县柳河乡上坪村',
      '县督战队督战员',
      '2020-03-20 00:30',
      '2020-03-20 09:00',
      '第 1 版',
    ])
    expect(textOf(document.querySelector('.page-head p') ?? document.body)).toBe('村督战清单')
  })

  it('is read by the checklist of the revision that it was filled by', async () => {
    const platform = await open({ revision: 3 })
    expect(platform.asked('forms.checklist.byKey')).toEqual([{ plan: world.plan, revision: 3, checklist: 'village' }])
  })

  it('says where it was finished, where that is known', async () => {
    await open({ position: { latitude: 27.8294, longitude: 112.9445, accuracy: 12 } })
    expect(factOf('完成地点')).toContain('北纬 27.82940°，东经 112.94450°')
  })

  it('says nothing of a place that nobody asked for', async () => {
    await open()
    expect(factOf('完成地点')).toBeUndefined()
  })

  it('shows every answer, and how many are bad', async () => {
    await open({ answers: bad })
    expect(textOf()).toContain('发现 1 个问题')
    expect(textOf()).toContain('是否通电')
    expect(textOf()).toContain('三户停电')
    expect(textOf()).toContain('是否有垃圾')
  })

  it('shows only what is bad on request, and all again', async () => {
    await open({ answers: bad })
    await press('只看问题')
    expect(textOf()).toContain('是否通电')
    expect(textOf()).not.toContain('是否有垃圾')
    await press('查看全部')
    expect(textOf()).toContain('是否有垃圾')
  })

  it('offers no such choice where nothing is bad', async () => {
    await open()
    expect(textOf()).toContain('没有发现问题')
    expect(names('button')).not.toContain('只看问题')
  })

  it('says that it came late and counts in no figure', async () => {
    await open({ isLate: true })
    expect(factOf('接收时间')).toBe('2020-03-20 09:00 补报')
    expect(textOf()).toContain('不计入那一期的汇总')
  })
})

describe('how a record stands among its corrections', () => {
  it('may be corrected until a day, by whom the platform lets', async () => {
    await open({ correctableUntil: '2020-04-07' }, asInspector)
    expect(the('link', '更正这份记录').getAttribute('href')).toBe(`${at}/correct`)
    expect(textOf()).toContain('最迟可在2020年4月7日（含当日）更正')
  })

  it('may not be corrected by anybody else', async () => {
    await open()
    expect(names('link')).not.toContain('更正这份记录')
  })

  it('leads to the record that took its place, and says why', async () => {
    const correctedBy = { submission: 's-2', at: '2020-03-21T01:00:00.000Z', by: '督战员', reason: '误填停电户数' }
    await open({ correctedBy })
    expect(textOf()).toContain('这份记录已更正（督战员，2020-03-21 09:00）')
    expect(textOf()).toContain('更正理由：误填停电户数')
    expect(the('link', '查看更正后的记录').getAttribute('href')).toBe('/demo-2020/submissions/s-2')
  })

  it('leads to the record whose place it took', async () => {
    await open({ corrects: { submission: 's-0', reason: '误填停电户数' } })
    expect(the('link', '查看原记录').getAttribute('href')).toBe('/demo-2020/submissions/s-0')
  })

  it.each([
    ['a reviewer', asReviewer, true],
    ['an inspector', asInspector, false],
  ] as const)('tells of other content under its number, which %s may see or not', async (_, persona, may) => {
    await open({ asides: 2 }, persona)
    expect(textOf()).toContain('同一编号另有 2 份内容不同的填报')
    expect(names('link').includes('查看另存的填报')).toBe(may)
  })
})

describe('a record of a visit in parts', () => {
  const parts = [
    aVisitPart({ team: '青石县督战队', record: id, submission: id, by: '督战员', at: '2020-03-20T01:00:00.000Z' }),
    aVisitPart({ part: 'health', team: '卫健组' }),
  ]
  const card = { 'assignments.target.byId': aTargetCard({ visits: [aVisit({ parts })] }) }

  it('names the others, and whose is still wanting', async () => {
    await open({}, asReviewer, card)
    const region = the('region', '本次督战的各部分')
    expect(textOf(region)).toContain('已完成 1/2 部分')
    expect(textOf(region)).toContain('还缺卫健组填写的部分。')
    expect(names('link', region), 'no way to the record that is open').toEqual([])
  })

  it('says nothing of parts where it is the only one', async () => {
    await open()
    expect(names('heading')).not.toContain('本次督战的各部分')
  })
})

describe('a record that cannot be shown', () => {
  it('has a skeleton while it is on its way', async () => {
    await open({}, asReviewer, { 'forms.submission.byId': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('stands without its answers where its checklist cannot be had', async () => {
    await open({}, asReviewer, { 'forms.checklist.byKey': new Problem('unavailable', 'service.unavailable') })
    expect(factOf('督战人员')).toBe('县督战队督战员')
    expect(textOf(the('alert'))).toContain('service.unavailable')
  })

  it.each([
    ['absent', 'submission.absent', '没有找到'],
    ['forbidden', 'right.missing', 'right.missing'],
  ] as const)('says why: %s, %s', async (kind, code, words) => {
    await open({}, asUnit, { 'forms.submission.byId': new Problem(kind, code) })
    expect(textOf()).toContain(words)
    expect(texts('row')).toEqual([])
  })
})

describe('the page of a covert record', () => {
  it('says that nobody on the spot knows of it, and offers nothing to whom it is not to release', async () => {
    await open({ isCovert: true })
    expect(textOf()).toContain('这是暗访记录，还没有公开')
    expect(names('button')).not.toContain('公开')
  })

  it('is released after saying what follows, once it is confirmed', async () => {
    const platform = await open({ isCovert: true, mayRelease: true }, asReviewer, {
      'forms.submission.release': { releasedAt: '2020-03-25T02:00:00.000Z' },
    })
    await press('公开')
    expect(textOf()).toContain('公开后不能收回')
    expect(platform.asked('forms.submission.release')).toEqual([])
    await press('确认公开')
    expect(platform.asked('forms.submission.release')).toEqual([{ id }])
  })

  it('stays as it is where that is thought better of, or refused', async () => {
    const platform = await open({ isCovert: true, mayRelease: true }, asReviewer, {
      'forms.submission.release': new Problem('conflict', 'submission.not-covert', { target: '上坪村' }),
    })
    await press('公开')
    await press('取消')
    expect(platform.asked('forms.submission.release')).toEqual([])
    await press('公开')
    await press('确认公开')
    expect(textOf(the('alert'))).toContain('不是暗访记录，或者已经公开')
  })

  it('says since when it is known', async () => {
    await open({ releasedAt: '2020-03-25T02:00:00.000Z' })
    expect(textOf()).toContain('已于 2020-03-25 10:00 向被督战方公开')
  })
})
