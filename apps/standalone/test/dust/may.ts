import { expect, it } from 'vitest'
import { problemOf } from '../platform.ts'
import { monthEnds } from './monthEnds.ts'
import { type DustControl, plan } from './prefecture.ts'

const figures = [
  { key: 'ordered', value: 6 },
  { key: 'stopped', value: 0 },
]
const gate = { 'gate.wash': { answer: 'no', note: '车辆没有冲洗' } }

/** May: decisions that keep on and leave off, a site that comes back, one that left the register by mistake, and findings old and new. */
export function may(prefecture: () => DustControl): void {
  const openAt = async (target: string) => {
    const { finding } = (await prefecture().api('gd-viewer')).assignments
    return (await finding.list.query({ plan, target })).rows.map(({ id }) => id)
  }

  it('has one county’s report received, one late with figures, and one missing', async () => {
    await prefecture().record('cz-patrol', 'gd-01', 'patrol', '05-02 09:00')
    prefecture().at('05-02 10:00')
    const { key, version } = await prefecture().handIn('lc-unit', 'report', '05-03', figures)
    await (await prefecture().api('gd-reviewer')).assignments.due.receive.mutate({ plan, key, version })
    prefecture().at('05-05 10:00')
    const late = await prefecture().handIn('qg-unit', 'report', '05-03', figures)
    expect([late.standing, late.lateDays]).toEqual(['doneLate', 2])
  })

  it('designates on Monday what was registered the week before, and refuses who decides on what has changed since', async () => {
    prefecture().at('05-04 08:00')
    await prefecture().enter(['gd-43', '石桥物流园', '962322101000', 9000])
    prefecture().at('05-04 09:00')
    expect((await prefecture().proposals()).sort()).toEqual(['gd-31 off', 'gd-43 on'])
    const { version } = await prefecture().review()
    await prefecture().decide(
      { target: 'gd-43', verb: 'designate', reason: '' },
      { target: 'gd-31', verb: 'release', reason: '竣工撤场，予以摘牌' },
    )
    const { decide } = (await prefecture().api('gd-author')).assignments.targetList
    const decisions = [{ target: 'gd-43', verb: 'release' as const, list: 'large', reason: '按照旧的复核结果' }]
    expect(await problemOf(decide.mutate({ plan, version, decisions }))).toBe('target-list.stale')
    await prefecture().handIn('gd-author', 'review', '05-04')
    expect(await prefecture().standing('gd-43', 'patrol')).toEqual(['2020-W19 due'])
    expect(await prefecture().standing('gd-31', 'joint')).toEqual(['2020-04 cancelled', '2020-04 cancelled'])
  })

  it('closes what April left open, of a released site too', async () => {
    prefecture().at('05-06 09:00')
    const [ofReleased = ''] = await openAt('gd-23')
    await prefecture().reportBack('qz-unit', ofReleased)
    expect(await prefecture().closeOut(ofReleased)).toMatchObject({ state: 'closedOut' })
    const [washing = ''] = await openAt('gd-10')
    await prefecture().reportBack('hx-unit', washing)
    await prefecture().closeOut(washing)
  })

  it('withdraws a finding whose record is corrected', async () => {
    const first = await prefecture().record('sq-patrol', 'gd-43', 'patrol', '05-06 10:00', { over: gate })
    expect(await openAt('gd-43')).toEqual([`${first}:gate.wash.answer`])
    prefecture().at('05-07 09:00')
    const corrects = { submission: first, reason: '看错了工地出入口' }
    await prefecture().send('sq-patrol', prefecture().made('gd-43', 'patrol', '05-06 10:00', { corrects }))
    expect(await openAt('gd-43')).toEqual([])
  })

  it('keeps on, leaves off and takes back as a person decides, each with a reason that stays beside the proposal', async () => {
    prefecture().at('05-07 15:00')
    await prefecture().correct('gd-12', { area: 4900 }, '分期验收，面积调减')
    await prefecture().correct('gd-42', { area: 5300 }, '增建垃圾分拣间')
    await prefecture().correct('gd-23', { roofOn: false }, '封顶登记有误，尚差两层')
    prefecture().at('05-11 09:00')
    expect((await prefecture().proposals()).sort()).toEqual(['gd-12 off', 'gd-23 on', 'gd-42 on'])
    await prefecture().decide(
      { target: 'gd-12', verb: 'keep', reason: '紧邻居民区，继续督战' },
      { target: 'gd-42', verb: 'leave', reason: '只建围墙，没有土方' },
      { target: 'gd-23', verb: 'designate', reason: '' },
    )
    await prefecture().handIn('gd-author', 'review', '05-11')
    const { proposals } = await prefecture().review()
    expect(proposals.map(({ target, decided }) => [target.id, decided?.verb, decided?.reason]).sort()).toEqual([
      ['gd-12', 'keep', '紧邻居民区，继续督战'],
      ['gd-42', 'leave', '只建围墙，没有土方'],
    ])
    expect(await prefecture().standing('gd-42', 'patrol')).toEqual([])
    expect((await prefecture().standing('gd-12', 'patrol')).at(-1)).toBe('2020-W20 due')
    expect((await prefecture().standing('gd-23', 'patrol')).slice(-2), 'nothing of the weeks between').toEqual([
      '2020-W16 cancelled',
      '2020-W20 due',
    ])
    expect((await prefecture().card('gd-23')).standings.map(({ from, until }) => [from, until])).toEqual([
      ['2020-05-11', null],
      ['2020-04-01', '2020-04-13'],
    ])
  })

  it('sees bare earth at gd-03 once more: a finding of its own, closed late', async () => {
    const over = { 'site.cover': { answer: 'no', note: '裸土没有覆盖' } }
    const again = `${await prefecture().record('cz-patrol', 'gd-03', 'patrol', '05-12 10:00', { over })}:site.cover.answer`
    expect(await openAt('gd-03')).toEqual([again])
    await prefecture().record('qz-patrol', 'gd-23', 'patrol', '05-13 10:00')
    prefecture().at('05-20 09:00')
    expect(await prefecture().finding(again)).toMatchObject({ rectifyBy: '2020-05-19', light: 'red' })
    await prefecture().reportBack('cz-unit', again)
    await prefecture().closeOut(again)
  })

  it('has joint visits led and not led, one with a serious finding that is reported back too late', async () => {
    prefecture().at('05-14 08:00')
    const six = await prefecture().serious('bx-housing', 'gd-33', '六个百分之百没有落实')
    const over = { 'housing.six': six, 'quality.score': { deductions: { bare: 4, waste: 5 } } }
    const id = `${await prefecture().record('bx-housing', 'gd-33', 'joint', '05-14 10:00', { over })}:housing.six.answer`
    await prefecture().record('lc-environment', 'gd-01', 'joint', '05-14 15:00')
    expect(await prefecture().standing('gd-01', 'joint')).toEqual([
      ...['2020-04 done', '2020-04 done'],
      ...['2020-05 done', '2020-05 due'],
    ])
    expect(await prefecture().finding(id)).toMatchObject({ severity: 'serious', rectifyBy: '2020-05-17' })
    prefecture().at('05-28 09:00')
    expect(await prefecture().reportBack('bx-unit', id)).toMatchObject({ state: 'submitted', light: 'yellow' })
  })

  it('owes the same again of a site that left the register by mistake for a day', async () => {
    prefecture().at('05-19 09:00')
    const due = await prefecture().visitIn('gd-10', 'patrol', '2020-W20')
    await prefecture().record('hx-patrol', 'gd-10', 'patrol', '05-19 10:00', { due })
    await prefecture().retire('gd-19', '2020-05-19', '误以为已经竣工')
    expect((await prefecture().standing('gd-19', 'patrol')).at(-1)).toBe('2020-W21 cancelled')
    prefecture().at('05-20 10:00')
    await prefecture().restore('gd-19', '核实尚未竣工，恢复')
    expect((await prefecture().standing('gd-19', 'patrol')).at(-1)).toBe('2020-W21 due')
    expect((await prefecture().standing('gd-19', 'joint')).slice(-2)).toEqual(['2020-05 due', '2020-05 due'])
    await prefecture().record('gx-patrol', 'gd-19', 'patrol', '05-22 10:00')
  })

  // 25 stand: gd-01, -03, -10, -19, -23, -33 and -43 were visited. gd-01 has no deduction in May, gd-33 has 4 × 5 and 5 × 2.
  monthEnds(prefecture, 'may', {
    at: '06-01 00:10',
    coverage: { visited: 7, designated: 25 },
    shares: { 'patrol site.cover': [5, 6], 'patrol gate.wash': [6, 6], 'joint housing.six': [1, 2] },
    points: { sum: 100 + 70, sites: 2 },
  })
}
