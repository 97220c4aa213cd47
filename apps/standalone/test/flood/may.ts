import { flood } from '@duzhan/plan-packs'
import { expect, it } from 'vitest'
import { newId } from '../answers.ts'
import { problemOf } from '../platform.ts'
import { monthEnds } from './monthEnds.ts'
import { type FloodSeason, plan, shanghai } from './season.ts'

/** May: patrols by the day, the week and the 旬, a red alert, and a section that comes onto the list. */
export function may(season: () => FloodSeason): void {
  const days = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => `05-${String(first + index).padStart(2, '0')}`)
  const told = { plan, event: '暴雨红色预警', text: '市气象台发布暴雨红色预警' }
  const tell = async (id: string, region: string, local: string) => {
    season().at(local)
    const at = shanghai(local).toISOString()
    return (await season().api('lq-reviewer')).assignments.due.tell.mutate({ ...told, id, region, at })
  }

  it('begins with a patrol of every section and reservoir each day, shown to the village and to nobody else’s village', async () => {
    season().at('05-01 06:00')
    const own = await season().owedBy('fp-village')
    expect(own.map(({ duty, target, dueOn }) => [duty, target.id, dueOn]).sort()).toEqual([
      ...['df-52', 'df-53', 'df-54', 'df-55', 'df-56'].map((id) => ['owed.dailyDykes', id, '2020-05-01']),
      ['owed.dailyReservoirs', 'sk-03', '2020-05-01'],
    ])
    expect(await season().owedBy('yl-village')).toHaveLength(4)
    expect((await season().owedBy('fp-town')).map(({ dueOn }) => dueOn)).toEqual(Array(13).fill('2020-05-03'))
  })

  it('takes a week of patrols that come together from a village without a network, each in time for its own day', async () => {
    season().at('05-07 19:00')
    const week = days(1, 7).map((day) => season().made('df-52', 'dykePatrol', `${day} 07:00`))
    await season().send('fp-village', ...week, season().made('sk-03', 'reservoirPatrol', '05-07 08:00'))
    const { visits } = await (await season().api('fp-village')).assignments.target.byId.query({ plan, target: 'df-52' })
    const patrols = visits.filter(({ duty, status }) => duty === 'owed.dailyDykes' && status === 'done')
    expect(patrols.map(({ window, doneOn, isLate }) => [window, doneOn, isLate])).toEqual(
      days(1, 7)
        .reverse()
        .map((day) => [`2020-${day}`, `2020-${day}`, false]),
    )
  })

  it('joins a leak that is seen two days running into one finding, red on the third, and closes it late', async () => {
    const leak = async () => ({ 'works.seepage': await season().seen('fp-village', 'df-53', 'yes', '堤脚渗水，已围井') })
    season().at('05-08 06:30')
    const first = await season().record('fp-village', 'df-53', 'dykePatrol', '05-08 07:00', { over: await leak() })
    const id = `${first}:works.seepage.answer`
    expect(await season().finding(id)).toMatchObject({ severity: 'serious', rectifyBy: '2020-05-09T07:00', light: 'blue' })
    season().at('05-09 06:30')
    await season().record('fp-village', 'df-53', 'dykePatrol', '05-09 07:00', { over: await leak() })
    season().at('05-10 08:00')
    const { timeline, light } = await season().finding(id)
    expect([timeline.map(({ verb }) => verb), light]).toEqual([['record', 'handOver', 'record'], 'red'])
    season().at('05-11 08:00')
    expect(await season().reportBack('bd-unit', id)).toMatchObject({ light: 'yellow' })
    const bureau = (await season().api('bd-unit')).assignments.finding
    const { version } = await season().finding(id)
    expect(await problemOf(bureau.verify.mutate({ id, version, text: '已经处置到位' })), 'not by who mended it').toBe(
      'right.missing',
    )
    expect(await season().closeOut(id)).toMatchObject({ state: 'closedOut' })
  })

  it('puts a section that is registered on the 11th onto the list of everyone, and a reservoir that nobody named nowhere', async () => {
    season().at('05-11 09:00')
    const { target, targetList } = (await season().api('lq-author')).assignments
    const like = (id: string) => flood.targets.find((one) => one.id === id)!
    const dyke = { ...like('df-85'), id: 'df-88', name: '云岭堤第6段' }
    const reservoir = { ...like('sk-05'), id: 'sk-12', name: '小塘水库' }
    await target.register.mutate({ plan, targets: [dyke, reservoir] })
    const { version, proposals } = await targetList.review.query({ plan })
    expect(proposals.map((one) => [one.target.id, one.change, one.list])).toEqual([['df-88', 'on', 'dykes']])
    await targetList.decide.mutate({ plan, version, decisions: [{ target: 'df-88', verb: 'designate', list: 'dykes' }] })
    await season().platform.settle()
    expect((await targetList.review.query({ plan })).proposals).toEqual([])
    await season().record('yl-village', 'df-88', 'dykePatrol', '05-11 17:00')
    expect(await season().visitOf('yl-village', 'df-88', 'dailyDykes', '2020-05-11')).toMatchObject({
      status: 'done',
      isLate: false,
    })
    expect(await season().visitOf('yl-village', 'df-88', 'dailyDykes', '2020-05-10'), 'before it stood there').toBeUndefined()
  })

  it('has weekly patrols in time and late, and a finding for the town closed within its seven days', async () => {
    const grass = { answer: 'no', note: '堤身杂草过膝' }
    const overgrown = season().made('df-57', 'dykePatrol', '05-06 10:00', { over: { 'works.clearing': grass } })
    const others = [season().made('df-52', 'dykePatrol', '05-06 09:00'), season().made('sk-04', 'reservoirPatrol', '05-06 11:00')]
    await season().send('fp-town', overgrown, ...others)
    const id = `${overgrown.id}:works.clearing.answer`
    expect(await season().finding(id), 'from the day on which it arrived').toMatchObject({ rectifyBy: '2020-05-18' })
    season().at('05-13 09:00')
    await season().reportBack('fp-unit', id)
    await season().closeOut(id)
    const yesterday = await season().visitOf('fp-village', 'df-52', 'dailyDykes', '2020-05-12')
    await season().record('fp-village', 'df-52', 'dykePatrol', '05-13 10:00', { due: yesterday!.id })
    season().at('05-19 08:00')
    const week = await season().visitOf('fp-town', 'df-52', 'weeklyDykes', '2020-W20')
    await season().record('fp-town', 'df-52', 'dykePatrol', '05-19 09:00', { due: week!.id })
  })

  it('sends every town of a county out within a day of a red alert, and none where it was told by mistake', async () => {
    expect(await tell(newId(), '970121000000', '05-20 10:00')).toEqual({ dues: [], visits: 38 })
    await season().record('fp-town', 'df-52', 'dykePatrol', '05-20 16:00')
    const sent = [season().made('df-57', 'dykePatrol', '05-20 17:00'), season().made('sk-03', 'reservoirPatrol', '05-20 18:00')]
    const mistake = newId()
    expect(await tell(mistake, '970122000000', '05-21 08:00'), '27 sections by now, and six reservoirs').toMatchObject({
      visits: 33,
    })
    await (await season().api('lq-reviewer')).assignments.due.untell.mutate({ plan, id: mistake, text: '县名报错，已更正' })
    await season().send('fp-town', ...sent)
    season().at('05-22 08:00')
    const { visits } = await (await season().api('fp-town')).assignments.target.byId.query({ plan, target: 'df-58' })
    const called = visits.find(({ duty }) => duty === 'owed.alertDykes')
    expect(called).toMatchObject({ title: '红色预警后一日内巡查堤防（暴雨红色预警）', dueOn: '2020-05-21', status: 'due' })
    await season().record('fp-town', 'df-58', 'dykePatrol', '05-22 09:00', { due: called!.id })
  })

  it('has inspections of the counties by the 旬, one late, and of the bureau by the month', async () => {
    const torn = { answer: 'no', note: '缺四天的巡查记录' }
    const tenth = ['df-52', 'df-53', 'df-55', 'df-56'].map((id) => season().made(id, 'dykeInspection', '05-10 15:00'))
    const kept = season().made('df-54', 'dykeInspection', '05-10 16:00', { over: { 'duty.log': torn } })
    await season().send('bd-county', ...tenth, kept)
    const second = await season().visitOf('bd-county', 'df-57', 'tenDaysDykes', '2020-05-T2')
    await season().record('bd-county', 'df-57', 'dykeInspection', '05-22 15:00', { due: second!.id })
    await season().record('lq-bureau', 'df-01', 'dykeInspection', '05-25 10:00')
    const few = { value: 1800, note: '编织袋只有一千八百条' }
    await season().record('lq-bureau', 'sk-01', 'reservoirInspection', '05-25 14:00', { over: { 'supplies.bags': few } })
    season().at('05-30 09:00')
    const stuck = await season().seen('jt-county', 'sk-07', 'no', '闸门启闭机无电')
    await season().record('jt-county', 'sk-07', 'reservoirInspection', '05-30 10:00', { over: { 'works.gates': stuck } })
    await season().record('jt-county', 'sk-06', 'reservoirInspection', '05-30 15:00')
  })

  it('has a mean of water levels, and says that they do not add up', async () => {
    const { items } = await season().figures('2020-05')
    expect(items.get('dykePatrol water.level')).toMatchObject({ mean: { value: 20.5 }, isSummed: false })
    expect(items.get('dykeInspection supplies.bags')).not.toHaveProperty('isSummed')
  })

  // visited: nine sections (df-52 to df-58, df-88, df-01) and five reservoirs (sk-03, sk-04, sk-06, sk-07, sk-01); the newest record of each counts
  monthEnds(season, 'may', {
    at: '06-01 00:10',
    coverage: { visited: 14, designated: 99 },
    shares: {
      'dykePatrol works.seepage': [4, 5],
      'dykePatrol works.clearing': [5, 5],
      'dykeInspection duty.log': [6, 7],
      'reservoirInspection works.gates': [2, 3],
    },
    sums: { 'dykeInspection supplies.bags': 7 * 1500, 'reservoirInspection supplies.bags': 2 * 2500 + 1800 },
  })
}
