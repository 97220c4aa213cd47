import { expect, it } from 'vitest'
import { problemOf } from '../platform.ts'
import { monthEnds } from './monthEnds.ts'
import { type DustControl, plan } from './prefecture.ts'

const town = { centre: '962301001000', river: '962301002000' }
const bare = { answer: 'no', note: '裸土没有覆盖' }

/** April: the list is frozen, a site comes, one is corrected onto it and one goes; two leave the register within a week. */
export function april(prefecture: () => DustControl): void {
  let cover: string
  let fence: string
  let late: string
  const withPhoto = (account: string, target: string) => prefecture().serious(account, target, '在线监测没有联网')

  it('begins with 24 sites on the list: a patrol of this week each, and two joint visits of this month', async () => {
    expect(await prefecture().onList()).toHaveLength(24)
    expect((await prefecture().review()).proposals).toEqual([])
    expect(await prefecture().standing('gd-01', 'patrol')).toEqual(['2020-W14 due'])
    expect(await prefecture().standing('gd-01', 'joint')).toEqual(['2020-04 due', '2020-04 due'])
    expect(await prefecture().standing('gd-07', 'patrol'), '5,000 square metres sharp').toEqual([])
    const { visits } = await (await prefecture().api('lc-police')).assignments.visit.list.query({ plan, mine: true })
    expect(
      visits.map(({ duty }) => duty),
      'of the police, what it comes along on',
    ).toEqual(Array.from({ length: 24 }, () => 'owed.joint'))
  })

  it('has a joint visit on the 2nd, and three patrols in time, of which one finds bare earth', async () => {
    await prefecture().record('qg-housing', 'gd-23', 'joint', '04-02 10:00')
    for (const target of ['gd-01', 'gd-02']) await prefecture().record('cz-patrol', target, 'patrol', '04-03 09:00')
    cover = `${await prefecture().record('cz-patrol', 'gd-03', 'patrol', '04-03 10:00', { over: { 'site.cover': bare } })}:site.cover.answer`
    expect(await prefecture().finding(cover)).toMatchObject({ rectifyBy: '2020-04-10', responsible: { title: '岚城市城中街道' } })
  })

  it('owes a joint visit once: what a second body records of it on the same day pays no other', async () => {
    prefecture().at('04-08 09:00')
    const [first, second] = await prefecture().visitsOf('gd-01', 'joint')
    expect(first).toMatchObject({
      team: { key: 'housing@962301000000' },
      partners: [{ key: 'environment@962301000000' }, { key: 'police@962301000000' }],
    })
    const led = await prefecture().record('lc-housing', 'gd-01', 'joint', '04-08 10:00', { due: first?.id })
    const also = await prefecture().record('lc-environment', 'gd-01', 'joint', '04-08 10:10', { due: first?.id })
    const { visits } = await prefecture().card('gd-01')
    expect(visits.filter(({ checklist }) => checklist === 'joint').map((one) => [one.id, one.status, one.submission])).toEqual(
      expect.arrayContaining([
        [first?.id, 'done', led],
        [second?.id, 'due', null],
        [expect.stringContaining('unscheduled'), 'done', also],
      ]),
    )
    expect(
      await problemOf(prefecture().record('qg-police', 'gd-01', 'joint', '04-08 10:20', { due: second?.id })).catch(String),
    ).toMatch(/target.absent/)
  })

  it('follows a serious finding of another body’s joint visit to its closing, through the site itself', async () => {
    prefecture().at('04-09 08:00')
    const offline = await withPhoto('lc-environment', 'gd-02')
    const over = { 'environment.monitor': offline, 'quality.score': { deductions: { bare: 2, waste: 1 } } }
    const id = `${await prefecture().record('lc-environment', 'gd-02', 'joint', '04-09 10:00', { over })}:environment.monitor.answer`
    expect(await prefecture().finding(id)).toMatchObject({
      ...{ severity: 'serious', rectifyBy: '2020-04-12' },
      responsible: { title: '岚城市住房和城乡建设局' },
    })
    prefecture().at('04-11 09:00')
    expect(await problemOf(prefecture().reportBack('gd-site-one', id)), 'another site’s').toBe('finding.absent')
    await prefecture().reportBack('gd-site-two', id)
    expect(await prefecture().closeOut(id)).toMatchObject({ state: 'closedOut' })
  })

  it('proposes on the Monday, with reasons, what the register of the week has changed, and changes nothing', async () => {
    fence = `${await prefecture().record('bz-patrol', 'gd-37', 'patrol', '04-07 10:00', { over: { 'site.fence': { answer: 'no', note: '围挡倒了一段' } } })}:site.fence.answer`
    await prefecture().record('bz-patrol', 'gd-33', 'patrol', '04-07 11:00')
    await prefecture().handIn('gd-author', 'review', '04-06')
    prefecture().at('04-08 15:00')
    await prefecture().enter(['gd-41', '城东商务楼', town.centre, 7000], ['gd-42', '城东垃圾站', town.centre, 4900])
    prefecture().at('04-09 15:00')
    await prefecture().correct('gd-14', { area: 5200 }, '施工图复核，面积更正')
    await prefecture().correct('gd-23', { roofOn: true }, '主体已于4月9日封顶')
    prefecture().at('04-10 09:00')
    await prefecture().reportBack('cz-unit', cover)
    await prefecture().closeOut(cover)
    prefecture().at('04-13 08:30')
    const { proposals } = await prefecture().review()
    const told = proposals.map(({ target, change, reasons, lost }) => [
      target.id,
      change,
      [...reasons.map(({ sentence }) => sentence), ...lost].join(),
    ])
    expect(told.sort()).toEqual([
      ['gd-14', 'on', expect.stringMatching(/建筑面积.*5200/)],
      ['gd-23', 'off', expect.stringMatching(/主体已封顶/)],
      ['gd-41', 'on', expect.stringMatching(/建筑面积.*7000/)],
    ])
    const listed = await prefecture().onList()
    expect([listed.length, listed.includes('gd-23'), listed.includes('gd-41')]).toEqual([24, true, false])
    expect(await prefecture().standing('gd-23', 'patrol')).toEqual(['2020-W14 due', '2020-W15 due', '2020-W16 due'])
    expect(await prefecture().standing('gd-41', 'patrol'), 'registered on Wednesday, and not designated').toEqual([])
    expect(await problemOf(prefecture().record('cz-patrol', 'gd-41', 'patrol', '04-13 08:40')).catch(String)).toMatch(
      /target.absent|not-designated/,
    )
  })

  it('owes the visits of a site from its designation on, and of one that is released none any more', async () => {
    prefecture().at('04-13 09:00')
    await prefecture().decide(
      { target: 'gd-41', verb: 'designate', reason: '' },
      { target: 'gd-14', verb: 'designate', reason: '' },
      { target: 'gd-23', verb: 'release', reason: '主体已封顶，摘牌' },
    )
    await prefecture().handIn('gd-author', 'review', '04-13')
    expect(await prefecture().proposals()).toEqual([])
    expect(await prefecture().standing('gd-41', 'patrol')).toEqual(['2020-W16 due'])
    expect(await prefecture().standing('gd-41', 'joint')).toEqual(['2020-04 due', '2020-04 due'])
    expect(await prefecture().standing('gd-23', 'patrol')).toEqual(['2020-W14 due', '2020-W15 due', '2020-W16 cancelled'])
    expect((await prefecture().standing('gd-23', 'joint')).sort(), 'what was made stays').toEqual([
      '2020-04 cancelled',
      '2020-04 done',
    ])
  })

  it('takes in what was made at a site before its release and arrives after it, and its finding stands', async () => {
    prefecture().at('04-13 16:00')
    const offline = prefecture().made('gd-23', 'patrol', '04-11 10:00', { over: { 'site.cover': bare } })
    await prefecture().send('qz-patrol', offline)
    expect(await prefecture().standing('gd-23', 'patrol')).toEqual(['2020-W14 due', '2020-W15 done', '2020-W16 cancelled'])
    expect(await prefecture().finding(`${offline.id}:site.cover.answer`)).toMatchObject({
      rectifyBy: '2020-04-20',
      light: 'none',
    })
    const since = prefecture().made('gd-23', 'patrol', '04-14 10:00')
    prefecture().at('04-14 11:00')
    const [outcome] = await (await prefecture().api('qz-patrol')).forms.submission.submitMany.mutate({ submissions: [since] })
    expect(outcome).toMatchObject({ problem: { code: 'target.not-designated' } })
  })

  it('owes nothing any more of a site that leaves the register in mid-week, and its open finding goes on', async () => {
    await prefecture().record('cz-patrol', 'gd-41', 'patrol', '04-14 14:00')
    prefecture().at('04-15 10:00')
    await prefecture().retire('gd-37', '2020-04-15', '建设单位决定停建')
    expect(await prefecture().standing('gd-37', 'patrol')).toEqual(['2020-W14 due', '2020-W15 done', '2020-W16 cancelled'])
    expect(await prefecture().standing('gd-37', 'joint')).toEqual(['2020-04 cancelled', '2020-04 cancelled'])
    expect(await prefecture().finding(fence)).toMatchObject({ state: 'handedOver', light: 'red' })
    prefecture().at('04-20 09:00')
    const [proposal] = (await prefecture().review()).proposals
    expect([proposal?.target.id, proposal?.change, proposal?.lost.join()]).toEqual([
      'gd-37',
      'off',
      expect.stringContaining('建设单位决定停建'),
    ])
    await prefecture().decide({ target: 'gd-37', verb: 'release', reason: '项目停建，予以摘牌' })
    await prefecture().handIn('gd-author', 'review', '04-20')
  })

  it('makes up late for a week, and sees the second joint visit made by who came along', async () => {
    const wash = { 'gate.wash': { answer: 'no', note: '冲洗设施坏了' } }
    const due = await prefecture().visitIn('gd-10', 'patrol', '2020-W16')
    late = `${await prefecture().record('hx-patrol', 'gd-10', 'patrol', '04-20 15:00', { due, over: wash })}:gate.wash.answer`
    await prefecture().record('hx-patrol', 'gd-14', 'patrol', '04-21 09:00')
    const second = await prefecture().visitIn('gd-01', 'joint', '2020-04', 2)
    const score = { 'quality.score': { deductions: { road: 1, waste: 1 } } }
    await prefecture().record('lc-police', 'gd-01', 'joint', '04-22 10:00', { due: second, over: score })
    expect(await prefecture().standing('gd-01', 'joint')).toEqual(['2020-04 done', '2020-04 done'])
    expect(await prefecture().finding(late)).toMatchObject({ rectifyBy: '2020-04-27' })
  })

  it('asks nothing for the days after a site left the register, though that is told days later', async () => {
    prefecture().at('04-28 10:00')
    expect(await prefecture().standing('gd-31', 'patrol')).toContain('2020-W17 due')
    await prefecture().retire('gd-31', '2020-04-24', '已于24日竣工撤场')
    expect((await prefecture().standing('gd-31', 'patrol')).slice(-3)).toEqual([
      '2020-W16 due',
      '2020-W17 cancelled',
      '2020-W18 cancelled',
    ])
    await prefecture().reportBack('bz-unit', fence)
    await prefecture().closeOut(fence)
  })

  monthEnds(prefecture, 'april', {
    at: '05-01 00:10',
    // 24 stand (gd-31 has left the register, and nobody has released it yet); of them gd-01, -02, -03, -10, -14, -33 and -41 were visited
    coverage: { visited: 7, designated: 24 },
    shares: { 'patrol site.cover': [7, 9], 'patrol site.fence': [8, 9], 'joint environment.monitor': [2, 3] },
    points: { sum: 95 + 88 + 100, sites: 3 }, // gd-01 loses 3 + 2, gd-02 2 × 5 + 2
  })
}
