import { differingResults, outlineOf } from '@duzhan/checklist'
import { drawInspectors } from '@duzhan/plan'
import { canteens } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from './answers.ts'
import { inspection } from './canteens/answers.ts'
import { at, type CanteenTerm, canteenTerm, county, plan, school, type Tally } from './canteens/term.ts'
import { allVisits } from './pages.ts'
import { problemOf } from './platform.ts'

/*
 * What is owed is worked out in the pack's own test; what was done is counted from the steps below, which say the number.
 * September: 4 Fridays × 64 schools = 256 self-checks. On time: school 1 in the first, second and fourth week, school 2 in the
 * first and second = 5; late: school 3 half an hour after the first Friday's 18:00, school 1 for the third week = 2.
 * Of 13 drawn three are inspected in time and one on 2 October; of six of grade D schools 5 and 14.
 * October: 3 × 64 = 192; on time school 1 twice and school 9 once, late school 9 for the last week. Grade D has seven since
 * school 2 came to it; schools 2 and 5 in time, 14 on 1 November. Of 13 drawn two.
 * November: 5 Fridays; school 64 closed on the 12th and owes the first two only: 2 × 64 + 3 × 63 = 317. On time school 1 three
 * times, late school 2 on the 22nd after 18:00. Grade D still seven, for the one that came off it was kept; 14 and 2 in time.
 */
const row = (owed: number, onTime: number, late: number) => ({ owed, onTime, late, missed: owed - onTime - late })
const expected: Record<string, Tally> = {
  '2024-09': {
    'owed.self': row(256, 5, 2),
    'owed.sampled': row(13, 3, 1),
    'owed.gradeD': row(6, 2, 0),
    'owed.recheck': row(1, 1, 0),
  },
  '2024-10': { 'owed.self': row(192, 3, 1), 'owed.sampled': row(13, 2, 0), 'owed.gradeD': row(7, 2, 1) },
  '2024-11': { 'owed.self': row(317, 3, 1), 'owed.sampled': row(13, 1, 0), 'owed.gradeD': row(7, 2, 0) },
}
const known = [1, 2, 3, 5, 9, 14, 64].map(school)

