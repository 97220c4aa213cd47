import { expect, it } from 'vitest'
import { monthEnds } from './monthEnds.ts'
import { type DustControl, plan } from './prefecture.ts'

const figures = [
  { key: 'ordered', value: 4 },
  { key: 'stopped', value: 1 },
]

/** June: a record of May arrives, what May left open is closed, two sites come together and two go together, one no longer needs to be kept. */
export function june(prefecture: () => DustControl): void {
  it('counts in May what was made in May and arrived in June', async () => {
    prefecture().at('06-01 09:00')
    const offline = prefecture().made('gd-01', 'patrol', '05-30 10:00')
    await prefecture().send('cz-patrol', offline)
    const week = (await prefecture().visitsOf('gd-01', 'patrol')).find(({ window }) => window === '2020-W22')
    expect(week).toMatchObject({ status: 'done', doneOn: '2020-05-30', isLate: false })
    const { duties } = await prefecture().board('2020-05')
    expect(duties['patrol'], 'one more than on the first of the month').toEqual([122, 7, 1, 115])
  })

  it('closes the serious finding that May left, and has the reports of three counties', async () => {
    prefecture().at('06-02 09:00')
    const { finding } = (await prefecture().api('gd-viewer')).assignments
    const [left] = (await finding.list.query({ plan, target: 'gd-33' })).rows
    expect(await prefecture().closeOut(left?.id ?? '')).toMatchObject({ state: 'closedOut', severity: 'serious' })
    await prefecture().handIn('lc-unit', 'report', '06-03', figures)
    await prefecture().record('bx-housing', 'gd-33', 'joint', '06-03 10:00')
    prefecture().at('06-04 09:00')
    await prefecture().handIn('bx-unit', 'report', '06-03', figures)
  })

  it('takes two new sites of three onto the list in one decision, and has nothing more to propose of the one that was kept', async () => {
    await prefecture().enter(
      ['gd-44', '城南学校', '962301001000', 12_000],
      ['gd-45', '白溪文体馆', '962323100000', 8000],
      ['gd-46', '白溪公厕', '962323100000', 300],
    )
    await prefecture().record('cz-patrol', 'gd-02', 'patrol', '06-05 10:00')
    await prefecture().correct('gd-12', { area: 9900 }, '分期验收撤回，面积恢复')
    prefecture().at('06-08 09:00')
    expect((await prefecture().proposals()).sort()).toEqual(['gd-42 on', 'gd-44 on', 'gd-45 on'])
    await prefecture().decide(
      { target: 'gd-44', verb: 'designate', reason: '' },
      { target: 'gd-45', verb: 'designate', reason: '' },
    )
    await prefecture().handIn('gd-author', 'review', '06-08')
    expect(await prefecture().standing('gd-44', 'patrol')).toEqual(['2020-W24 due'])
    await prefecture().record('cz-patrol', 'gd-44', 'patrol', '06-09 10:00')
    await prefecture().record('bz-patrol', 'gd-45', 'patrol', '06-14 10:00')
  })

  it('owes patrols of two sites whose roofs are on until the Monday on which they are released', async () => {
    prefecture().at('06-10 09:00')
    for (const target of ['gd-33', 'gd-34']) await prefecture().correct(target, { roofOn: true }, '主体已于6月10日封顶')
    expect((await prefecture().standing('gd-34', 'patrol')).at(-1), 'proposed, and not decided').toBe('2020-W24 due')
    prefecture().at('06-15 09:00')
    await prefecture().decide(
      { target: 'gd-33', verb: 'release', reason: '主体已封顶，摘牌' },
      { target: 'gd-34', verb: 'release', reason: '主体已封顶，摘牌' },
    )
    await prefecture().handIn('gd-author', 'review', '06-15')
    for (const target of ['gd-33', 'gd-34'])
      expect((await prefecture().standing(target, 'patrol')).slice(-2)).toEqual(['2020-W24 due', '2020-W25 cancelled'])
    expect((await prefecture().standing('gd-33', 'joint')).slice(-2).sort()).toEqual(['2020-06 cancelled', '2020-06 done'])
    expect(await prefecture().onList()).toHaveLength(25)
  })

  it('looks back at a site that was released, once for its release', async () => {
    prefecture().at('06-17 09:00')
    const due = await prefecture().visitIn('gd-34', 'back', 'release-2020-06-15')
    await prefecture().record('bx-housing', 'gd-34', 'patrol', '06-17 10:00', { due })
    expect(await prefecture().standing('gd-34', 'back')).toEqual(['release-2020-06-15 done'])
    expect(await prefecture().standing('gd-33', 'back')).toEqual(['release-2020-06-15 due'])
  })

  it('has joint visits by each of the three bodies, and a serious finding that nobody answers', async () => {
    await prefecture().record('lc-housing', 'gd-44', 'joint', '06-16 10:00')
    prefecture().at('06-18 08:00')
    const trucks = await prefecture().serious('lc-police', 'gd-02', '渣土车没有核准证')
    const over = { 'police.trucks': trucks, 'quality.score': { deductions: { road: 2 } } }
    const id = `${await prefecture().record('lc-police', 'gd-02', 'joint', '06-18 10:00', { over })}:police.trucks.answer`
    const due = await prefecture().visitIn('gd-45', 'patrol', '2020-W25')
    await prefecture().record('bz-patrol', 'gd-45', 'patrol', '06-23 10:00', { due })
    await prefecture().record('lc-environment', 'gd-44', 'joint', '06-24 10:00', {
      over: { 'quality.score': { deductions: { waste: 3 } } },
    })
    await prefecture().record('cz-patrol', 'gd-01', 'patrol', '06-24 15:00')
    expect((await prefecture().standing('gd-44', 'joint')).slice(-2)).toEqual(['2020-06 done', '2020-06 done'])
    expect(await prefecture().finding(id)).toMatchObject({ rectifyBy: '2020-06-21', light: 'red' })
  })

  // 25 stand; of them gd-01, -02, -44 and -45 were visited, and gd-33 no longer stands. gd-02 loses 2 × 3, gd-44 3 × 2, gd-33 nothing.
  monthEnds(prefecture, 'june', {
    at: '07-01 00:10',
    coverage: { visited: 4, designated: 25 },
    shares: { 'patrol site.cover': [5, 5], 'joint police.trucks': [2, 3] },
    points: { sum: 94 + 94 + 100, sites: 3 },
  })
}
