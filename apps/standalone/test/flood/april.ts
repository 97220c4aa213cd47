import { expect, it } from 'vitest'
import { problemOf } from '../platform.ts'
import { monthEnds } from './monthEnds.ts'
import { type FloodSeason, plan } from './season.ts'

const county = '970121000000' // 白渡县

/** April: 汛前 until the 15th, and then nothing that is owed. */
export function april(season: () => FloodSeason): void {
  const reports = async () =>
    (await (await season().api('lq-reviewer')).assignments.due.board.query({ plan })).dues.filter(
      ({ duty }) => duty === 'owed.readiness',
    )
  const handIn = async (account: string, local: string, bags: number) => {
    season().at(local)
    const { api } = await season().platform.as(account)
    const [due] = (await api.assignments.due.board.query({ plan })).dues.filter(({ duty }) => duty === 'owed.readiness')
    const { key, version } = await api.assignments.due.byKey.query({ plan, key: due?.key ?? '' })
    const figures = [
      { key: 'bags', value: bags },
      { key: 'rescuers', value: 120 },
    ]
    return api.assignments.due.handIn.mutate({ plan, key, version, text: '汛前准备工作已经就绪', figures })
  }

  let gates: string
  let bags: string

  it('begins with eleven reservoirs by name and every one of 87 sections, all to be inspected by the 15th', async () => {
    const lists = await (await season().api('lq-author')).assignments.targetList.byPlan.query({ plan })
    expect(lists.map(({ key, targets, frozenOn }) => [key, targets.length, frozenOn])).toEqual([
      ['reservoirs', 11, '2020-04-01'],
      ['dykes', 87, '2020-04-01'],
    ])
    const own = await season().owedBy('bd-county')
    expect([own.length, new Set(own.map(({ dueOn }) => dueOn))]).toEqual([38, new Set(['2020-04-15'])])
    expect(await season().owedBy('fp-village'), 'nobody patrols yet').toEqual([])
  })

  it('sees a serious finding for the county within 24 hours, and another for the town within seven days', async () => {
    season().at('04-08 08:00')
    const stuck = await season().seen('bd-county', 'df-52', 'no', '闸门锈死，不能落下')
    gates = `${await season().record('bd-county', 'df-52', 'dykeInspection', '04-08 09:00', { over: { 'works.gates': stuck } })}:works.gates.answer`
    const few = { value: 600, note: '仓库只有六百条' }
    bags = `${await season().record('bd-county', 'df-53', 'dykeInspection', '04-08 09:30', { over: { 'supplies.bags': few } })}:supplies.bags.value`
    const others = ['df-54', 'df-55', 'df-56'].map((id) => season().made(id, 'dykeInspection', '04-08 10:00'))
    season().at('04-08 11:00')
    await season().send('bd-county', ...others, season().made('sk-03', 'reservoirInspection', '04-08 10:30'))
    const serious = { severity: 'serious', rectifyBy: '2020-04-09T09:00', title: '穿堤涵闸不能正常启闭' }
    expect(await season().finding(gates)).toMatchObject({ ...serious, responsible: { region: county, title: '白渡县水务局' } })
    const general = { severity: 'general', rectifyBy: '2020-04-15', title: '编织袋储备不足，现有600条' }
    expect(await season().finding(bags)).toMatchObject({ ...general, responsible: { title: '白渡县枫坪乡' } })
  })

  it('closes the serious one within its hours, blue to the minute and red from the next on', async () => {
    season().at('04-09 09:00')
    expect(await season().finding(gates)).toMatchObject({ light: 'blue' })
    season().at('04-09 09:01')
    expect(await season().finding(gates)).toMatchObject({ light: 'red' })
    await season().reportBack('bd-unit', gates)
    expect(await season().closeOut(gates)).toMatchObject({ state: 'closedOut', verbs: [] })
  })

  it('gives the town more time once, as much as the plan allows, where the city says so', async () => {
    season().at('04-14 10:00')
    const unit = (await season().api('fp-unit')).assignments.finding
    const city = (await season().api('lq-reviewer')).assignments.finding
    const seen = await unit.byId.query({ id: bags })
    expect([seen.verbs, seen.extension]).toEqual([
      ['accept', 'reportBack', 'askExtension'],
      { asked: null, left: { left: 1, latest: '2020-04-22' } },
    ])
    const ask = { id: bags, version: seen.version, text: '编织袋还在路上，下周到货' }
    const refusedFor = async (rectifyBy: string) => problemOf(unit.askExtension.mutate({ ...ask, rectifyBy }))
    expect(await refusedFor('2020-04-15')).toBe('finding.extension-earlier')
    expect(await refusedFor('2020-04-23')).toBe('finding.extension-too-long')
    const asked = await unit.askExtension.mutate({ ...ask, rectifyBy: '2020-04-20' })
    expect(asked).toMatchObject({ state: 'handedOver', rectifyBy: '2020-04-15', extension: { asked: '2020-04-20' } })
    expect((await city.list.query({ plan, mine: true, state: 'toExtend' })).rows.map(({ id }) => id)).toEqual([bags])
    const { id, version } = asked
    const refused = await city.refuseExtension.mutate({ id, version, text: '理由不充分，请写明到货日期' })
    expect(refused).toMatchObject({ rectifyBy: '2020-04-15', extension: { asked: null, left: { left: 1 } } })
    const again = { ...ask, version: refused.version, text: '厂家确认二十日到货，二十二日入库' }
    const { version: newest } = await unit.askExtension.mutate({ ...again, rectifyBy: '2020-04-22' })
    const extended = await city.extend.mutate({ id, version: newest })
    expect(extended).toMatchObject({ rectifyBy: '2020-04-22', extension: { asked: null, left: null } })
    expect(extended.timeline.slice(2).map(({ verb, rectifyBy }) => [verb, rectifyBy])).toEqual([
      ['askExtension', '2020-04-20'],
      ['refuseExtension', '2020-04-20'],
      ['askExtension', '2020-04-22'],
      ['extend', '2020-04-22'],
    ])
    const once = { ...ask, version: extended.version, rectifyBy: '2020-04-24' }
    expect(await problemOf(unit.askExtension.mutate(once))).toBe('finding.extensions-used')
  })

  it('has one report received, one late and one missing', async () => {
    const { key, version } = await handIn('bd-unit', '04-14 15:00', 52_000)
    await (await season().api('lq-reviewer')).assignments.due.receive.mutate({ plan, key, version })
    await handIn('zt-unit', '04-17 10:00', 31_000)
    expect((await reports()).map(({ by, standing, lateDays }) => [by, standing, lateDays]).sort()).toEqual([
      ['江汀县', 'missed', 2],
      ['洲头区', 'doneLate', 2],
      ['白渡县', 'received', 0],
    ])
  })

  it('shows the other finding in time, and the bureau puts its day off as it sends it back', async () => {
    expect(await season().finding(bags)).toMatchObject({ light: 'none' })
    await season().reportBack('fp-unit', bags)
    expect(await season().finding(bags)).toMatchObject({ light: 'none' })
    expect(await season().sendBack(bags, '2020-04-24')).toMatchObject({
      state: 'returned',
      rectifyBy: '2020-04-24',
      light: 'none',
    })
    season().at('04-23 09:00')
    await season().reportBack('fp-unit', bags)
    expect(await season().closeOut(bags)).toMatchObject({ state: 'closedOut' })
  })

  it('takes two inspections late, and a patrol that nobody owes between the windows', async () => {
    season().at('04-23 10:00')
    for (const target of ['df-57', 'df-58']) {
      const due = await season().visitOf('bd-county', target, 'beforeDykes', 'before')
      await season().record('bd-county', target, 'dykeInspection', '04-23 14:00', { due: due!.id })
    }
    expect(await season().owedBy('fp-village')).toEqual([])
    await season().record('fp-village', 'df-52', 'dykePatrol', '04-24 07:00')
    const { visits } = await (await season().api('fp-village')).assignments.target.byId.query({ plan, target: 'df-52' })
    expect(visits.map(({ duty, status, doneOn, isLate }) => [duty, status, doneOn, isLate])).toEqual([
      [null, 'done', '2020-04-24', false],
      ['owed.beforeDykes', 'done', '2020-04-08', false],
    ])
  })

  monthEnds(season, 'april', {
    at: '05-01 00:10',
    coverage: { visited: 8, designated: 98 },
    shares: { 'dykeInspection works.gates': [6, 7] },
    sums: { 'dykeInspection supplies.bags': 6 * 1500 + 600 },
  })
}