describe('a term of the school canteens, lived for three months', () => {
  let term: CanteenTerm
  let drawn: string[]
  beforeAll(async () => {
    term = await canteenTerm()
  })
  afterAll(() => term?.platform.close())

  /** An inspection of a school for what a duty owes it by a day: by who was drawn for it, or by the market office's team. */
  const inspect = async (duty: 'sampled' | 'gradeD', target: string, dueOn: string, on: string, found = {}) => {
    const due = await term.owed(duty, target, dueOn)
    const [drawnInspector = 'nobody'] = duty === 'sampled' ? await term.drawnFor(target, dueOn) : ['yx-market']
    return term.send(drawnInspector, { target, checklist: 'inspection', answers: inspection(found), due }, on)
  }
  /** Those drawn that the rest of the story does not speak of. */
  const others = () => drawn.filter((id) => !known.includes(id))
  const posts = canteens.bodies ?? []
  const seats = new Map([
    ...posts.map(({ key, region }): [string, string] => [key, region]),
    ...canteens.targets.map(({ id, regionCode }): [string, string] => [id, regionCode]),
  ])
  /** What is wrong with who goes where: too few, or somebody to a school of their own township. */
  const faultsIn = (going: ReadonlyMap<string, readonly string[]>) =>
    [...going].flatMap(([target, keys]) => [
      ...(new Set(keys).size === 2 ? [] : [`${target} has ${keys.length}`]),
      ...keys.filter((key) => seats.get(key) === seats.get(target)).map((key) => `${key} to ${target}`),
    ])
  const loadsOf = (going: ReadonlyMap<string, readonly string[]>) =>
    posts.map(({ key }) => [...going.values()].filter((keys) => keys.includes(key)).length).sort()
  const onList = async (key: string) => {
    const lists = await (await term.as('yx-viewer')).assignments.targetList.byPlan.query({ plan })
    return (lists.find((list) => list.key === key)?.targets ?? []).map(({ id }) => id)
  }
  const byGrade = async (ids: readonly string[]) => {
    const register = await (await term.as('yx-viewer')).assignments.target.list.query({ plan })
    const grades = register.filter(({ id }) => ids.includes(id)).map(({ attributes }) => attributes['grade'])
    return ['A', 'B', 'C', 'D'].map((grade) => grades.filter((one) => one === grade).length)
  }
  const findings = async (state: 'open' | 'closedOut') => {
    const all = (await (await term.as('yx-viewer')).assignments.finding.list.query({ plan, state })).rows
    return all.map(({ target, title, severity }) => `${target.id.slice(-2)} ${title} ${severity}`).sort()
  }
  /** Takes a finding through the steps of who answers for it and who reviews it. */
  const step = async (account: string, verb: 'accept' | 'reportBack' | 'sendBack' | 'verify' | 'closeOut', about: string) => {
    const { finding } = (await term.as(account)).assignments
    const found = (await finding.list.query({ plan, state: 'open' })).rows.find(({ target }) => target.id === about)
    const { id = '', version = 0 } = found ?? {}
    const text = '已按要求办理，情况属实'
    if (verb === 'accept' || verb === 'closeOut') return finding[verb].mutate({ id, version })
    return finding[verb].mutate({ id, version, text })
  }
  const handIn = async (account: string, key: string, over: object) => {
    const { due } = (await term.as(account)).assignments
    const { version } = await due.byKey.query({ plan, key })
    return due.handIn.mutate({ plan, key, version, ...over })
  }
  const correctGrade = async (target: string, grade: string) => {
    const { target: register } = (await term.as('yx-author')).assignments
    const { name, regionCode, attributes, version } = await register.byId.query({ plan, target })
    const reason = '风险等级经复核重新评定'
    await register.correct.mutate({
      ...{ plan, target, name, regionCode, version, reason },
      attributes: { ...attributes, grade },
    })
    await term.platform.settle()
  }
  const report = (unit: string, month: string) => `owed.${unit}Report/unit:${unit}/-/${month}/1`

  it('begins with all 64 on one list, six of grade D on another, and 13 drawn, from each grade its part', async () => {
    drawn = await onList('sampled')
    expect([(await onList('all')).length, (await onList('gradeD')).length, drawn.length]).toEqual([64, 6, 13])
    expect(await byGrade(drawn)).toEqual([4, 5, 3, 1])
  })

  /* 13 schools with two each are 26 visits for the eight posts: six of them go three times and two four times. */
  it('draws two posts for each of the 13, none from the township of the school, three or four visits each', async () => {
    const going = await term.inspectorsOf('2024-09')
    expect([...going.keys()].sort()).toEqual([...drawn].sort())
    expect(faultsIn(going)).toEqual([])
    expect(loadsOf(going)).toEqual([3, 3, 3, 3, 3, 3, 4, 4])
  })

  it('shows a visit to who was drawn as their own, to the team as not theirs, and to the other posts not at all', async () => {
    const [target = ''] = drawn
    const going = await term.inspectorsOf('2024-09')
    const mine = async (account: string) => {
      const { visit } = (await term.as(account)).assignments
      const visits = await allVisits((cursor) => visit.list.query({ plan, mine: true, cursor }))
      return visits.filter(({ duty }) => duty === 'owed.sampled').map((one) => one.target.id)
    }
    for (const { key } of posts) {
      const own = [...going].filter(([, keys]) => keys.includes(key)).map(([id]) => id)
      expect((await mine(`yx-${key}`)).sort(), key).toEqual(own.sort())
    }
    expect(await mine('yx-market')).toEqual([])
    const [one = ''] = going.get(target) ?? []
    const { visits } = await (await term.as(`yx-${one}`)).assignments.target.byId.query({ plan, target })
    expect(visits.map(({ duty, isYours }) => [duty, isYours])).toEqual([['owed.sampled', true]])
    const { visit } = (await term.as('yx-market')).assignments
    const board = await allVisits((cursor) => visit.list.query({ plan, cursor }))
    expect(board.find((visit) => visit.duty === 'owed.sampled' && visit.target.id === target)?.isYours).toBe(false)
  })

  it('keeps the lots by which anybody can draw again, and lets nobody read them who sees a part of the county', async () => {
    const [target = ''] = drawn
    const { id: visit, inspectors } = await term.visitOf('sampled', target, '2024-09-30')
    const [lot, ...more] = await (await term.as('yx-viewer')).assignments.visit.lots.query({ plan, visit })
    if (!lot) throw new Error('no lot is kept')
    expect([more, lot.no, lot.by, lot.among.length, lot.visits.length]).toEqual([[], 1, '', 8, 13])
    const order = { ...lot, avoid: 'township' as const }
    const { commitment, seed, drawn: again } = drawInspectors(order, lot.nonce)
    expect([commitment, seed, again]).toEqual([lot.commitment, lot.seed, lot.drawn])
    expect(again.find(([id]) => id === visit)?.[1]).toEqual(inspectors?.drawn.map(({ key }) => key))
    const post = await term.as(`yx-${inspectors?.drawn[0]?.key}`)
    expect(await problemOf(post.assignments.visit.lots.query({ plan, visit }))).toBe('right.missing')
  })

  it('draws another with a reason where one cannot go, and then takes the visit from that one', async () => {
    const [target = ''] = drawn.filter((id) => !known.includes(id)).slice(-1)
    const { id: visit, inspectors } = await term.visitOf('sampled', target, '2024-09-30')
    const [gone, stays] = (inspectors?.drawn ?? []).map(({ key }) => key)
    if (!gone || !stays) throw new Error('two are drawn')
    const { visit: visits } = (await term.as('yx-decider')).assignments
    const reason = '该岗位人员住院，不能前往'
    const now = await visits.replace.mutate({ plan, visit, inspector: gone, reason })
    const [added = ''] = now.drawn.map(({ key }) => key).filter((key) => key !== stays)
    expect(now).toMatchObject({ asked: 2, drawn: [{ key: stays }, { key: added }] })
    expect([gone, stays]).not.toContain(added)
    const going = await term.inspectorsOf('2024-09')
    expect([going.get(target), faultsIn(going)]).toEqual([[stays, added], []])
    const lots = await (await term.as('yx-viewer')).assignments.visit.lots.query({ plan, visit })
    expect(lots.map(({ no, replaced, reason: why }) => [no, replaced?.key, why])).toEqual([
      [1, undefined, ''],
      [2, gone, reason],
    ])
    expect(await problemOf(visits.replace.mutate({ plan, visit, inspector: gone, reason }))).toBe('inspector.not-drawn')
    const market = (await term.as('yx-market')).assignments.visit
    expect(await problemOf(market.replace.mutate({ plan, visit, inspector: stays, reason }))).toBe('right.missing')
    const own = await (await term.as(`yx-${gone}`)).assignments.visit.list.query({ plan, mine: true })
    expect(own.visits.map(({ id }) => id)).not.toContain(visit)
  })

  it('lets a record of the team, or of a post that was not drawn, pay nothing of it', async () => {
    const [target = ''] = others() // which is inspected by who was drawn later on
    const { id: due, inspectors } = await term.visitOf('sampled', target, '2024-09-30')
    const other = posts.find(({ key }) => !inspectors?.drawn.some((one) => one.key === key))?.key ?? ''
    for (const account of ['yx-market', `yx-${other}`])
      await term.send(account, { target, checklist: 'inspection', answers: inspection(), due }, at('2024-09-03', '10:00'))
    expect((await term.visitOf('sampled', target, '2024-09-30')).status).toBe('due')
  })

  it('lets a school send its own self-check and nothing that a team owes, and see nobody else’s', async () => {
    const first = await term.check(1, at('2024-09-05', '16:00'))
    const api = await term.as(school(1))
    const card = await api.assignments.target.byId.query({ plan, target: school(1) })
    expect(card.visits.map(({ duty, status }) => [duty, status])).toEqual([['owed.self', 'done']])
    expect(card.checklists.map(({ key }) => key)).toEqual(['selfCheck'])
    expect((await api.forms.submission.byId.query({ id: first })).target.id).toBe(school(1))
    const other = {
      ...{ id: newId(), plan, revision: 1, startedAt: at('2024-09-05', '15:00') },
      finishedAt: at('2024-09-05', '15:30'),
    }
    const send = (target: string, checklist: string) =>
      problemOf(api.forms.submission.submit.mutate({ ...other, target, checklist, answers: inspection() }))
    expect(await send(school(2), 'selfCheck')).toBe('target.absent')
    expect(await send(school(1), 'inspection')).toBe('target.other-team')
    expect(await problemOf(api.assignments.visit.list.query({ plan }))).toBe('right.missing')
  })

  it('takes a self-check until Friday 18:00 in time, and half an hour later as late', async () => {
    await term.check(2, at('2024-09-06', '17:59'), { freezer: -8 })
    await term.check(3, at('2024-09-06', '18:30'), { freezer: -15 })
    expect((await term.tally('2024-09'))['owed.self']).toEqual({ owed: 64, onTime: 2, late: 1, missed: 61 })
    expect(await findings('open')).toEqual(['02 冷冻柜温度-8℃，高于零下12℃ general'])
  })

  it('holds the term’s verification against the newest self-check, item by item', async () => {
    const due = await term.owed('verify', school(1), '2025-01-17')
    const verified = await term.check(1, at('2024-09-10', '10:00'), { by: 'yx-education', due, samples: 'no' })
    const { assignments, forms } = await term.as('yx-viewer')
    const { visits } = await assignments.target.byId.query({ plan, target: school(1) })
    expect(visits.find(({ id }) => id === due)).toMatchObject({ status: 'done', submission: verified })
    const own = visits.find(({ duty, status }) => duty === 'owed.self' && status === 'done')?.submission ?? ''
    const [one, other] = await Promise.all([own, verified].map((id) => forms.submission.byId.query({ id })))
    const { schema } = await forms.checklist.byKey.query({ plan, checklist: 'selfCheck' })
    const { differing } = differingResults(outlineOf(schema), one?.answers, other?.answers)
    expect(differing.map(({ item }) => item.path)).toEqual(['cooking.samples'])
    const asSchool = await term.as(school(1))
    expect(await problemOf(asSchool.forms.submission.byId.query({ id: verified }))).toBe('submission.absent')
  })

  it('finds what is rotten at a school of grade D, and follows it until it is closed out', async () => {
    await inspect('gradeD', school(5), '2024-09-30', at('2024-09-12', '10:00'), { expired: 2 })
    expect(await findings('open')).toContain('05 发现过期食品 serious')
    await step(school(5), 'accept', school(5))
    await step(school(5), 'reportBack', school(5))
    await step('yx-reviewer', 'verify', school(5))
    await step('yx-reviewer', 'closeOut', school(5))
    expect(await findings('closedOut')).toEqual(['05 发现过期食品 serious'])
  })

  it('calls for a verification of that school alone within three working days of its second wrong temperature', async () => {
    await term.check(1, at('2024-09-12', '16:00'))
    await term.check(1, at('2024-09-12', '16:30')) // once more, which nobody owed
    await term.check(2, at('2024-09-13', '10:00'), { freezer: -9 })
    const { due } = (await term.as('yx-reviewer')).assignments
    const event = { plan, id: newId(), event: '学校第二次填报温度有误', region: county, target: school(2) }
    const told = await due.tell.mutate({ ...event, at: at('2024-09-13', '10:00'), text: '该校两次自查冷冻柜温度均高于零下12℃' })
    expect(told).toEqual({ dues: [], visits: 1 })
    // Saturday the 14th was worked, 15 to 17 were off: the 14th, 18th and 19th are three working days
    const recheck = await term.owed('recheck', school(2), '2024-09-19')
    await term.check(2, at('2024-09-18', '15:00'), { by: 'yx-education', due: recheck })
    const { visits } = await (await term.as('yx-viewer')).assignments.target.byId.query({ plan, target: school(1) })
    const unowed = visits.filter(({ duty }) => duty === null)
    expect(unowed.map(({ team }) => team.key)).toEqual([`target:${school(1)}`])
  })

  it('goes on: a self-check made up late, one in time, a bad inspection, and those drawn', async () => {
    const third = await term.owed('self', school(1), '2024-09-20')
    await term.check(1, at('2024-09-23', '09:00'), { due: third })
    await inspect('gradeD', school(14), '2024-09-30', at('2024-09-25', '10:00'), { expired: 4, warm: 4 })
    await term.check(1, at('2024-09-26', '16:00'))
    for (const target of others().slice(0, 3)) await inspect('sampled', target, '2024-09-30', at('2024-09-26', '17:00'))
    term.platform.clock.set(at('2024-09-30', '17:00'))
    await handIn('yx-education-office', report('education', '2024-09'), { isNil: true })
    await inspect('sampled', others()[3] ?? '', '2024-09-30', at('2024-10-02', '10:00'))
    term.platform.clock.set(at('2024-10-08', '08:30'))
    const figures = [
      { key: 'inspected', value: 6 },
      { key: 'fined', value: 0 },
    ]
    await handIn('yx-market-office', report('market', '2024-09'), { text: '九月检查六家', figures })
  })

  it('comes in September to what was worked out', async () => {
    const { 'owed.verify': _, ...found } = await term.tally('2024-09')
    expect(found).toEqual(expected['2024-09'])
    expect(await term.reports('2024-09-30')).toEqual(['县市场监管局 doneLate 8', '县教育局 done 0'])
    expect(await findings('open')).toEqual([
      '01 食品留样不足 general',
      '02 冷冻柜温度-8℃，高于零下12℃ general', // as it was found first; the second report joined it
      '14 发现过期食品 serious',
    ])
  })

  it('has September’s figures: whom anybody came to, the points and their grades, the temperature', async () => {
    const { aggregation } = await term.as('yx-city')
    const page = await aggregation.summary.byRegion.query({ plan, region: county, window: '2024-09' })
    // schools 1, 2, 3, 5 and 14, and three of those drawn
    expect(page.coverage).toEqual({ visited: 8, designated: 64 })
    const [self, market] = ['selfCheck', 'inspection'].map((key) => page.checklists.find((one) => one.key === key))
    // 100 three times, 90 and 60
    expect(market?.score?.total.mean).toMatchObject({ value: 90 })
    expect(market?.score?.total.distribution).toMatchObject({ counts: { 优秀: 4, 不合格: 1 } })
    // of each school its newest record: −18, −18 and −15
    const freezer = self?.sections.flatMap(({ items }) => items).find(({ path }) => path === 'storage.freezer')
    expect(freezer?.total.mean).toMatchObject({ value: -17 })
  })

  it('draws anew in October, moves a school to grade D, and follows the second month', async () => {
    drawn = await term.draw(at('2024-10-08'))
    expect((await onList('sampled')).sort()).toEqual([...drawn].sort())
    expect(await byGrade(drawn)).toEqual([4, 5, 3, 1])
    const [before, going] = [await term.inspectorsOf('2024-09'), await term.inspectorsOf('2024-10')]
    expect([[...going.keys()].sort(), faultsIn(going)]).toEqual([[...drawn].sort(), []])
    expect(loadsOf(going)).toEqual([3, 3, 3, 3, 3, 3, 4, 4])
    // who inspected a school in September does not go there again; what was made late came after October’s lots
    const made = (await term.dueIn('2024-09')).filter(
      (one) => one.duty === 'owed.sampled' && one.doneOn !== null && one.doneOn < '2024-10-01',
    )
    const again = made.flatMap(({ target }) => before.get(target.id)?.filter((key) => going.get(target.id)?.includes(key)) ?? [])
    expect(again).toEqual([])
    term.platform.clock.set(at('2024-10-09'))
    await correctGrade(school(2), 'D')
    expect(await term.decide((target) => target === school(2))).toBe(1)
    expect(await onList('gradeD')).toHaveLength(7)
    await step(school(2), 'accept', school(2))
    await step(school(2), 'reportBack', school(2))
    await step('yx-reviewer', 'sendBack', school(2))
    await step(school(2), 'reportBack', school(2))
    await step('yx-reviewer', 'verify', school(2))
    await step('yx-reviewer', 'closeOut', school(2))
    await term.check(1, at('2024-10-10', '15:00'))
    await term.check(9, at('2024-10-11', '15:00'))
    await inspect('gradeD', school(2), '2024-10-31', at('2024-10-15', '10:00'))
    await inspect('gradeD', school(5), '2024-10-31', at('2024-10-16', '10:00'), { expired: 1 })
    await term.check(1, at('2024-10-18', '17:00'))
    const verify = await term.owed('verify', school(9), '2025-01-17')
    await term.check(9, at('2024-10-22', '10:00'), { by: 'yx-education', due: verify })
    for (const target of others().slice(0, 2)) await inspect('sampled', target, '2024-10-31', at('2024-10-24', '10:00'))
    await term.check(9, at('2024-10-26', '09:00'), { due: await term.owed('self', school(9), '2024-10-25') })
    term.platform.clock.set(at('2024-10-31', '16:00'))
    await handIn('yx-education-office', report('education', '2024-10'), { text: '十月核验一家，督促整改一家' })
    const figures = [
      { key: 'inspected', value: 4 },
      { key: 'fined', value: 1 },
    ]
    await handIn('yx-market-office', report('market', '2024-10'), { text: '十月检查四家，立案一件', figures })
    const { due } = (await term.as('yx-decider')).assignments
    const { version } = await due.byKey.query({ plan, key: report('market', '2024-10') })
    await due.receive.mutate({ plan, key: report('market', '2024-10'), version })
    await inspect('gradeD', school(14), '2024-10-31', at('2024-11-01', '09:00'), { expired: 4, warm: 4 })
  })

  it('comes in October to what was worked out', async () => {
    expect(await term.tally('2024-10')).toEqual(expected['2024-10'])
    expect(await term.reports('2024-10-31')).toEqual(['县市场监管局 received 0', '县教育局 done 0'])
    expect(await findings('open')).toEqual(['01 食品留样不足 general', '05 发现过期食品 serious', '14 发现过期食品 serious'])
    expect((await findings('closedOut')).map((one) => one.slice(0, 2))).toEqual(['02', '05'])
  })

  it('keeps a school on its list against the rule, closes one, and lets a month go badly', async () => {
    await term.check(1, at('2024-11-01', '15:00'))
    drawn = await term.draw(at('2024-11-04'))
    expect(await byGrade(drawn), 'one more of grade D than in October').toEqual([4, 5, 2, 2])
    term.platform.clock.set(at('2024-11-12'))
    const register = (await term.as('yx-author')).assignments.target
    const { version } = await register.byId.query({ plan, target: school(64) })
    const reason = '学校撤并，食堂停止供餐'
    await register.retire.mutate({ plan, target: school(64), version, reason, on: '2024-11-12' })
    await term.platform.settle()
    await term.check(1, at('2024-11-14', '15:00'))
    term.platform.clock.set(at('2024-11-18'))
    await correctGrade(school(5), 'C')
    const reason5 = '学年内继续按D级管理'
    expect(await term.decide((target) => target === school(5), { verb: 'keep', reason: reason5 })).toBe(1)
    expect(await onList('gradeD')).toContain(school(5))
    await inspect('gradeD', school(14), '2024-11-30', at('2024-11-20', '10:00'), { expired: 2, warm: 4 })
    await term.check(2, at('2024-11-22', '19:00'))
    await inspect('sampled', others()[0] ?? '', '2024-11-30', at('2024-11-26', '10:00'))
    await inspect('gradeD', school(2), '2024-11-30', at('2024-11-27', '10:00'))
    await term.check(1, at('2024-11-28', '15:00'))
    const { due } = (await term.as('yx-decider')).assignments
    const key = report('market', '2024-11')
    const { version: seen } = await due.byKey.query({ plan, key })
    await due.excuse.mutate({ plan, key, version: seen, text: '该局本月参加专项行动' })
    term.platform.clock.set(at('2024-12-02'))
  })

  it('comes in November to what was worked out', async () => {
    const { 'owed.sampled': sampled, ...found } = await term.tally('2024-11')
    const { 'owed.sampled': all, ...rest } = expected['2024-11'] ?? {}
    expect(found).toEqual(rest)
    // a school that closed is owed no visit, drawn or not
    expect(sampled).toEqual(drawn.includes(school(64)) ? row(12, 1, 0) : all)
    expect(await term.reports('2024-11-29')).toEqual(['县市场监管局 excused 0', '县教育局 missed 3'])
    expect(await findings('open')).toEqual(['01 食品留样不足 general', '05 发现过期食品 serious', '14 发现过期食品 serious'])
  })

  it('has verified two schools of 64 by then, and owes the others until January', async () => {
    const { visit } = (await term.as('yx-viewer')).assignments
    const visits = await allVisits((cursor) => visit.list.query({ plan, window: '2024-12', cursor }))
    const verify = visits.filter(({ duty, status }) => duty === 'owed.verify' && status !== 'cancelled')
    expect(new Set(verify.map(({ dueOn }) => dueOn))).toEqual(new Set(['2025-01-17']))
    expect([verify.length, verify.filter(({ status }) => status === 'done').length]).toEqual([63, 2])
  })
})
